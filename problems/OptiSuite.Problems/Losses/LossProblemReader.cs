using System.Collections.Immutable;

namespace OptiSuite.Problems;

/// <summary>Turns an entry of a loss file into a problem.</summary>
internal static class LossProblemReader
{
    // Check values are there to tell another problem from this one, not to grade the last digits.
    private const double CheckTolerance = 1e-6;

    /// <summary>Returns the problem, or null and the reason to leave it out.</summary>
    public static LossProblem? Read(LossEntry entry, out string reason)
    {
        LossFamily? family = LossFamilies.Find(entry, out reason);
        if (family is null) return null;

        double[]? start = entry.TopVector("x0");
        int n = Dimension(entry, start);
        FamilyModel model;
        try
        {
            model = family.Build(entry, n);
            // Some losses see their data only when they are called.
            if (model.Dimension == n) _ = model.Objective.Evaluate(start ?? new double[n]);
        }
        catch (ArgumentException e)
        {
            // The losses and the models say what is wrong with a parameter or the data, but not where it stands.
            throw entry.Error("data", $"or params does not fit the family '{family.Name}': {Message(e)}", e);
        }

        if (model.Dimension != n)
        {
            throw entry.Error(start is null ? "n" : "x0", $"stands for {n} variables, and the data make a model of {model.Dimension} parameters; correct one of them");
        }

        Bounds? bounds = ConstraintReader.ReadBounds(entry, n);
        ImmutableArray<IConstraint> constraints = ConstraintReader.ReadBlocks(entry, n, model.Constraint);
        ImmutableArray<CheckPoint> checks = [.. entry.Checks(n)];
        reason = Contradiction(entry, model.Objective, start, checks);
        if (reason.Length > 0) return null;

        var problem = new Problem(model.Objective, n)
        {
            Name = entry.Id,
            Start = start is null ? null : [.. start],
            Bounds = bounds,
            SearchRegion = SearchRegions.Around(start, n, model.Reach, bounds, model.Within, constraints),
            Constraints = constraints,
            Known = Known(entry, n),
        };
        return new LossProblem(problem, family.Name, entry.Text("title"), entry.Text("definition"), entry.Flag("convex"), checks);
    }

    private static int Dimension(LossEntry entry, double[]? start)
    {
        double? stated = entry.Number("n");
        if (stated is { } value && !(value >= 1 && value <= 10_000_000 && value == Math.Floor(value)))
        {
            throw entry.Error("n", $"is {value}; give the number of variables, a whole number of at least 1");
        }

        if (start is null) return (int)(stated ?? throw entry.Error("x0", "is missing, and so is n; give the start, a vector of n values"));
        if (start.Length == 0) throw entry.Error("x0", "is empty; give the start, a vector of n values");
        int bad = Array.FindIndex(start, v => !double.IsFinite(v));
        if (bad >= 0) throw entry.Error("x0", $"has {start[bad]} as value {bad}; a start must be finite");
        if (stated is not null && stated != start.Length)
        {
            throw entry.Error("x0", $"has {start.Length} values, and n is {stated}; they must agree");
        }

        return start.Length;
    }

    private static KnownSolution? Known(LossEntry entry, int n)
    {
        double? f = entry.Number("f_star");
        double[]? x = entry.TopVector("x_star");
        if (x is not null && x.Length != n) throw entry.Error("x_star", $"has {x.Length} values; give {n}, or null where it is not known");
        if (f is null || !double.IsFinite(f.Value)) return null;
        string status = entry.Text("status");
        bool isGlobal = status.StartsWith("global", StringComparison.OrdinalIgnoreCase);
        return new KnownSolution(f.Value, x is null ? null : [.. x], isGlobal, status);
    }

    /// <summary>Where the file states an objective that this implementation does not give, the family is not the one that was meant.</summary>
    private static string Contradiction(LossEntry entry, IObjective objective, double[]? start, ImmutableArray<CheckPoint> checks)
    {
        if (start is not null && entry.Number("f_x0") is { } stated && !Agrees(objective.Evaluate(start), stated))
        {
            return $"the file states f(x0) = {stated}, and its family gives {objective.Evaluate(start)}; correct f_x0, params or family";
        }

        for (int i = 0; i < checks.Length; i++)
        {
            double f = objective.Evaluate(checks[i].X.AsSpan());
            if (!Agrees(f, checks[i].Objective))
            {
                return $"the file states f = {checks[i].Objective} at checks[{i}].x, and its family gives {f}; correct checks, params or family";
            }
        }

        return "";
    }

    private static bool Agrees(double actual, double stated) => actual.Equals(stated) || Math.Abs(actual - stated) <= CheckTolerance * Math.Max(1, Math.Abs(stated));

    private static string Message(ArgumentException e)
    {
        // The parameter name that the framework appends belongs to code, not to a file.
        int end = e.Message.IndexOf(" (Parameter '", StringComparison.Ordinal);
        string message = (end < 0 ? e.Message : e.Message[..end]).TrimEnd('.');
        return e is ArgumentOutOfRangeException { ActualValue: { } value } ? $"{message} It is {value}" : message;
    }
}
