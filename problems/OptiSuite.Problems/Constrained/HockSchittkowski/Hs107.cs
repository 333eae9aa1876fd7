namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 107 (static power scheduling): minimize 3000x₁ + 1000x₁³ + 2000x₂ + 666.667x₂³, the cost of two
/// generators, subject to the balance of active power (x₁, x₂) and reactive power (x₃, x₄) at the three nodes of <see
/// cref="ThreeNodeNetwork"/> with voltages x₅, x₆, x₇ and phases x₈, x₉, where f = 48.4/50.176 times the active power that flows out is x₁
/// − 0.4, x₂ − 0.4 and −0.8, and −f times the reactive power is x₃ − 0.2, x₄ − 0.2 and 0.337; x₁, x₂ ≥ 0 and 0.90909 ≤ x₅, x₆, x₇ ≤
/// 1.0909. Best known 5055.0118…
/// </summary>
public static class Hs107
{
    private const int N = 9;

    private const double Admittance = 48.4 / 50.176, Infinity = double.PositiveInfinity;

    private static readonly ThreeNodeNetwork _network = new(N, voltages: 4, phases: 7);

    /// <summary>The problem <c>hs107</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), N)
    {
        Name = "hs107",
        Start = [0.8, 0.8, 0.2, 0.2, 1.0454, 1.0454, 1.0454, 0, 0],
        Bounds = new Bounds(
            [0, 0, -Infinity, -Infinity, 0.90909, 0.90909, 0.90909, -Infinity, -Infinity],
            [Infinity, Infinity, Infinity, Infinity, 1.0909, 1.0909, 1.0909, Infinity, Infinity]),
        SearchRegion = new Bounds([0, 0, -2, -2, 0.90909, 0.90909, 0.90909, -2, -2], [2, 2, 2, 2, 1.0909, 1.0909, 1.0909, 2, 2]),
        Constraints =
        [
            new NonlinearConstraint(
                Balance, [-0.4, -0.4, -0.8, -0.2, -0.2, 0.337], [-0.4, -0.4, -0.8, -0.2, -0.2, 0.337], BalanceJacobian, "power balance"),
        ],
        Known = new KnownSolution(
            5055.011803543817,
            [
                0.6670127623153279, 1.0223847170508324, 0.22828714466751954, 0.18482175612975038, 1.0909, 1.0909, 1.0690360031428223,
                0.10661062240656409, -0.33878761906990656,
            ],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to double precision, at the best of sixteen runs from different starts"),
    };

    private static double Value(ReadOnlySpan<double> x) =>
        (3000 * x[0]) + (1000 * x[0] * x[0] * x[0]) + (2000 * x[1]) + (666.667 * x[1] * x[1] * x[1]);

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient.Clear();
        gradient[0] = 3000 + (3000 * x[0] * x[0]);
        gradient[1] = 2000 + (3 * 666.667 * x[1] * x[1]);
        return Value(x);
    }

    private static void Balance(ReadOnlySpan<double> x, Span<double> values)
    {
        _network.Flows(x, values[..3], values[3..]);
        for (int node = 0; node < 3; node++)
        {
            values[node] = (Admittance * values[node]) - (node < 2 ? x[node] : 0);
            values[3 + node] = (-Admittance * values[3 + node]) - (node < 2 ? x[2 + node] : 0);
        }
    }

    private static void BalanceJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        _network.Jacobians(x, jacobian[..(3 * N)], jacobian[(3 * N)..]);
        for (int k = 0; k < jacobian.Length; k++) jacobian[k] *= k < 3 * N ? Admittance : -Admittance;
        jacobian[0] = jacobian[N + 1] = jacobian[(3 * N) + 2] = jacobian[(4 * N) + 3] = -1;
    }
}
