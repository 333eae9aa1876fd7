namespace OptiSuite.Compat;

/// <summary>
/// fmincon's first-order optimality at a point, max(‖∇L‖∞, maxᵢ λᵢ·slackᵢ) over all inequalities and bounds, from the problem's own derivatives:
/// what exit flag 1 claims is computed anew, without the optimizer's help.
/// </summary>
internal static class FminconOptimality
{
    /// <summary>Computes the measure, and the multipliers of the bounds anew from ∇ₓL.</summary>
    /// <param name="problem">The problem; every derivative is its own.</param>
    /// <param name="x">The point, n values.</param>
    /// <param name="gradient">∇f there, n values.</param>
    /// <param name="multipliers">The multipliers; those of the rows are used.</param>
    /// <param name="tolerance">A bound as near as this, relative to its size from 1 on, is active.</param>
    public static (double Measure, Multipliers Multipliers) At(
        Problem problem, ReadOnlySpan<double> x, ReadOnlySpan<double> gradient, Multipliers multipliers, double tolerance)
    {
        int n = x.Length, row = 0;
        double worst = 0;
        double[] lagrangian = gradient.ToArray(), lower = new double[n], upper = new double[n];
        foreach (IConstraint block in problem.Constraints)
        {
            double[] values = new double[block.Count], jacobian = new double[block.Count * n];
            block.Evaluate(x, values);
            block.Jacobian(x, jacobian);
            for (int i = 0; i < block.Count; i++, row++)
            {
                double lambda = multipliers.Constraints[row];
                for (int j = 0; j < n; j++) lagrangian[j] += lambda * jacobian[(i * n) + j];
                // All rows of fmincon have an upper limit; that of an equality is its lower one too, and its multiplier is free.
                if (block.Lower[i] < block.Upper[i] && lambda != 0) worst = Math.Max(worst, Math.Abs(lambda * (block.Upper[i] - values[i])));
            }
        }

        for (int j = 0; j < n; j++)
        {
            double slope = lagrangian[j], bound = slope > 0 ? problem.Bounds?.Lower[j] ?? double.NegativeInfinity : problem.Bounds?.Upper[j] ?? double.PositiveInfinity;
            double slack = Math.Abs(x[j] - bound);
            if (double.IsFinite(bound) && slack <= tolerance * Math.Max(1, Math.Abs(bound)))
            {
                (slope > 0 ? lower : upper)[j] = Math.Abs(slope);
                worst = Math.Max(worst, Math.Abs(slope) * slack);
            }
            else
            {
                worst = Math.Max(worst, Math.Abs(slope));
            }
        }

        return (worst, multipliers with { Lower = [.. lower], Upper = [.. upper] });
    }
}
