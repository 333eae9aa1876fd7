using System.Text.Json;
using System.Text.Json.Nodes;

namespace OptiSuite.External.Tests;

/// <summary>
/// Serves HS14 (minimize (x₀−2)² + (x₁−1)² subject to x₀ − 2x₁ = −1, x₀²/4 + x₁² ≤ 1; f* = 9 − 2.875·√7) by the external problem protocol, and
/// misbehaves as its arguments say.
/// </summary>
internal static class ChildProgram
{
    private const string Description =
        """{"protocol":1,"name":"HS14","dimension":2,"start":[2,2],"constraintLower":[-1,null],"constraintUpper":[-1,1],"linear":[true,false],"provides":[PROVIDES]}""";

    public static int Main(string[] args)
    {
        var settings = new ChildSettings(args);
        if (settings["stderr"] is { } text) Console.Error.WriteLine(text);
        if (settings["pid"] is { } file) File.WriteAllText(file, $"{Environment.ProcessId}");
        int evaluation = 0;
        while (Console.In.ReadLine() is { } line)
        {
            if (settings["log"] is { } log) File.AppendAllText(log, line + "\n");
            JsonNode request = JsonNode.Parse(line)!;
            switch (request["op"]!.GetValue<string>())
            {
                case "describe":
                    if (settings["silent"] is not null) Wait();
                    string provides = string.Join(',', (settings["provides"] ?? "f,g,c,J").Split(',').Select(name => $"\"{name}\""));
                    Console.WriteLine(settings["describe"] ?? Description.Replace("PROVIDES", provides));
                    if (settings["deaf"] is not null) Wait();
                    break;
                case "quit":
                    if (settings["ignoreQuit"] is not null) Wait();
                    return 0;
                case "evaluateBatch":
                    Console.WriteLine(Batch(request, settings));
                    break;
                default:
                    evaluation++;
                    if (Misbehave(settings, evaluation) is { } code) return code;
                    Console.WriteLine(Reply(request, settings, evaluation));
                    break;
            }
        }

        return 0;
    }

    private static int? Misbehave(ChildSettings settings, int evaluation)
    {
        if (settings["dieOnceAt"] is { } once && once.Split(',') is [var at, var marker] && at == $"{evaluation}" && !File.Exists(marker))
        {
            File.WriteAllText(marker, "died");
            return 9;
        }

        if (settings.Due("hangAt", evaluation)) Wait();
        if (settings.Due("extraAt", evaluation)) Console.WriteLine("one line too many");
        if (!settings.Due("dieAt", evaluation)) return null;
        Console.Error.WriteLine("the simulation exploded");
        Console.Out.Write("half a rep");
        return 7;
    }

    private static string Reply(JsonNode request, ChildSettings settings, int evaluation)
    {
        if (settings.Due("garbageAt", evaluation)) return "Iteration 3 of my solver: fine so far";
        if (settings.Due("bareNaNAt", evaluation)) return """{"f":NaN,"c":[0,0]}""";
        if (settings.Due("errorAt", evaluation)) return """{"error":"the mesh is tangled"}""";
        if (settings.Due("wrongLengthAt", evaluation)) return """{"f":1,"g":[1,2,3],"c":[1,2,3],"J":[[1,2]]}""";
        if (settings.Due("emptyAt", evaluation)) return "{}";
        double[] x = [.. request["x"]!.AsArray().Select(value => value!.GetValue<double>())];
        var reply = new JsonObject();
        foreach (string want in request["want"]!.AsArray().Select(want => want!.GetValue<string>())) reply[want] = Value(want, x);
        if (settings.Due("nullAt", evaluation)) reply["f"] = null;
        return reply.ToJsonString();
    }

    private static JsonNode Value(string want, double[] x) => JsonSerializer.SerializeToNode<object>(want switch
    {
        "f" => Objective(x),
        "g" => new[] { 2 * (x[0] - 2), 2 * (x[1] - 1) },
        "c" => Constraints(x),
        _ => new double[][] { [1, -2], [x[0] / 2, 2 * x[1]] },
    })!;

    private static string Batch(JsonNode request, ChildSettings settings)
    {
        if (settings["batchError"] is { } error) return $$"""{"error":"{{error}}"}""";
        double[][] points = [.. request["xs"]!.AsArray().Select(point => point!.AsArray().Select(value => value!.GetValue<double>()).ToArray())];
        var reply = new JsonObject();
        string[] want = [.. request["want"]!.AsArray().Select(want => want!.GetValue<string>())];
        if (want.Contains("f")) reply["fs"] = JsonSerializer.SerializeToNode(points.Select(Objective));
        if (want.Contains("c")) reply["cs"] = JsonSerializer.SerializeToNode(points.Select(Constraints));
        return reply.ToJsonString();
    }

    private static double Objective(double[] x) => ((x[0] - 2) * (x[0] - 2)) + ((x[1] - 1) * (x[1] - 1));

    private static double[] Constraints(double[] x) => [x[0] - (2 * x[1]), (x[0] * x[0] / 4) + (x[1] * x[1])];

    private static void Wait() => _ = new ManualResetEvent(false).WaitOne();
}
