using System.Text.Json;

namespace OptiSuite.Problems.Tests.Bbob;

/// <summary>Our functions against values of IOHexperimenter's (Bbob/data/bbob-reference.json): 24 functions, 2 instances, 5 dimensions.</summary>
public class BbobReferenceTests
{
    private const double Tolerance = 1e-9;

    private static readonly JsonElement _reference =
        JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Bbob", "data", "bbob-reference.json"))).RootElement;

    public static TheoryData<int> Functions => [.. Enumerable.Range(1, BbobSuite.FunctionCount)];

    [Theory]
    [MemberData(nameof(Functions))]
    public void Create_InstancesOfTheReference_HaveItsOptimum(int function)
    {
        foreach ((Problem problem, JsonElement row) in Cases(function))
        {
            problem.Known!.Objective.ShouldBe(row.GetProperty("fopt").GetDouble(), problem.Name);
            double[] optimum = Numbers(row.GetProperty("xopt"));
            for (int i = 0; i < optimum.Length; i++) problem.Known.X!.Value[i].ShouldBe(optimum[i], 1e-12, $"{problem.Name}, coordinate {i}");
            problem.Objective.Evaluate(optimum).ShouldBe(problem.Known.Objective, 1e-9, $"{problem.Name} at the optimum");
        }
    }

    [Theory]
    [MemberData(nameof(Functions))]
    public void Evaluate_PointsOfTheReference_GivesItsValues(int function)
    {
        foreach ((Problem problem, JsonElement row) in Cases(function))
        {
            double[] values = Numbers(row.GetProperty("fx"));
            double[][] points = [.. _reference.GetProperty("points").GetProperty($"{problem.Dimension}").EnumerateArray().Select(Numbers)];
            points.Length.ShouldBe(values.Length);
            for (int k = 0; k < values.Length; k++)
            {
                problem.Objective.Evaluate(points[k]).ShouldBe(values[k], Tolerance * values[k].Magnitude(), $"{problem.Name}, point {k}");
            }
        }
    }

    private static IEnumerable<(Problem Problem, JsonElement Row)> Cases(int function)
    {
        JsonElement[] rows = [.. _reference.GetProperty("problems").EnumerateArray().Where(row => row.GetProperty("f").GetInt32() == function)];
        rows.Length.ShouldBe(10);
        return rows.Select(row => (BbobSuite.Create(function, row.GetProperty("i").GetInt32(), row.GetProperty("d").GetInt32()), row));
    }

    private static double[] Numbers(JsonElement array) => [.. array.EnumerateArray().Select(number => number.GetDouble())];
}
