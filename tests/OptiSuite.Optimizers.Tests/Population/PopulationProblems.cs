namespace OptiSuite.Optimizers.Tests.Population;

/// <summary>Small problems with known optima.</summary>
internal static class PopulationProblems
{
    public static Problem Sphere(int n) => new(Objective.From(Square), n) { Name = "sphere", Bounds = Bounds.Uniform(n, -5, 3) };

    public static Problem Rastrigin(int n) => new(
        Objective.From(x =>
        {
            double sum = 0;
            foreach (double v in x) sum += 10 + ((v - 0.5) * (v - 0.5)) - (10 * Math.Cos(2 * Math.PI * (v - 0.5)));
            return sum;
        }),
        n)
    { Name = "rastrigin", Bounds = Bounds.Uniform(n, -5.12, 5.12) };

    public static Problem Rosenbrock(int n) => new(
        Objective.From(x =>
        {
            double sum = 0;
            for (int i = 0; i + 1 < x.Length; i++)
            {
                double valley = x[i + 1] - (x[i] * x[i]);
                sum += (100 * valley * valley) + ((1 - x[i]) * (1 - x[i]));
            }

            return sum;
        }),
        n)
    { Name = "rosenbrock", Bounds = Bounds.Uniform(n, -5, 5) };

    /// <summary>G08 of the CEC 2006 constrained set: minimum −0.0958250414 at (1.22797, 4.24537), two nonlinear inequalities.</summary>
    public static Problem G08() => new(
        Objective.From(x =>
            -Math.Pow(Math.Sin(2 * Math.PI * x[0]), 3) * Math.Sin(2 * Math.PI * x[1]) / (x[0] * x[0] * x[0] * (x[0] + x[1]))),
        2)
    {
        Name = "g08",
        Bounds = Bounds.Uniform(2, 0, 10),
        Constraints =
        [
            new NonlinearConstraint(
                (x, c) =>
                {
                    c[0] = (x[0] * x[0]) - x[1] + 1;
                    c[1] = 1 - x[0] + ((x[1] - 4) * (x[1] - 4));
                },
                [double.NegativeInfinity, double.NegativeInfinity],
                [0, 0]),
        ],
    };

    /// <summary>min (x−2)² + (y−1)² with x − 2y = −1 and x²/4 + y² ≤ 1: HS14 of Hock and Schittkowski, minimum 9 − 2.875·√7.</summary>
    public static Problem HockSchittkowski14() => new(
        Objective.From(x => ((x[0] - 2) * (x[0] - 2)) + ((x[1] - 1) * (x[1] - 1))), 2)
    {
        Name = "hs14",
        SearchRegion = Bounds.Uniform(2, -5, 5),
        Start = [2, 2],
        Constraints =
        [
            LinearConstraint.EqualTo(new double[,] { { 1, -2 } }, [-1]),
            NonlinearConstraint.AtMost(x => (x[0] * x[0] / 4) + (x[1] * x[1]), 1),
        ],
    };

    public static double Square(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double v in x) sum += v * v;
        return sum;
    }
}
