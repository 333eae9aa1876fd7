namespace OptiSuite.Optimizers.Tests.CovarianceAdaptation;

/// <summary>Small problems with known optima.</summary>
internal static class CmaProblems
{
    /// <summary>Σ 10^(6 i/(n−1)) xᵢ², condition number 1e6; minimum 0.</summary>
    public static Problem Ellipsoid(int n) => new(Objective.From(Elliptic), n) { Name = "ellipsoid", SearchRegion = Bounds.Uniform(n, -5, 5) };

    /// <summary>The same, reflected at a random plane: no coordinate is an axis any more.</summary>
    public static Problem RotatedEllipsoid(int n)
    {
        double[] normal = new double[n];
        new RandomStream(17).FillGaussian(normal);
        double squares = Population.PopulationProblems.Square(normal);
        return new Problem(
            Objective.From(x =>
            {
                double along = 0;
                for (int i = 0; i < n; i++) along += x[i] * normal[i];
                double[] reflected = new double[n];
                for (int i = 0; i < n; i++) reflected[i] = x[i] - (2 * along / squares * normal[i]);
                return Elliptic(reflected);
            }),
            n)
        { Name = "rotated ellipsoid", SearchRegion = Bounds.Uniform(n, -5, 5) };
    }

    /// <summary>‖x − c‖² within bounds; the solution is c moved into them.</summary>
    public static Problem Bounded(double[] centre, Bounds bounds, Bounds? region = null) => new(
        Objective.From(x =>
        {
            double sum = 0;
            for (int i = 0; i < x.Length; i++) sum += (i + 1) * (x[i] - centre[i]) * (x[i] - centre[i]);
            return sum;
        }),
        centre.Length)
    { Name = "bounded", Bounds = bounds, SearchRegion = region };

    private static double Elliptic(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += Math.Pow(10, x.Length == 1 ? 0 : 6.0 * i / (x.Length - 1)) * x[i] * x[i];
        return sum;
    }
}
