using OptiSuite.Optimizers;

namespace OptiSuite.Compat;

/// <summary>quadprog's and linprog's arguments as one <see cref="QuadraticProgram"/>: the rows of A before those of Aeq.</summary>
internal sealed class LinearModel
{
    private readonly int _inequalities;

    public LinearModel(
        double[,]? h, double[] f, double[,]? a, double[]? b, double[,]? aeq, double[]? beq, double[]? lb, double[]? ub)
    {
        int n = f.Length;
        (Lower, Upper) = (Bounds(lb, n, "lb", double.NegativeInfinity), Bounds(ub, n, "ub", double.PositiveInfinity));
        for (int j = 0; j < n; j++)
        {
            if (Lower[j] > Upper[j]) Crossed ??= $"lb is {Lower[j]} and ub is {Upper[j]} for variable {j}: the bounds contradict each other.";
        }

        (_inequalities, int equalities) = (Rows(a, b, n, "A", "b"), Rows(aeq, beq, n, "Aeq", "beq"));
        if (Crossed is not null) return;
        double[] matrix = [.. Flat(a), .. Flat(aeq)], upper = [.. b ?? [], .. beq ?? []], lower = (double[])upper.Clone();
        Array.Fill(lower, double.NegativeInfinity, 0, _inequalities);
        Program = new QuadraticProgram(Symmetrized(h, n), f, matrix, lower, upper, Lower, Upper);
    }

    public double[] Lower { get; }

    public double[] Upper { get; }

    /// <summary>What is wrong with bounds that contradict each other; null where they do not.</summary>
    public string? Crossed { get; }

    public QuadraticProgram? Program { get; }

    public LinearLambda Lambda(Multipliers multipliers) =>
        new(
            [.. multipliers.Lower],
            [.. multipliers.Upper],
            [.. multipliers.Constraints.Take(_inequalities).Select(v => Math.Max(v, 0))],
            [.. multipliers.Constraints.Skip(_inequalities)]);

    public static LinearOutput Output(QuadraticProgramResult result, string message) => new()
    {
        Iterations = result.Iterations,
        Algorithm = "interior-point-convex",
        ConstrViolation = result.PrimalResidual,
        FirstOrderOpt = Math.Max(result.DualResidual, result.DualityGap),
        Message = message,
    };

    public static LinearOutput CrossedOutput(string message) => new()
    {
        Iterations = 0,
        Algorithm = "interior-point-convex",
        ConstrViolation = double.NaN,
        FirstOrderOpt = double.NaN,
        Message = message,
    };

    // MATLAB takes H and f'Hx as given: only the symmetric part of H matters, and is used.
    private static double[] Symmetrized(double[,]? h, int n)
    {
        if (h is null) return [];
        if (h.GetLength(0) != n || h.GetLength(1) != n) throw new ArgumentException($"H is {h.GetLength(0)}×{h.GetLength(1)}; f has {n} values, so it must be {n}×{n}.");
        double[] values = new double[n * n];
        for (int k = 0; k < values.Length; k++) values[k] = 0.5 * (h[k / n, k % n] + h[k % n, k / n]);
        return values;
    }

    private static int Rows(double[,]? matrix, double[]? right, int n, string name, string rightName)
    {
        int rows = matrix?.GetLength(0) ?? 0, values = right?.Length ?? 0;
        if (rows != values) throw new ArgumentException($"{name} has {rows} rows and {rightName} {values} values; give one value for each row.");
        if (rows > 0 && matrix!.GetLength(1) != n) throw new ArgumentException($"{name} has {matrix.GetLength(1)} columns; there are {n} variables.");
        return rows;
    }

    private static IEnumerable<double> Flat(double[,]? matrix) => matrix is null ? [] : matrix.Cast<double>();

    private static double[] Bounds(double[]? bounds, int n, string name, double none)
    {
        int count = bounds?.Length ?? 0;
        if (count > n) throw new ArgumentException($"{name} has {count} values for {n} variables; give at most one for each.");
        double[] full = new double[n];
        Array.Fill(full, none);
        bounds?.CopyTo(full, 0);
        return full;
    }
}
