namespace OptiSuite.Optimizers.Tests.Constrained;

/// <summary>Problems of Hock and Schittkowski, Test Examples for Nonlinear Programming Codes (1981), and small ones that are hard in one way.</summary>
internal static class SqpProblems
{
    private const double Inf = double.PositiveInfinity;

    public static Problem Hs71 { get; } = new(
        Smooth((x, g) =>
        {
            double sum = x[0] + x[1] + x[2];
            (g[0], g[1], g[2], g[3]) = (x[3] * (sum + x[0]), x[0] * x[3], (x[0] * x[3]) + 1, x[0] * sum);
            return (x[0] * x[3] * sum) + x[2];
        }),
        4)
    {
        Name = "HS71",
        Start = [1, 5, 5, 1],
        Bounds = Bounds.Uniform(4, 1, 5),
        Constraints =
        [
            new NonlinearConstraint(
                (x, c) => (c[0], c[1]) = (x[0] * x[1] * x[2] * x[3], Square(x)),
                [25, 40],
                [Inf, 40],
                (x, j) =>
                {
                    for (int i = 0; i < 4; i++)
                    {
                        j[i] = 1;
                        for (int k = 0; k < 4; k++) j[i] *= k == i ? 1 : x[k];
                        j[4 + i] = 2 * x[i];
                    }
                }),
        ],
        Known = new KnownSolution(17.0140172891563),
    };

    /// <summary>The linearization at the start, 3d₁ = 7 and 4d₁ = 11, has no solution.</summary>
    public static Problem Hs61 { get; } = new(
        Smooth((x, g) =>
        {
            (g[0], g[1], g[2]) = ((8 * x[0]) - 33, (4 * x[1]) + 16, (4 * x[2]) - 24);
            return (4 * x[0] * x[0]) + (2 * x[1] * x[1]) + (2 * x[2] * x[2]) - (33 * x[0]) + (16 * x[1]) - (24 * x[2]);
        }),
        3)
    {
        Name = "HS61",
        Start = [0, 0, 0],
        Constraints =
        [
            new NonlinearConstraint(
                (x, c) => (c[0], c[1]) = ((3 * x[0]) - (2 * x[1] * x[1]), (4 * x[0]) - (x[2] * x[2])),
                [7, 11],
                [7, 11],
                (x, j) => (j[0], j[1], j[2], j[3], j[4], j[5]) = (3, -4 * x[1], 0, 4, 0, -2 * x[2])),
        ],
        Known = new KnownSolution(-143.646142197801),
    };

    /// <summary>Rosen and Suzuki's problem: three inequalities, two of them active.</summary>
    public static Problem Hs43 { get; } = new(
        Smooth((x, g) =>
        {
            (g[0], g[1], g[2], g[3]) = ((2 * x[0]) - 5, (2 * x[1]) - 5, (4 * x[2]) - 21, (2 * x[3]) + 7);
            return (x[0] * x[0]) + (x[1] * x[1]) + (2 * x[2] * x[2]) + (x[3] * x[3]) - (5 * x[0]) - (5 * x[1]) - (21 * x[2]) + (7 * x[3]);
        }),
        4)
    {
        Name = "HS43",
        Start = [0, 0, 0, 0],
        Constraints =
        [
            new NonlinearConstraint(
                (x, c) =>
                {
                    c[0] = Square(x) + x[0] - x[1] + x[2] - x[3];
                    c[1] = (x[0] * x[0]) + (2 * x[1] * x[1]) + (x[2] * x[2]) + (2 * x[3] * x[3]) - x[0] - x[3];
                    c[2] = (2 * x[0] * x[0]) + (x[1] * x[1]) + (x[2] * x[2]) + (2 * x[0]) - x[1] - x[3];
                },
                [-Inf, -Inf, -Inf],
                [8, 10, 5],
                (x, j) =>
                {
                    double[] rows =
                    [
                        (2 * x[0]) + 1, (2 * x[1]) - 1, (2 * x[2]) + 1, (2 * x[3]) - 1,
                        (2 * x[0]) - 1, 4 * x[1], 2 * x[2], (4 * x[3]) - 1,
                        (4 * x[0]) + 2, (2 * x[1]) - 1, 2 * x[2], -1,
                    ];
                    rows.CopyTo(j);
                }),
        ],
        Known = new KnownSolution(-44),
    };

    /// <summary>Feasible only on a valley of x₂ = x₁², reached along a curve.</summary>
    public static Problem Hs6 { get; } = new(
        Smooth((x, g) =>
        {
            (g[0], g[1]) = (2 * (x[0] - 1), 0);
            return (1 - x[0]) * (1 - x[0]);
        }),
        2)
    {
        Name = "HS6",
        Start = [-1.2, 1],
        Constraints =
        [
            new NonlinearConstraint(
                (x, c) => c[0] = 10 * (x[1] - (x[0] * x[0])), [0], [0], (x, j) => (j[0], j[1]) = (-20 * x[0], 10)),
        ],
        Known = new KnownSolution(0),
    };

    /// <summary>The solution (1, 0) satisfies no constraint qualification: no multipliers exist there.</summary>
    public static Problem Hs13 { get; } = new(
        Smooth((x, g) =>
        {
            (g[0], g[1]) = (2 * (x[0] - 2), 2 * x[1]);
            return ((x[0] - 2) * (x[0] - 2)) + (x[1] * x[1]);
        }),
        2)
    {
        Name = "HS13",
        Start = [-2, -2],
        Bounds = Bounds.NonNegative(2),
        Constraints =
        [
            new NonlinearConstraint(
                (x, c) => c[0] = Math.Pow(1 - x[0], 3) - x[1], [0], [Inf], (x, j) => (j[0], j[1]) = (-3 * (1 - x[0]) * (1 - x[0]), -1)),
        ],
        Known = new KnownSolution(1),
    };

    public static Problem Rosenbrock { get; } = new(
        Smooth((x, g) =>
        {
            double u = x[1] - (x[0] * x[0]), v = 1 - x[0];
            (g[0], g[1]) = ((-400 * x[0] * u) - (2 * v), 200 * u);
            return (100 * u * u) + (v * v);
        }),
        2)
    {
        Name = "Rosenbrock",
        Start = [-1.2, 1],
        Known = new KnownSolution(0),
    };

    /// <summary>f = Σ (xᵢ − targetᵢ)².</summary>
    public static IObjective Distance(params double[] target) => Smooth((x, g) =>
    {
        double f = 0;
        for (int i = 0; i < x.Length; i++)
        {
            g[i] = 2 * (x[i] - target[i]);
            f += (x[i] - target[i]) * (x[i] - target[i]);
        }

        return f;
    });

    public static IObjective Smooth(GradientFunction function) => new SmoothObjective(function);

    private static double Square(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double value in x) sum += value * value;
        return sum;
    }

    private sealed class SmoothObjective(GradientFunction function) : IDifferentiableObjective
    {
        public double Evaluate(ReadOnlySpan<double> x)
        {
            Span<double> gradient = stackalloc double[x.Length];
            return function(x, gradient);
        }

        public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient) => function(x, gradient);
    }
}
