#:property PublishAot=false
// The least sheet metal for a can of 330 ml, as in problem.py, by a C# program of one file that needs no package.
//
//     optisuite solve --external "dotnet run examples/07-external-problem/problem.cs"
using System.Text.Json.Nodes;

const double Volume = 330;
while (Console.ReadLine() is { } line)
{
    JsonNode request = JsonNode.Parse(line)!;
    switch (request["op"]!.GetValue<string>())
    {
        case "describe":
            Console.WriteLine(
                $$"""{"protocol":1,"name":"can","dimension":2,"start":[5,5],"lower":[0.1,0.1],"constraintLower":[0,{{Volume}}],"linear":[true,false],"provides":["f","g","c","J"]}""");
            break;
        case "evaluate":
            (double r, double h) = (request["x"]![0]!.GetValue<double>(), request["x"]![1]!.GetValue<double>());
            var reply = new JsonObject();
            foreach (JsonNode? want in request["want"]!.AsArray()) reply[want!.GetValue<string>()] = Evaluate(want.GetValue<string>(), r, h);
            Console.WriteLine(reply.ToJsonString());
            break;
        case "quit":
            return;
        default:
            Console.WriteLine("""{"error":"unknown op"}""");
            break;
    }
}

static JsonNode Evaluate(string want, double r, double h) => want switch
{
    "f" => 2 * Math.PI * r * (r + h),
    "g" => new JsonArray(2 * Math.PI * ((2 * r) + h), 2 * Math.PI * r),
    "c" => new JsonArray(h - (3 * r), Math.PI * r * r * h),
    _ => new JsonArray(new JsonArray(-3, 1), new JsonArray(2 * Math.PI * r * h, Math.PI * r * r)),
};
