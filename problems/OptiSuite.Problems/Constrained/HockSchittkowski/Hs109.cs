namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 109 (static power scheduling): minimize 3x₁ + 10⁻⁶x₁³ + 2x₂ + 0.522074·10⁻⁶x₂³ subject to the
/// balance of active power (x₁, x₂) and reactive power (x₈, x₉) at the three nodes of <see cref="ThreeNodeNetwork"/> with phases x₃, x₄
/// and voltages x₅, x₆, x₇, two rows |x₄ − x₃| ≤ 0.55, x₁² + x₈² ≤ 1500² and x₂² + x₉² ≤ 1500², in a box. Badly scaled. Best known
/// 5362.06918…
/// </summary>
public static class Hs109
{
    private const int N = 9;

    private const double A = 50.176, Shunt = 0.0007533 * A, Infinity = double.PositiveInfinity;

    private static readonly ThreeNodeNetwork _network = new(N, voltages: 4, phases: 2);

    /// <summary>The problem <c>hs109</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), N)
    {
        Name = "hs109",
        Start = [0, 0, 0, 0, 0, 0, 0, 0, 0],
        Bounds = new Bounds([0, 0, -0.55, -0.55, 196, 196, 196, -400, -400], [Infinity, Infinity, 0.55, 0.55, 252, 252, 252, 800, 800]),
        SearchRegion = new Bounds([0, 0, -0.55, -0.55, 196, 196, 196, -400, -400], [2000, 2000, 0.55, 0.55, 252, 252, 252, 800, 800]),
        Constraints =
        [
            new NonlinearConstraint(Balance, Targets, Targets, BalanceJacobian, "power balance"),
            LinearConstraint.AtLeast(
                new double[,] { { 0, 0, -1, 1, 0, 0, 0, 0, 0 }, { 0, 0, 1, -1, 0, 0, 0, 0, 0 } },
                [-0.55, -0.55],
                "difference of the phases"),
            new NonlinearConstraint(Apparent, [-2250000, -2250000], [Infinity, Infinity], ApparentJacobian, "apparent power"),
        ],
        Known = new KnownSolution(
            5362.069181109596,
            [
                675.0253392597419, 1134.0210897148409, 0.13348505091827556, -0.3711902626477799, 252, 252, 201.46585773381287,
                426.6190056621177, 368.4881990875213,
            ],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to double precision, at the best of sixteen runs from different starts"),
    };

    private static ReadOnlySpan<double> Targets => [-400 * A, -400 * A, -881.779 * A, 200 * A, 200 * A, 22.938 * A];

    private static double Value(ReadOnlySpan<double> x) =>
        (3 * x[0]) + (1e-6 * x[0] * x[0] * x[0]) + (2 * x[1]) + (0.522074e-6 * x[1] * x[1] * x[1]);

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient.Clear();
        gradient[0] = 3 + (3e-6 * x[0] * x[0]);
        gradient[1] = 2 + (3 * 0.522074e-6 * x[1] * x[1]);
        return Value(x);
    }

    private static void Balance(ReadOnlySpan<double> x, Span<double> values)
    {
        _network.Flows(x, values[..3], values[3..]);
        for (int node = 0; node < 3; node++)
        {
            values[node] -= node < 2 ? A * x[node] : 0;
            values[3 + node] += (Shunt * x[4 + node] * x[4 + node]) + (node < 2 ? A * x[7 + node] : 0);
        }
    }

    private static void BalanceJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        _network.Jacobians(x, jacobian[..(3 * N)], jacobian[(3 * N)..]);
        for (int node = 0; node < 3; node++) jacobian[((3 + node) * N) + 4 + node] += 2 * Shunt * x[4 + node];
        jacobian[0] = jacobian[N + 1] = -A;
        jacobian[(3 * N) + 7] = jacobian[(4 * N) + 8] = A;
    }

    private static void Apparent(ReadOnlySpan<double> x, Span<double> values)
    {
        values[0] = (-x[0] * x[0]) - (x[7] * x[7]);
        values[1] = (-x[1] * x[1]) - (x[8] * x[8]);
    }

    private static void ApparentJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        jacobian.Clear();
        (jacobian[0], jacobian[7]) = (-2 * x[0], -2 * x[7]);
        (jacobian[N + 1], jacobian[N + 8]) = (-2 * x[1], -2 * x[8]);
    }
}
