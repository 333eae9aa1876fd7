namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 118 (production over five periods): minimize Σₖ 2.3x₃ₖ₊₁ + 0.0001x₃ₖ₊₁² + 1.7x₃ₖ₊₂ + 0.0001x₃ₖ₊₂²
/// + 2.2x₃ₖ₊₃ + 0.00015x₃ₖ₊₃² over k = 0 … 4, where from period to period the three productions change by −7 to 6, −7 to 6 and −7 to 7
/// (first, third, second), and each period's sum is at least 60, 50, 70, 85 and 100, in a box. A convex quadratic program with seventeen
/// rows, twelve of them with two limits. Minimum 664.82045.
/// </summary>
public static class Hs118
{
    private const int N = 15, Periods = 5;

    /// <summary>The problem <c>hs118</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), N)
    {
        Name = "hs118",
        Start = [20, 55, 15, 20, 60, 20, 20, 60, 20, 20, 60, 20, 20, 60, 20],
        Bounds = new Bounds(
            [8, 43, 3, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0], [21, 57, 16, 90, 120, 60, 90, 120, 60, 90, 120, 60, 90, 120, 60]),
        Constraints =
        [
            new LinearConstraint(
                Changes(), [.. Enumerable.Repeat(-7.0, 12)], [6, 6, 7, 6, 6, 7, 6, 6, 7, 6, 6, 7], "changes of the production"),
            LinearConstraint.AtLeast(Sums(), [60, 50, 70, 85, 100], "demand"),
        ],
        Known = new KnownSolution(
            664.8204499999999, [8, 49, 3, 1, 56, 0, 0.9999999999999929, 63, 6, 3.0000000000000036, 70, 12, 5.0000000000000036, 77, 18],
            Source: "Kuhn-Tucker equations of a convex problem solved to double precision"),
    };

    private static ReadOnlySpan<double> Linear => [2.3, 1.7, 2.2];

    private static ReadOnlySpan<double> Quadratic => [0.0001, 0.0001, 0.00015];

    // In each period the first, the third and the second product.
    private static double[,] Changes()
    {
        double[,] a = new double[12, N];
        ReadOnlySpan<int> order = [0, 2, 1];
        for (int row = 0; row < 12; row++)
        {
            int before = (3 * (row / 3)) + order[row % 3];
            (a[row, before], a[row, before + 3]) = (-1, 1);
        }

        return a;
    }

    private static double[,] Sums()
    {
        double[,] a = new double[Periods, N];
        for (int i = 0; i < N; i++) a[i / 3, i] = 1;
        return a;
    }

    private static double Value(ReadOnlySpan<double> x)
    {
        double value = 0;
        for (int i = 0; i < N; i++) value += x[i] * (Linear[i % 3] + (Quadratic[i % 3] * x[i]));
        return value;
    }

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        for (int i = 0; i < N; i++) gradient[i] = Linear[i % 3] + (2 * Quadratic[i % 3] * x[i]);
        return Value(x);
    }
}
