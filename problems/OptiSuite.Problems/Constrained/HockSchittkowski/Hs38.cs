using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 38: minimize 100 (x₂ − x₁²)² + (1 − x₁)² + 90 (x₄ − x₃²)² + (1 − x₃)² + 10.1 ((x₂ − 1)² + (x₄
/// − 1)²) + 19.8 (x₂ − 1)(x₄ − 1) subject to −10 ≤ x ≤ 10. Colville's fourth problem, also called Wood's function, with a nearly flat
/// saddle on the way from the start. Minimum 0 at (1, 1, 1, 1).
/// </summary>
public static class Hs38
{
    /// <summary>The problem <c>hs38</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 4)
    {
        Name = "hs38",
        Start = [-3, -1, -3, -1],
        Bounds = Bounds.Uniform(4, -10, 10),
        Known = new KnownSolution(0, [1, 1, 1, 1], Source: "closed form: squares and a positive definite form"),
    };

    private static double Value(ReadOnlySpan<double> x)
    {
        double a = x[1] - Square(x[0]), b = x[3] - Square(x[2]), c = x[1] - 1, d = x[3] - 1;
        return
            (100 * Square(a)) + Square(1 - x[0]) + (90 * Square(b)) + Square(1 - x[2]) + (10.1 * (Square(c) + Square(d)))
            + (19.8 * c * d);
    }

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        double a = x[1] - Square(x[0]), b = x[3] - Square(x[2]), c = x[1] - 1, d = x[3] - 1;
        gradient[0] = (-400 * x[0] * a) - (2 * (1 - x[0]));
        gradient[1] = (200 * a) + (20.2 * c) + (19.8 * d);
        gradient[2] = (-360 * x[2] * b) - (2 * (1 - x[2]));
        gradient[3] = (180 * b) + (20.2 * d) + (19.8 * c);
        return Value(x);
    }
}
