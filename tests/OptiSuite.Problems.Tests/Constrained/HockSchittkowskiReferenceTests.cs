using System.Text.Json;

namespace OptiSuite.Problems.Tests.Constrained;

/// <summary>Our definitions against values of CUTEst's (data/hock-schittkowski.json).</summary>
public class HockSchittkowskiReferenceTests
{
    private const double Tolerance = 1e-12;

    // Here CUTEst writes a constant with fewer digits than a double holds, and only that many can agree.
    private static readonly Dictionary<string, double> _roundedConstants = new() { ["hs60"] = 1e-10 };

    // The iterations inside hs67 start from a guess that depends on x. The reference forgets that in its derivatives, which are off by 5e-6.
    private static readonly Dictionary<string, double> _roundedDerivatives = new() { ["hs67"] = 1e-5 };

    // Here the best point of the solvers lies outside by as much as they were allowed (1e-6), and below what is feasible by more than 1e-9.
    private static readonly string[] _infeasibleReference = ["hs72", "hs88", "hs89", "hs90", "hs91", "hs92", "hs116"];

    // Here the solvers of the reference stopped at other local minima, and the known solution lies below the best that they found.
    private static readonly string[] _belowTheSolvers = ["hs20", "hs47", "hs55"];

    private static readonly Dictionary<string, JsonElement> _reference = Read();

    public static TheoryData<string> Names => [.. ProblemCatalog.Suite("hock-schittkowski").Select(problem => problem.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void Definition_OfAProblem_HasTheReferencesSizesStartBoundsAndRowKinds(string name)
    {
        (Problem problem, JsonElement reference) = (ProblemCatalog.Find(name), _reference[name]);

        problem.Dimension.ShouldBe(reference.GetProperty("n").GetInt32());
        problem.ConstraintCount.ShouldBe(reference.GetProperty("m").GetInt32());
        problem.Start!.Value.ShouldBe(Numbers(reference, "startAsPublished"));
        double[] lower = Numbers(reference, "lower", double.NegativeInfinity), upper = Numbers(reference, "upper", double.PositiveInfinity);
        (problem.Bounds?.Lower ?? [.. lower.Select(_ => double.NegativeInfinity)]).ShouldBe(lower);
        (problem.Bounds?.Upper ?? [.. upper.Select(_ => double.PositiveInfinity)]).ShouldBe(upper);
        problem.Constraints.SelectMany(c => Enumerable.Repeat(c is LinearConstraint, c.Count))
            .ShouldBe(reference.GetProperty("linear").EnumerateArray().Select(row => row.GetBoolean()));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Evaluate_ReferencePoints_GivesTheReferencesFunctionsAndDerivatives(string name)
    {
        (Problem problem, JsonElement reference) = (ProblemCatalog.Find(name), _reference[name]);
        int n = problem.Dimension, m = problem.ConstraintCount;
        double tolerance = _roundedConstants.GetValueOrDefault(name, Tolerance);
        double derivatives = _roundedDerivatives.GetValueOrDefault(name, tolerance);
        double[] lower = Numbers(reference, "constraintLower", double.NegativeInfinity);
        double[] upper = Numbers(reference, "constraintUpper", double.PositiveInfinity);
        reference.GetProperty("checks").GetArrayLength().ShouldBe(3);
        foreach (JsonElement check in reference.GetProperty("checks").EnumerateArray())
        {
            double[] x = Numbers(check, "x"), gradient = new double[n], jacobian = new double[m * n];
            double[] toLower = new double[m], toUpper = new double[m];
            double f = ((IDifferentiableObjective)problem.Objective).Evaluate(x, gradient);
            int row = 0;
            foreach (IConstraint constraint in problem.Constraints)
            {
                double[] c = new double[constraint.Count], block = new double[c.Length * n];
                constraint.Evaluate(x, c);
                constraint.Jacobian(x, block);
                block.CopyTo(jacobian, row * n);
                for (int i = 0; i < c.Length; i++, row++)
                {
                    toLower[row] = c[i] - constraint.Lower[i];
                    toUpper[row] = constraint.Upper[i] - c[i];
                }
            }

            // Constants may stand in the function or in the limits; the distance to the limits is what both formulations share.
            double[] values = Numbers(check, "c");
            Compare("f", [f], [check.GetProperty("f").GetDouble()], tolerance);
            Compare("gradient", gradient, Numbers(check, "g"), derivatives);
            Compare("distance to the lower limits", toLower, [.. values.Select((c, i) => c - lower[i])], tolerance);
            Compare("distance to the upper limits", toUpper, [.. values.Select((c, i) => upper[i] - c)], tolerance);
            IEnumerable<JsonElement> rows = check.GetProperty("J").EnumerateArray();
            Compare("Jacobian", jacobian, [.. rows.SelectMany(r => r.EnumerateArray(), (_, entry) => entry.GetDouble())], derivatives);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Known_OfAProblem_AgreesWithTheBestThatSolversFound(string name)
    {
        double best = _reference[name].GetProperty("bestKnown").GetDouble(), known = ProblemCatalog.Find(name).Known!.Objective;
        double slack = 1e-9 * best.Magnitude();

        if (_belowTheSolvers.Contains(name)) known.ShouldBeLessThan(best - slack);
        else if (_infeasibleReference.Contains(name)) known.ShouldBeInRange(best + slack, best + (1e-6 * best.Magnitude()));
        else known.ShouldBe(best, slack);
    }

    private static void Compare(string what, double[] ours, double[] theirs, double tolerance)
    {
        ours.Length.ShouldBe(theirs.Length, what);
        double largest = theirs.Where(double.IsFinite).Select(Math.Abs).DefaultIfEmpty(0).Max();
        for (int i = 0; i < ours.Length; i++)
        {
            if (double.IsInfinity(theirs[i])) ours[i].ShouldBe(theirs[i], $"{what}, entry {i}");
            else ours[i].ShouldBe(theirs[i], tolerance * largest.Magnitude(), $"{what}, entry {i}");
        }
    }

    private static double[] Numbers(JsonElement parent, string name, double ifNull = double.NaN) =>
        [.. parent.GetProperty(name).EnumerateArray().Select(e => e.ValueKind == JsonValueKind.Null ? ifNull : e.GetDouble())];

    private static Dictionary<string, JsonElement> Read()
    {
        string path = Path.Combine(AppContext.BaseDirectory, "data", "hock-schittkowski.json");
        JsonElement root = JsonDocument.Parse(File.ReadAllText(path)).RootElement;
        return root.GetProperty("problems").EnumerateArray()
            .ToDictionary(problem => problem.GetProperty("id").GetString()!.ToLowerInvariant());
    }
}
