namespace OptiSuite.Problems;

/// <summary>
/// CUTEst's expanded form of problem 99 of Hock and Schittkowski (1981), in which the states rᵢ, qᵢ and sᵢ of <see cref="RocketAscent"/>
/// are variables and their recursions are 21 equalities: x = (x₁, r₁, q₁, s₁, …, x₇, r₇, q₇, s₇, r₈, q₈, s₈) with r₁ = q₁ = s₁ = 0 fixed;
/// minimize −r₈². Minimum −1122500² = −1260006250000 at zero angles.
/// </summary>
/// <remarks>
/// As the reference reads CUTEst's file, half the squares hᵢ = ½Δᵢ² stand everywhere for the steps Δᵢ too, and the altitude 10⁵ and the
/// speed 1000 are right-hand sides of the last two recursions while q₈ and s₈ are free. The optimum is therefore not that of problem 99:
/// without a demand on the climb every angle is 0 and r₈ = Σ aᵢhᵢ. A good test of scaling: rows and variables reach 10⁹.
/// </remarks>
public static class Hs99Exp
{
    private const int Stages = RocketAscent.Stages, N = (4 * Stages) + 3, Rows = 3 * Stages;

    /// <summary>The problem <c>hs99exp</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), N)
    {
        Name = "hs99exp",
        Start = [.. Enumerable.Range(0, N).Select(i => IsAngle(i) ? 0.5 : 0)],
        Bounds = new Bounds(Corner(0, -Infinity, -Infinity, -Infinity), Corner(RocketAscent.LargestAngle, Infinity, Infinity, Infinity)),
        SearchRegion = new Bounds(Corner(0, 0, -2e9, -3e5), Corner(RocketAscent.LargestAngle, 1.2e6, 2e9, 3e5)),
        Constraints = [new NonlinearConstraint(Recursions, Targets(), Targets(), RecursionsJacobian, "recursions")],
        Known = new KnownSolution(
            -1260006250000, [.. Coast()], Source: "closed form: the cosine is greatest at 0, and q and s are free to follow"),
    };

    private const double Infinity = double.PositiveInfinity;

    private static bool IsAngle(int index) => index % 4 == 0 && index < 4 * Stages;

    private static double HalfSquare(int stage) => 0.5 * RocketAscent.Duration[stage] * RocketAscent.Duration[stage];

    // A corner of a box with the same values in every stage; the first three states are fixed at 0.
    private static double[] Corner(double angle, double r, double q, double s)
    {
        double[] corner = new double[N];
        for (int i = 0; i < Stages; i++)
        {
            corner[4 * i] = angle;
            (corner[Next(i)], corner[Next(i) + 1], corner[Next(i) + 2]) = (r, q, s);
        }

        return corner;
    }

    // What the recursions of r, q and s must add up to, stage by stage.
    private static double[] Targets()
    {
        double[] targets = new double[Rows];
        for (int i = 0; i < Stages; i++)
        {
            double fall = HalfSquare(i) * RocketAscent.Gravity;
            targets[(3 * i) + 1] = i < Stages - 1 ? fall : RocketAscent.Altitude;
            targets[(3 * i) + 2] = i < Stages - 1 ? fall : RocketAscent.Speed;
        }

        return targets;
    }

    // The states with all angles 0: only gravity acts on q and s.
    private static double[] Coast()
    {
        double[] x = new double[N], targets = Targets();
        for (int i = 0; i < Stages; i++)
        {
            int now = (4 * i) + 1, next = Next(i);
            x[next] = x[now] + (RocketAscent.Thrust[i] * HalfSquare(i));
            x[next + 1] = x[now + 1] + (HalfSquare(i) * x[now + 2]) - targets[(3 * i) + 1];
            x[next + 2] = x[now + 2] - targets[(3 * i) + 2];
        }

        return x;
    }

    // Where the states after a stage start; after the last one no angle stands before them.
    private static int Next(int stage) => stage < Stages - 1 ? (4 * stage) + 5 : 4 * Stages;

    private static double Value(ReadOnlySpan<double> x) => -x[4 * Stages] * x[4 * Stages];

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient.Clear();
        gradient[4 * Stages] = -2 * x[4 * Stages];
        return Value(x);
    }

    private static void Recursions(ReadOnlySpan<double> x, Span<double> values)
    {
        for (int i = 0; i < Stages; i++)
        {
            int angle = 4 * i, next = Next(i);
            double h = HalfSquare(i), push = RocketAscent.Thrust[i] * h;
            values[3 * i] = x[angle + 1] - x[next] + (push * Math.Cos(x[angle]));
            values[(3 * i) + 1] = x[angle + 2] - x[next + 1] + (h * x[angle + 3]) + (push * Math.Sin(x[angle]));
            values[(3 * i) + 2] = x[angle + 3] - x[next + 2] + (push * Math.Sin(x[angle]));
        }
    }

    private static void RecursionsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        jacobian.Clear();
        for (int i = 0; i < Stages; i++)
        {
            int angle = 4 * i, next = Next(i);
            double h = HalfSquare(i), push = RocketAscent.Thrust[i] * h;
            for (int state = 0; state < 3; state++)
            {
                Span<double> row = jacobian.Slice(((3 * i) + state) * N, N);
                row[angle] = push * (state == 0 ? -Math.Sin(x[angle]) : Math.Cos(x[angle]));
                row[angle + 1 + state] = 1;
                row[next + state] = -1;
                if (state == 1) row[angle + 3] = h;
            }
        }
    }
}
