using System.Collections.Immutable;

namespace OptiSuite.Benchmarking;

/// <summary>
/// The share of all targets on all problems reached within so many evaluations a variable: a data profile (Moré and Wild, SIAM
/// Journal on Optimization 20(1), 2009) over the target ladder of COCO. A step function that rises from 0 to at most 1. Every problem
/// weighs the same; on a problem, every seed and every target.
/// </summary>
public sealed class DataProfile
{
    private DataProfile(ImmutableArray<double> evaluationsPerVariable, ImmutableArray<double> shares)
    {
        EvaluationsPerVariable = evaluationsPerVariable;
        Shares = shares;
    }

    /// <summary>Where the profile steps up: evaluations divided by the dimension, rising.</summary>
    public ImmutableArray<double> EvaluationsPerVariable { get; }

    /// <summary>The share reached from there on.</summary>
    public ImmutableArray<double> Shares { get; }

    /// <summary>The share reached in the end.</summary>
    public double Final => Shares.IsEmpty ? 0 : Shares[^1];

    /// <summary>The profile of one contender.</summary>
    /// <param name="problems">Every problem of the comparison: its dimension and the contender's runs, none where it was refused.</param>
    /// <param name="precisions">The targets.</param>
    public static DataProfile Of(
        IReadOnlyList<(int Dimension, IReadOnlyList<GapCurve> Curves)> problems, ImmutableArray<double> precisions)
    {
        ArgumentNullException.ThrowIfNull(problems);
        var steps = new List<(double At, double Weight)>();
        foreach ((int dimension, IReadOnlyList<GapCurve> curves) in problems)
        {
            foreach (GapCurve curve in curves)
            {
                foreach (double precision in precisions)
                {
                    double evaluations = curve.EvaluationsTo(precision);
                    if (double.IsFinite(evaluations))
                    {
                        steps.Add((evaluations / dimension, 1.0 / ((double)problems.Count * curves.Count * precisions.Length)));
                    }
                }
            }
        }

        steps.Sort();
        var at = ImmutableArray.CreateBuilder<double>();
        var shares = ImmutableArray.CreateBuilder<double>();
        double share = 0;
        for (int i = 0; i < steps.Count; i++)
        {
            share += steps[i].Weight;
            if (i + 1 < steps.Count && steps[i + 1].At == steps[i].At) continue;
            at.Add(steps[i].At);
            shares.Add(Math.Min(share, 1));
        }

        return new DataProfile(at.ToImmutable(), shares.ToImmutable());
    }
}
