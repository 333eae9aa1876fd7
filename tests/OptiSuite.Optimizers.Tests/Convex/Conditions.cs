namespace OptiSuite.Optimizers.Tests.Convex;

/// <summary>The first-order conditions and the two certificates, written from their definitions and from nothing in the solver.</summary>
internal static class Conditions
{
    /// <summary>The largest residual of feasibility, stationarity, signs and complementarity, relative to the sizes involved.</summary>
    public static double Residual(QuadraticProgram p, QuadraticProgramResult result)
    {
        int n = p.Dimension, m = p.RowCount;
        double worst = 0, size = 1 + result.X.Max(Math.Abs);
        for (int j = 0; j < n; j++)
        {
            (double l, double u) = (result.Multipliers.Lower[j], result.Multipliers.Upper[j]);
            l.ShouldBeGreaterThanOrEqualTo(0);
            u.ShouldBeGreaterThanOrEqualTo(0);
            double sum = p.Linear[j] - l + u, largest = 1 + Math.Abs(p.Linear[j]);
            for (int k = 0; k < n && !p.IsLinear; k++) Add(p.Hessian[(j * n) + k] * result.X[k]);
            for (int i = 0; i < m; i++) Add(p.Matrix[(i * n) + j] * result.Multipliers.Constraints[i]);
            worst = Math.Max(worst, Math.Abs(sum) / largest);
            Limit(result.X[j], p.Lower[j], p.Upper[j], u - l);

            void Add(double term)
            {
                sum += term;
                largest = Math.Max(largest, Math.Abs(term));
            }
        }

        for (int i = 0; i < m; i++) Limit(Product(p, i, result.X), p.RowLower[i], p.RowUpper[i], result.Multipliers.Constraints[i]);
        return worst;

        void Limit(double value, double lower, double upper, double multiplier)
        {
            worst = Math.Max(worst, Math.Max(lower - value, value - upper) / size);
            if (multiplier > 0) worst = Math.Max(worst, Math.Min(multiplier, upper - value) / size);
            if (multiplier < 0) worst = Math.Max(worst, Math.Min(-multiplier, value - lower) / size);
        }
    }

    /// <summary>Farkas: Aᵀλ − l + u vanishes and the weighted sum of limits is negative.</summary>
    public static void ShouldProveInfeasibility(QuadraticProgram p, Multipliers? proof)
    {
        proof.ShouldNotBeNull();
        double support = 0, worst = 0;
        for (int i = 0; i < p.RowCount; i++) support += Term(proof.Constraints[i], p.RowLower[i], p.RowUpper[i]);
        for (int j = 0; j < p.Dimension; j++)
        {
            double sum = proof.Upper[j] - proof.Lower[j];
            support += Term(sum, p.Lower[j], p.Upper[j]);
            for (int i = 0; i < p.RowCount; i++) sum += p.Matrix[(i * p.Dimension) + j] * proof.Constraints[i];
            worst = Math.Max(worst, Math.Abs(sum));
        }

        support.ShouldBeLessThan(0);
        worst.ShouldBeLessThanOrEqualTo(1e-8 * -support);

        static double Term(double multiplier, double lower, double upper) =>
            multiplier > 0 ? multiplier * upper : multiplier < 0 ? multiplier * lower : 0;
    }

    /// <summary>A ray: no curvature, a falling objective, and no limit ahead.</summary>
    public static void ShouldProveUnboundedness(QuadraticProgram p, IReadOnlyList<double> ray)
    {
        int n = p.Dimension;
        ray.Count.ShouldBe(n);
        double slope = 0, worst = 0;
        for (int j = 0; j < n; j++)
        {
            slope += p.Linear[j] * ray[j];
            double curvature = 0;
            for (int k = 0; k < n && !p.IsLinear; k++) curvature += p.Hessian[(j * n) + k] * ray[k];
            worst = Math.Max(worst, Math.Abs(curvature));
            Limit(ray[j], p.Lower[j], p.Upper[j]);
        }

        for (int i = 0; i < p.RowCount; i++) Limit(Product(p, i, ray), p.RowLower[i], p.RowUpper[i]);
        slope.ShouldBeLessThan(0);
        worst.ShouldBeLessThanOrEqualTo(1e-8 * -slope);

        void Limit(double rate, double lower, double upper)
        {
            if (double.IsFinite(upper)) worst = Math.Max(worst, rate);
            if (double.IsFinite(lower)) worst = Math.Max(worst, -rate);
        }
    }

    private static double Product(QuadraticProgram p, int row, IReadOnlyList<double> x)
    {
        double sum = 0;
        for (int j = 0; j < x.Count; j++) sum += p.Matrix[(row * x.Count) + j] * x[j];
        return sum;
    }
}
