using System.Collections.Immutable;
using System.Numerics.Tensors;

namespace OptiSuite.Problems;

/// <summary>Where a population starts: a box around the start, as wide as the data's scale asks, cut by what the constraints imply.</summary>
internal static class SearchRegions
{
    /// <summary>
    /// 6·σ_y / (σ_X·√p): weights drawn uniformly from ± that much give predictions of about 3.5 σ_y, where σ are root mean squares and p
    /// is the number of parameters of one prediction. Without numeric targets (logits, embeddings) σ_y is 1.
    /// </summary>
    public static double Reach(ReadOnlySpan<double> features, ReadOnlySpan<double> targets, int parametersOfPrediction)
    {
        double sigmaX = RootMeanSquare(features), sigmaY = targets.IsEmpty ? 1 : RootMeanSquare(targets);
        double reach = 6 * sigmaY / (sigmaX * Math.Sqrt(parametersOfPrediction));
        return reach > 0 && double.IsFinite(reach) ? reach : 1;
    }

    /// <summary>The box around the start (0 where there is none), cut by bounds and by what linear rows imply for single variables.</summary>
    public static Bounds Around(
        double[]? start, int n, double reach, Bounds? bounds, Bounds? within, ImmutableArray<IConstraint> constraints)
    {
        double[] lower = new double[n], upper = new double[n];
        for (int i = 0; i < n; i++)
        {
            lower[i] = Math.Max(bounds?.Lower[i] ?? double.NegativeInfinity, within?.Lower[i] ?? double.NegativeInfinity);
            upper[i] = Math.Min(bounds?.Upper[i] ?? double.PositiveInfinity, within?.Upper[i] ?? double.PositiveInfinity);
        }

        foreach (LinearConstraint block in constraints.OfType<LinearConstraint>())
        {
            for (int row = 0; row < block.Count; row++)
            {
                ReadOnlySpan<double> a = block.Matrix.Slice(row * n, n);
                if (double.IsFinite(block.Upper[row])) Tighten(a, 1, block.Upper[row], lower, upper);
                if (double.IsFinite(block.Lower[row])) Tighten(a, -1, -block.Lower[row], lower, upper);
            }
        }

        for (int i = 0; i < n; i++)
        {
            // Bounds that contradict each other by rounding still make a box.
            if (upper[i] < lower[i]) upper[i] = lower[i];
            double center = Math.Min(Math.Max(start?[i] ?? 0, lower[i]), upper[i]);
            lower[i] = Math.Max(lower[i], center - reach);
            upper[i] = Math.Min(upper[i], center + reach);
        }

        return new Bounds(lower, upper);
    }

    /// <summary>From s·aᵀx ≤ b: each xⱼ is limited by what the others contribute at least.</summary>
    private static void Tighten(ReadOnlySpan<double> a, double s, double b, double[] lower, double[] upper)
    {
        double least = 0;
        int unlimited = 0;
        for (int j = 0; j < a.Length; j++)
        {
            double part = Least(s * a[j], lower[j], upper[j]);
            if (double.IsFinite(part)) least += part;
            else unlimited++;
        }

        for (int j = 0; j < a.Length; j++)
        {
            double coefficient = s * a[j];
            if (coefficient == 0) continue;
            double part = Least(coefficient, lower[j], upper[j]);
            bool alone = double.IsFinite(part) ? unlimited == 0 : unlimited == 1;
            if (!alone) continue;
            double limit = (b - (double.IsFinite(part) ? least - part : least)) / coefficient;
            if (coefficient > 0) upper[j] = Math.Min(upper[j], Math.Max(limit, lower[j]));
            else lower[j] = Math.Max(lower[j], Math.Min(limit, upper[j]));
        }
    }

    private static double Least(double coefficient, double lower, double upper) =>
        coefficient == 0 ? 0 : coefficient > 0 ? coefficient * lower : coefficient * upper;

    private static double RootMeanSquare(ReadOnlySpan<double> values) =>
        Math.Sqrt(TensorPrimitives.SumOfSquares(values) / values.Length);
}
