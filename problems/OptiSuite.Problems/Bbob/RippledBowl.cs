using System.Runtime.Intrinsics;

namespace OptiSuite.Problems.Bbob;

/// <summary>10 (D − Σ cos 2πzᵢ) + ‖z‖², the shape that the Rastrigin functions share.</summary>
internal static class RippledBowl
{
    public static double Value(ReadOnlySpan<double> z)
    {
        Vector256<double> bowl = default, ripples = default;
        foreach (Vector256<double> lane in Lanes.Of(z))
        {
            bowl = Vector256.FusedMultiplyAdd(lane, lane, bowl);
            ripples += Transformations.Ripple(lane);
        }

        double sum = Vector256.Sum(bowl);
        // So far out a cosine has no meaning.
        return double.IsInfinity(sum) ? sum : (10 * Vector256.Sum(ripples)) + sum;
    }
}
