namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 108 (Himmelblau): minimize −½ (x₁x₄ − x₂x₃ + x₃x₉ − x₅x₉ + x₅x₈ − x₆x₇), the negative of an area
/// of triangles, subject to nine squared distances at most 1 (convex), to x₅x₉ ≤ 0, x₃x₉ ≥ 0, x₅x₈ ≥ x₆x₇ and x₁x₄ ≥ x₂x₃, and to x₉ ≥ 0.
/// Best known −0.8660254… = −√3/2, one of many solutions with this value.
/// </summary>
public static class Hs108
{
    private const int N = 9;

    private const double Infinity = double.PositiveInfinity;

    /// <summary>The problem <c>hs108</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), N)
    {
        Name = "hs108",
        Start = [1, 1, 1, 1, 1, 1, 1, 1, 1],
        Bounds = new Bounds(
            [-Infinity, -Infinity, -Infinity, -Infinity, -Infinity, -Infinity, -Infinity, -Infinity, 0],
            [.. Enumerable.Repeat(Infinity, N)]),
        SearchRegion = new Bounds([-2, -2, -2, -2, -2, -2, -2, -2, 0], [2, 2, 2, 2, 2, 2, 2, 2, 2]),
        Constraints =
        [
            new NonlinearConstraint(
                Distances, [.. Enumerable.Repeat(-Infinity, 9)], [.. Enumerable.Repeat(1.0, 9)], DistancesJacobian, "squared distances"),
            new NonlinearConstraint(
                Triangles, [-Infinity, 0, 0, 0], [0, Infinity, Infinity, Infinity], TrianglesJacobian, "orientation"),
        ],
        Known = new KnownSolution(
            -0.8660254037844387,
            [
                0.79432320206717, -0.6074953914703862, 0.9232680427289118, 0.3841563760703761, 0.79432320206717, -0.6074953914703862,
                0.9232680427289118, 0.3841563760703761, 0,
            ],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to double precision, at the best of sixteen runs from different starts"),
    };

    // Each squared distance is (x[A] − x[B])² + (x[C] − x[D])²; an index of −1 stands for 0.
    private static readonly (int A, int B, int C, int D)[] _distances =
    [
        (2, -1, 3, -1), (4, -1, 5, -1), (8, -1, -1, -1), (0, -1, 1, 8), (0, 4, 1, 5), (0, 6, 1, 7), (2, 4, 3, 5), (2, 6, 3, 7),
        (6, -1, 7, 8),
    ];

    private static double Value(ReadOnlySpan<double> x) =>
        -0.5 * ((x[0] * x[3]) - (x[1] * x[2]) + (x[2] * x[8]) - (x[4] * x[8]) + (x[4] * x[7]) - (x[5] * x[6]));

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        ReadOnlySpan<double> slopes = [x[3], -x[2], x[8] - x[1], x[0], x[7] - x[8], -x[6], -x[5], x[4], x[2] - x[4]];
        for (int i = 0; i < N; i++) gradient[i] = -0.5 * slopes[i];
        return Value(x);
    }

    private static void Distances(ReadOnlySpan<double> x, Span<double> values)
    {
        for (int row = 0; row < values.Length; row++)
        {
            (int a, int b, int c, int d) = _distances[row];
            double across = At(x, a) - At(x, b), along = At(x, c) - At(x, d);
            values[row] = (across * across) + (along * along);
        }
    }

    private static void DistancesJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        jacobian.Clear();
        for (int row = 0; row < _distances.Length; row++)
        {
            (int a, int b, int c, int d) = _distances[row];
            Span<double> slopes = jacobian.Slice(row * N, N);
            double across = 2 * (At(x, a) - At(x, b)), along = 2 * (At(x, c) - At(x, d));
            slopes[a] += across;
            if (b >= 0) slopes[b] -= across;
            if (c >= 0) slopes[c] += along;
            if (d >= 0) slopes[d] -= along;
        }
    }

    private static double At(ReadOnlySpan<double> x, int index) => index < 0 ? 0 : x[index];

    // The reference lists its upper limits first: x₅x₉ ≤ 0 stands before the rows ≥ 0.
    private static void Triangles(ReadOnlySpan<double> x, Span<double> values)
    {
        values[0] = x[4] * x[8];
        values[1] = x[2] * x[8];
        values[2] = (x[4] * x[7]) - (x[5] * x[6]);
        values[3] = (x[0] * x[3]) - (x[1] * x[2]);
    }

    private static void TrianglesJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        ReadOnlySpan<double> rows =
        [
            0, 0, 0, 0, x[8], 0, 0, 0, x[4],
            0, 0, x[8], 0, 0, 0, 0, 0, x[2],
            0, 0, 0, 0, x[7], -x[6], -x[5], x[4], 0,
            x[3], -x[2], -x[1], x[0], 0, 0, 0, 0, 0,
        ];
        rows.CopyTo(jacobian);
    }
}
