namespace OptiSuite.Optimizers.Tests.Compat;

/// <summary>The functions of MathWorks' documented examples of fmincon.</summary>
internal static class FminconProblems
{
    public static double Rosenbrock(double[] x) => (100 * Math.Pow(x[1] - (x[0] * x[0]), 2)) + Math.Pow(1 - x[0], 2);

    public static (double F, double[] Gradient) RosenbrockWithGradient(double[] x)
    {
        double u = x[1] - (x[0] * x[0]);
        return (Rosenbrock(x), [(-400 * u * x[0]) - (2 * (1 - x[0])), 200 * u]);
    }

    /// <summary>The disk around (1/3, 1/3) with radius 1/3.</summary>
    public static (double[]? C, double[]? Ceq) SmallDisk(double[] x) =>
        ([Math.Pow(x[0] - (1.0 / 3), 2) + Math.Pow(x[1] - (1.0 / 3), 2) - Math.Pow(1.0 / 3, 2)], null);

    public static double Exponential(double[] x) =>
        Math.Exp(x[0]) * ((4 * x[0] * x[0]) + (2 * x[1] * x[1]) + (4 * x[0] * x[1]) + (2 * x[1]) + 1);

    public static (double F, double[] Gradient) ExponentialWithGradient(double[] x)
    {
        double f = Exponential(x), e = Math.Exp(x[0]);
        return (f, [f + (e * ((8 * x[0]) + (4 * x[1]))), e * ((4 * x[1]) + (4 * x[0]) + 2)]);
    }

    /// <summary>x₁x₂ − x₁ − x₂ ≤ −1.5 and x₁x₂ ≥ −10.</summary>
    public static (double[]? C, double[]? Ceq) TwoProducts(double[] x) => ([1.5 + (x[0] * x[1]) - x[0] - x[1], (-x[0] * x[1]) - 10], null);

    public static (double[]? C, double[]? Ceq, double[,]? GradC, double[,]? GradCeq) TwoProductsWithGradients(double[] x)
    {
        (double[]? c, double[]? ceq) = TwoProducts(x);
        return (c, ceq, new[,] { { x[1] - 1, -x[1] }, { x[0] - 1, -x[0] } }, null);
    }
}
