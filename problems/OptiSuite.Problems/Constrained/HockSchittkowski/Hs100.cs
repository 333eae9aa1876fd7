namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 100: minimize (x₁ − 10)² + 5 (x₂ − 12)² + x₃⁴ + 3 (x₄ − 11)² + 10x₅⁶ + 7x₆² + x₇⁴ − 4x₆x₇ − 10x₆
/// − 8x₇ subject to 127 − 2x₁² − 3x₂⁴ − x₃ − 4x₄² − 5x₅ ≥ 0, 282 − 7x₁ − 3x₂ − 10x₃² − x₄ + x₅ ≥ 0, 196 − 23x₁ − x₂² − 6x₆² + 8x₇ ≥ 0 and
/// −4x₁² − x₂² + 3x₁x₂ − 2x₃² − 5x₆ + 11x₇ ≥ 0. The rows are concave. Best known 680.63005…
/// </summary>
public static class Hs100
{
    /// <summary>The reference writes the weight 3 as a division by this rounded third.</summary>
    private const double Third = 0.3333333333;

    private const double Infinity = double.PositiveInfinity;

    /// <summary>The problem <c>hs100</c>.</summary>
    public static Problem Create() => Create(
        "hs100", new NonlinearConstraint(Rows, [0, 0, 0, 0], [Infinity, Infinity, Infinity, Infinity], RowsJacobian, "concave")) with
    {
        Known = new KnownSolution(
            680.6300573876063,
            [
                2.3304993728529686, 1.951372372859433, -0.47754139242037, 4.365726233760515, -0.6244869705343404, 1.0381310186168018,
                1.5942267116009459,
            ],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to double precision, at the best of sixteen runs from different starts"),
    };

    /// <summary>A variant with the same objective and start, without a known solution.</summary>
    /// <param name="name">What to call it.</param>
    /// <param name="rows">Its rows.</param>
    internal static Problem Create(string name, NonlinearConstraint rows) => new(Objective.Differentiable(Value, Gradient), 7)
    {
        Name = name,
        Start = [1, 2, 0, 4, 0, 1, 1],
        SearchRegion = Bounds.Uniform(7, -10, 10),
        Constraints = [rows],
    };

    /// <summary>The four rows.</summary>
    /// <param name="x">The point, 7 values.</param>
    /// <param name="values">Receives them.</param>
    internal static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        double square = x[1] * x[1];
        values[0] = 127 - (2 * x[0] * x[0]) - (3 * square * square) - x[2] - (4 * x[3] * x[3]) - (5 * x[4]);
        values[1] = 282 - (7 * x[0]) - (3 * x[1]) - (10 * x[2] * x[2]) - x[3] + x[4];
        values[2] = 196 - (23 * x[0]) - square - (6 * x[5] * x[5]) + (8 * x[6]);
        values[3] = (-4 * x[0] * x[0]) - square + (3 * x[0] * x[1]) - (2 * x[2] * x[2]) - (5 * x[5]) + (11 * x[6]);
    }

    /// <summary>Their Jacobian.</summary>
    /// <param name="x">The point, 7 values.</param>
    /// <param name="jacobian">Receives it, 4×7, row-major.</param>
    internal static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        ReadOnlySpan<double> rows =
        [
            -4 * x[0], -12 * x[1] * x[1] * x[1], -1, -8 * x[3], -5, 0, 0,
            -7, -3, -20 * x[2], -1, 1, 0, 0,
            -23, -2 * x[1], 0, 0, 0, -12 * x[5], 8,
            (-8 * x[0]) + (3 * x[1]), (-2 * x[1]) + (3 * x[0]), -4 * x[2], 0, 0, -5, 11,
        ];
        rows.CopyTo(jacobian);
    }

    private static double Value(ReadOnlySpan<double> x)
    {
        double a = x[0] - 10, b = x[1] - 12, c = x[2] * x[2], d = x[3] - 11, e = x[4] * x[4], g = x[6] * x[6];
        return (a * a) + (5 * b * b) + (c * c) + (d * d / Third) + (10 * e * e * e) + (7 * x[5] * x[5]) + (g * g)
            - (4 * x[5] * x[6]) - (10 * x[5]) - (8 * x[6]);
    }

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double e = x[4] * x[4];
        gradient[0] = 2 * (x[0] - 10);
        gradient[1] = 10 * (x[1] - 12);
        gradient[2] = 4 * x[2] * x[2] * x[2];
        gradient[3] = 2 * (x[3] - 11) / Third;
        gradient[4] = 60 * e * e * x[4];
        gradient[5] = (14 * x[5]) - (4 * x[6]) - 10;
        gradient[6] = (4 * x[6] * x[6] * x[6]) - (4 * x[5]) - 8;
        return Value(x);
    }
}
