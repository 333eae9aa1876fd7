namespace OptiSuite.Optimizers;

/// <summary>
/// Whether an objective is separable, by the values at two points a and b and at the points that have all coordinates of one of them but for one of the other.
/// Of a sum f = Σ fⱼ the changes add up, Σⱼ (f(a with bⱼ) − f(a)) = f(b) − f(a); of an increasing function of a sum each has the sign of that which undoes
/// it at b.
/// </summary>
internal static class SeparabilityTest
{
    /// <summary>Whether the changes add up, but for rounding.</summary>
    /// <param name="a">f(a).</param>
    /// <param name="b">f(b).</param>
    /// <param name="changed">f(a with bⱼ), for every variable that can move.</param>
    public static bool IsSum(double a, double b, ReadOnlySpan<double> changed)
    {
        double sum = a - b, scale = Math.Abs(a - b), largest = Math.Max(Math.Abs(a), Math.Abs(b));
        foreach (double f in changed)
        {
            sum += f - a;
            scale += Math.Abs(f - a);
            largest = Math.Max(largest, Math.Abs(f));
        }

        return Math.Abs(sum) <= (1e-10 * scale) + (1e-15 * (changed.Length + 2) * largest);
    }

    /// <summary>Whether every variable's change has the same sign at both points.</summary>
    /// <param name="a">f(a).</param>
    /// <param name="b">f(b).</param>
    /// <param name="changedA">f(a with bⱼ).</param>
    /// <param name="changedB">f(b with aⱼ).</param>
    public static bool IsOrdered(double a, double b, ReadOnlySpan<double> changedA, ReadOnlySpan<double> changedB)
    {
        for (int i = 0; i < changedA.Length; i++)
        {
            if (Math.Sign(changedA[i] - a) != Math.Sign(b - changedB[i])) return false;
        }

        return true;
    }
}
