namespace OptiSuite.Optimizers;

/// <summary>A roulette wheel whose slots belong to ranks: linear ranking, or 1/√rank.</summary>
/// <param name="pressure">The expected picks of the best in a round of μ, in [1, 2]; null for 1/√rank.</param>
internal sealed class RankWheel(double? pressure)
{
    private double[] _ends = [];
    private int _count;

    /// <summary>Lays out the slots; costs nothing while the number of parents stays.</summary>
    public void Prepare(int count)
    {
        if (_count == count) return;
        if (_ends.Length < count) _ends = new double[count];
        double sum = 0;
        for (int i = 0; i < count; i++)
        {
            sum += pressure is { } s ? s - ((2 * s) - 2) * i / Math.Max(1, count - 1) : 1 / Math.Sqrt(i + 1);
            _ends[i] = sum;
        }

        for (int i = 0; i < count; i++) _ends[i] /= sum;
        _count = count;
    }

    /// <summary>The rank at a place of the wheel.</summary>
    /// <param name="place">In [0, 1).</param>
    public int At(double place)
    {
        int at = _ends.AsSpan(0, _count).BinarySearch(place);
        // A slot holds its begin and not its end.
        return Math.Min(at < 0 ? ~at : at + 1, _count - 1);
    }
}
