namespace OptiSuite.Core.Tests;

internal static class TestProblems
{
    public static Problem Sphere(params double[] start) => new(
        Objective.Differentiable((x, g) =>
        {
            double sum = 0;
            for (int i = 0; i < x.Length; i++)
            {
                sum += x[i] * x[i];
                g[i] = 2 * x[i];
            }

            return sum;
        }),
        start.Length)
    {
        Name = "sphere",
        Start = [.. start],
    };

    public static Problem Plain(ObjectiveFunction f, params double[] start) =>
        new(Objective.From(f), start.Length) { Name = "plain", Start = [.. start] };

    public static double SumOfSquares(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double value in x) sum += value * value;
        return sum;
    }
}
