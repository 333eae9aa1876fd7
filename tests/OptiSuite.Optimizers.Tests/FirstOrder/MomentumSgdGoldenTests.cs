using System.Text.Json;

namespace OptiSuite.Optimizers.Tests.FirstOrder;

/// <summary>The update against trajectories of torch.optim.SGD.</summary>
public sealed class MomentumSgdGoldenTests
{
    private static readonly JsonElement _golden = JsonDocument.Parse(
        File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", "optim_sgd.json"))).RootElement;

    public static TheoryData<string> Ids => [.. _golden.GetProperty("cases").EnumerateArray().Select(entry => entry.GetProperty("id").GetString()!)];

    [Fact]
    public void Golden_File_HasEveryCase() => Ids.Count.ShouldBe(11);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Minimize_GoldenCase_FollowsTheTrajectory(string id)
    {
        JsonElement entry = _golden.GetProperty("cases").EnumerateArray().Single(entry => entry.GetProperty("id").GetString() == id);
        JsonElement parameters = entry.GetProperty("params"), tolerance = entry.GetProperty("tol");
        double rtol = tolerance.GetProperty("rtol").GetDouble(), atol = tolerance.GetProperty("atol").GetDouble();
        var method = new MomentumSgd
        {
            LearningRate = parameters.GetProperty("lr").GetDouble(),
            Momentum = parameters.GetProperty("momentum").GetDouble(),
            Dampening = parameters.GetProperty("dampening").GetDouble(),
            WeightDecay = parameters.GetProperty("weight_decay").GetDouble(),
            Nesterov = parameters.GetProperty("nesterov").GetBoolean(),
        };
        int steps = parameters.GetProperty("steps").GetInt32();
        var trace = new Trace();
        method.Minimize(Pose(parameters.GetProperty("objective").GetString()!, entry.GetProperty("inputs")), new RunOptions
        {
            Observers = [trace],
            Stopping = new StoppingCriteria { MaxIterations = steps, StationarityTolerance = null, StepTolerance = null },
        });

        double[] iterates = Data(entry.GetProperty("output"));
        double[] values = [.. entry.GetProperty("aux").GetProperty("values").EnumerateArray().Select(value => value.GetDouble())];
        trace.Rows.Count.ShouldBe(steps + 1);
        for (int k = 0; k <= steps; k++)
        {
            int n = trace.Rows[k].X.Length;
            for (int i = 0; i < n; i++) ShouldAgree(trace.Rows[k].X[i], iterates[(k * n) + i]);
            ShouldAgree(trace.Rows[k].Objective, values[k]);
        }

        void ShouldAgree(double ours, double theirs) => Math.Abs(ours - theirs).ShouldBeLessThanOrEqualTo(atol + (rtol * Math.Abs(theirs)));
    }

    private static Problem Pose(string objective, JsonElement inputs)
    {
        double[] start = Data(inputs.GetProperty("x0"));
        if (objective == "rosenbrock") return Functions.Rosenbrock(2) with { Start = [.. start] };
        if (objective == "l1") return Functions.AbsoluteSum(Functions.Repeat(start.Length, _ => 1), new double[start.Length], start);
        objective.ShouldBe("quad");
        double[] a = Data(inputs.GetProperty("A")), b = Data(inputs.GetProperty("b"));
        int n = start.Length;
        return Functions.From(start, (x, g) =>
        {
            double f = 0;
            for (int i = 0; i < n; i++)
            {
                double ax = 0;
                for (int j = 0; j < n; j++) ax += a[(i * n) + j] * x[j];
                g[i] = ax - b[i];
                f += x[i] * ((ax / 2) - b[i]);
            }

            return f;
        });
    }

    private static double[] Data(JsonElement tensor) => [.. tensor.GetProperty("data").EnumerateArray().Select(value => value.GetDouble())];
}
