namespace OptiSuite.TestKit;

/// <summary>
/// The probed sphere as a mean of eight terms: term t is the sphere around c + s(t)·1, where the shifts s add up to zero, so that the mean
/// has its minimizer at c and single terms do not.
/// </summary>
public sealed class ProbeSum(int dimension) : ProbeObjective(dimension), IFiniteSumObjective
{
    private static readonly double[] _shifts = [-0.4, -0.3, -0.2, -0.1, 0.1, 0.2, 0.3, 0.4];

    /// <summary>Single terms evaluated so far.</summary>
    public long Terms { get; private set; }

    public int TermCount => _shifts.Length;

    // ½ Σᵢ (i + 1) · mean(s²)
    public override double Minimum => 0.075 * Minimizer.Length * (Minimizer.Length + 1) / 4;

    public double Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<int> terms, Span<double> gradient)
    {
        Watch(x);
        Terms += terms.Length;
        gradient.Clear();
        if (NotANumber is not null && NotANumber(x.ToArray()))
        {
            gradient.Fill(double.NaN);
            return double.NaN;
        }

        double sum = 0;
        foreach (int term in terms)
        {
            for (int i = 0; i < x.Length; i++)
            {
                double d = x[i] - Minimizer[i] - _shifts[term];
                sum += (i + 1) * d * d / 2;
                gradient[i] += (i + 1) * d / terms.Length;
            }
        }

        return sum / terms.Length;
    }
}
