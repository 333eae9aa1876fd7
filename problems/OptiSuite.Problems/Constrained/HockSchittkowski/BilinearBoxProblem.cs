namespace OptiSuite.Problems;

/// <summary>
/// Problems 95 to 98 of Hock and Schittkowski (1981), which differ in the lower limits of their rows: minimize 4.3x₁ + 31.8x₂ + 63.3x₃ +
/// 15.8x₄ + 68.5x₅ + 4.7x₆ subject to four bilinear rows and 0 ≤ x ≤ (0.31, 0.046, 0.068, 0.042, 0.028, 0.0134).
/// </summary>
internal static class BilinearBoxProblem
{
    private const int N = 6;

    /// <summary>The problem, without a known solution.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="limits">The lower limits of the rows, 4 values.</param>
    public static Problem Create(string name, ReadOnlySpan<double> limits) => new(Objective.Differentiable(Value, Gradient), N)
    {
        Name = name,
        Start = [0, 0, 0, 0, 0, 0],
        Bounds = new Bounds([0, 0, 0, 0, 0, 0], [0.31, 0.046, 0.068, 0.042, 0.028, 0.0134]),
        Constraints = [new NonlinearConstraint(Rows, limits, [Infinity, Infinity, Infinity, Infinity], RowsJacobian, "bilinear")],
    };

    private const double Infinity = double.PositiveInfinity;

    private static ReadOnlySpan<double> Price => [4.3, 31.8, 63.3, 15.8, 68.5, 4.7];

    // The linear parts of the rows, 4×6.
    private static ReadOnlySpan<double> Linear =>
    [
        17.1, 38.2, 204.2, 212.3, 623.4, 1495.5,
        17.9, 36.8, 113.9, 169.7, 337.8, 1385.2,
        0, -273, 0, -70, -819, 0,
        159.9, -311, 0, 587, 391, 2198,
    ];

    // The products of the rows: row, coefficient and the two variables.
    private static ReadOnlySpan<(int Row, double Weight, int I, int J)> Products => _products;

    private static readonly (int Row, double Weight, int I, int J)[] _products =
    [
        (0, -169, 0, 2), (0, -3580, 2, 4), (0, -3810, 3, 4), (0, -18500, 3, 5), (0, -24300, 4, 5),
        (1, -139, 0, 2), (1, -2450, 3, 4), (1, -16600, 3, 5), (1, -17200, 4, 5),
        (2, 26000, 3, 4),
        (3, -14000, 0, 5),
    ];

    private static double Value(ReadOnlySpan<double> x)
    {
        double value = 0;
        for (int i = 0; i < N; i++) value += Price[i] * x[i];
        return value;
    }

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        Price.CopyTo(gradient);
        return Value(x);
    }

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        values.Clear();
        for (int k = 0; k < Linear.Length; k++) values[k / N] += Linear[k] * x[k % N];
        foreach ((int row, double weight, int i, int j) in Products) values[row] += weight * x[i] * x[j];
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        Linear.CopyTo(jacobian);
        foreach ((int row, double weight, int i, int j) in Products)
        {
            jacobian[(row * N) + i] += weight * x[j];
            jacobian[(row * N) + j] += weight * x[i];
        }
    }
}
