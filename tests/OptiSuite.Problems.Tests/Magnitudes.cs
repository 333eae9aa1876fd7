namespace OptiSuite.Problems.Tests;

internal static class Magnitudes
{
    /// <summary>max(1, |t|): what a relative tolerance is relative to.</summary>
    public static double Magnitude(this double t) => Math.Max(1, Math.Abs(t));
}
