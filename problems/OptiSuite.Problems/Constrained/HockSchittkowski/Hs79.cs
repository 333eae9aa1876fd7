namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 79: minimize (x₁ − 1)² + (x₁ − x₂)² + (x₂ − x₃)² + (x₃ − x₄)⁴ + (x₄ − x₅)⁴ subject to x₁ + x₂² +
/// x₃³ = 2 + 3√2, x₂ − x₃² + x₄ = −2 + 2√2 and x₁x₅ = 2. Best known 0.078776820…
/// </summary>
public static class Hs79
{
    private const double Root2 = 1.4142135623730950488;

    /// <summary>The problem <c>hs79</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 5)
    {
        Name = "hs79",
        Start = [2, 2, 2, 2, 2],
        SearchRegion = Bounds.Uniform(5, -10, 10),
        Constraints =
        [
            new NonlinearConstraint(
                Rows, [2 + (3 * Root2), (2 * Root2) - 2, 2], [2 + (3 * Root2), (2 * Root2) - 2, 2], RowsJacobian, "curves"),
        ],
        Known = new KnownSolution(
            0.07877682087105696, [1.1911274563110514, 1.3626031649617423, 1.472817931512088, 1.635016619167993, 1.6790814361664075],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to double precision, at the best of sixteen runs from different starts"),
    };

    private static double Value(ReadOnlySpan<double> x)
    {
        double a = x[0] - 1, b = x[0] - x[1], c = x[1] - x[2], d = x[2] - x[3], e = x[3] - x[4];
        return (a * a) + (b * b) + (c * c) + (d * d * d * d) + (e * e * e * e);
    }

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double b = 2 * (x[0] - x[1]), c = 2 * (x[1] - x[2]), d = x[2] - x[3], e = x[3] - x[4], d3 = 4 * d * d * d, e3 = 4 * e * e * e;
        gradient[0] = (2 * (x[0] - 1)) + b;
        gradient[1] = c - b;
        gradient[2] = d3 - c;
        gradient[3] = e3 - d3;
        gradient[4] = -e3;
        return Value(x);
    }

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        values[0] = x[0] + (x[1] * x[1]) + (x[2] * x[2] * x[2]);
        values[1] = x[1] - (x[2] * x[2]) + x[3];
        values[2] = x[0] * x[4];
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        ReadOnlySpan<double> rows =
        [
            1, 2 * x[1], 3 * x[2] * x[2], 0, 0,
            0, 1, -2 * x[2], 1, 0,
            x[4], 0, 0, 0, x[0],
        ];
        rows.CopyTo(jacobian);
    }
}
