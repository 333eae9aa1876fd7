using System.Collections.Immutable;
using System.Globalization;

namespace OptiSuite.Cli.Outputs;

/// <summary>The answer of <c>solve</c> for people.</summary>
internal static class SolveText
{
    private const int MostValues = 12;

    public static void Write(CliHost host, OptimizationResult result, string reason)
    {
        TextWriter writer = host.Out;
        writer.WriteLine($"{result.Problem.Name} by {result.Optimizer.Name}{(reason.Length > 0 ? $", chosen because {reason}" : "")}");
        Line(writer, "objective", Number(result.Objective) + Gap(result));
        Line(writer, "x", Vector(result.X));
        Line(writer, "ended", result.Message);
        Line(writer, "verified", Verified(result));
        if (result.Multipliers is { } multipliers) WriteMultipliers(writer, multipliers);
        Line(writer, "evaluations", Counts(result.Evaluations));
        Line(writer, "time", $"{result.Elapsed.TotalSeconds.ToString("0.000", CultureInfo.InvariantCulture)} s");
    }

    private static void Line(TextWriter writer, string label, string text) => writer.WriteLine($"  {label,-12} {text}");

    private static string Number(double value) => value.ToString("G12", CultureInfo.InvariantCulture);

    private static string Vector(ImmutableArray<double> values)
    {
        string shown = string.Join(", ", values.Take(MostValues).Select(value => value.ToString("G8", CultureInfo.InvariantCulture)));
        return values.Length <= MostValues ? $"[{shown}]" : $"[{shown}, ... {values.Length} values; --json shows all]";
    }

    private static string Gap(OptimizationResult result) => result.Problem.Known is { } known
        ? $" (known: {Number(known.Objective)}{(known.IsGlobal ? "" : ", best known")}; above it by {(result.Objective - known.Objective).ToString("G3", CultureInfo.InvariantCulture)})"
        : "";

    private static string Verified(OptimizationResult result)
    {
        Verification verified = result.Verified;
        string stationary = verified.Stationary switch
        {
            true => $"stationary (residual {verified.FirstOrderResidual:G3})",
            false => $"NOT stationary (residual {verified.FirstOrderResidual:G3})",
            null => "stationarity not known",
        };
        string feasible = result.Problem.ConstraintCount == 0
            ? ""
            : verified.Feasible ? $", feasible (violation {verified.ConstraintViolation:G3})" : $", NOT feasible (violation {verified.ConstraintViolation:G3})";
        string inside = result.Problem.Bounds is null ? "" : verified.InsideBounds ? ", inside bounds" : ", OUTSIDE bounds";
        return (verified.Finite ? "finite" : "NOT finite") + inside + feasible + ", " + stationary;
    }

    private static void WriteMultipliers(TextWriter writer, Multipliers multipliers)
    {
        if (multipliers.Constraints.Length > 0) Line(writer, "multipliers", Vector(multipliers.Constraints));
        if (multipliers.Lower.Any(value => value != 0)) Line(writer, "  of lower", Vector(multipliers.Lower));
        if (multipliers.Upper.Any(value => value != 0)) Line(writer, "  of upper", Vector(multipliers.Upper));
    }

    private static string Counts(EvaluationCounts counts)
    {
        (string Name, long Count)[] kinds =
        [
            ("objective", counts.Objective), ("gradient", counts.Gradient), ("constraint", counts.Constraint), ("Jacobian", counts.Jacobian),
            ("Hessian product", counts.HessianVector), ("term", counts.Terms), ("monitor", counts.Monitor), ("not finite", counts.NonFinite),
        ];
        return string.Join(", ", kinds.Where(kind => kind.Count > 0).Select(kind => $"{kind.Count} {kind.Name}"));
    }
}
