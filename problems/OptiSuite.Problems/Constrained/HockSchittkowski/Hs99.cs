namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 99 (a rocket's thrust program, <see cref="RocketAscent"/>): with rᵢ = rᵢ₋₁ + aᵢΔᵢ cos xᵢ, sᵢ =
/// sᵢ₋₁ + Δᵢ (aᵢ sin xᵢ − b) and qᵢ = qᵢ₋₁ + Δᵢsᵢ₋₁ + ½Δᵢ² (aᵢ sin xᵢ − b) over the seven stages, minimize −r² at the end subject to q =
/// 10⁵ and s = 1000 at the end and 0 ≤ x ≤ 1.58. Best known −831079891.5…
/// </summary>
public static class Hs99
{
    private const int N = RocketAscent.Stages;

    /// <summary>The problem <c>hs99</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), N)
    {
        Name = "hs99",
        Start = [0.5, 0.5, 0.5, 0.5, 0.5, 0.5, 0.5],
        Bounds = Bounds.Uniform(N, 0, RocketAscent.LargestAngle),
        Constraints =
        [
            new NonlinearConstraint(
                Rows,
                [RocketAscent.Altitude, RocketAscent.Speed],
                [RocketAscent.Altitude, RocketAscent.Speed],
                RowsJacobian,
                "altitude and vertical speed"),
        ],
        Known = new KnownSolution(
            -831079891.5101074,
            [
                0.5424678162123171, 0.5290214242019767, 0.5084491553164, 0.48026885096181593, 0.4512363497966467, 0.4091830824209853,
                0.3527878917811228,
            ],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to double precision, at the best of sixteen runs from different starts"),
    };

    private static double Range(ReadOnlySpan<double> x)
    {
        double r = 0;
        for (int i = 0; i < N; i++) r += RocketAscent.Thrust[i] * RocketAscent.Duration[i] * Math.Cos(x[i]);
        return r;
    }

    private static double Value(ReadOnlySpan<double> x)
    {
        double r = Range(x);
        return -r * r;
    }

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double r = Range(x);
        for (int i = 0; i < N; i++) gradient[i] = 2 * r * RocketAscent.Thrust[i] * RocketAscent.Duration[i] * Math.Sin(x[i]);
        return -r * r;
    }

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        double q = 0, s = 0;
        for (int i = 0; i < N; i++)
        {
            double step = RocketAscent.Duration[i], climb = step * ((RocketAscent.Thrust[i] * Math.Sin(x[i])) - RocketAscent.Gravity);
            q += step * (s + (climb / 2));
            s += climb;
        }

        (values[0], values[1]) = (q, s);
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        // What stage i adds to the speed lifts the altitude over half of the stage and all later ones.
        double later = 0;
        for (int i = N - 1; i >= 0; i--)
        {
            double step = RocketAscent.Duration[i], slope = step * RocketAscent.Thrust[i] * Math.Cos(x[i]);
            jacobian[i] = slope * (later + (step / 2));
            jacobian[N + i] = slope;
            later += step;
        }
    }
}
