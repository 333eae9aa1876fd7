namespace OptiSuite.Optimizers;

/// <summary>
/// Which F and CR have succeeded: H pairs, the oldest of which is replaced after every generation that had a success by means weighted with the gains
/// (R. Tanabe and A. Fukunaga, IEEE CEC 2013 and 2014).
/// </summary>
internal sealed class SuccessHistory(int length) : ISavable
{
    // "Terminal" in place of a mean CR: no success needed crossover, so that it is 0 from then on (2014, algorithm 1).
    private const double Terminal = -1;

    // Where both begin (2014, section II).
    private const double First = 0.5;

    private readonly double[] _weights = new double[length];
    private readonly double[] _rates = new double[length];
    private int _oldest;
    private double _sumF, _sumF2, _sumCr, _sumCr2;

    /// <summary>The mean F of every pair.</summary>
    public ReadOnlySpan<double> Weights => _weights;

    /// <summary>The mean CR of every pair; negative where it is terminal.</summary>
    public ReadOnlySpan<double> Rates => _rates;

    /// <summary>Forgets all.</summary>
    public void Reset()
    {
        Array.Fill(_weights, First);
        Array.Fill(_rates, First);
        _oldest = 0;
    }

    /// <summary>Draws F from a Cauchy and CR from a normal distribution, both with scale 0.1, around a random pair.</summary>
    public (double F, double Cr) Draw(RandomStream random)
    {
        int r = random.NextInt(length);
        double cr = _rates[r] == Terminal ? 0 : Math.Clamp(_rates[r] + (0.1 * random.NextGaussian()), 0, 1);
        double f;
        // The ratio of two normal numbers is a Cauchy number.
        do f = _weights[r] + (0.1 * random.NextGaussian() / random.NextGaussian());
        while (!(f > 0));
        return (Math.Min(f, 1), cr);
    }

    /// <summary>Takes in a success.</summary>
    /// <param name="f">Its F.</param>
    /// <param name="cr">Its CR.</param>
    /// <param name="gain">By how much the trial was better. Only gains that are positive and finite count.</param>
    public void Add(double f, double cr, double gain)
    {
        if (!(gain > 0) || !double.IsFinite(gain)) return;
        _sumF += gain * f;
        _sumF2 += gain * f * f;
        _sumCr += gain * cr;
        _sumCr2 += gain * cr * cr;
    }

    /// <summary>Ends a generation: the Lehmer means Σwx²/Σwx take the place of the oldest pair.</summary>
    public void Update()
    {
        if (_sumF2 > 0 && double.IsFinite(_sumF))
        {
            _weights[_oldest] = _sumF2 / _sumF;
            _rates[_oldest] = _rates[_oldest] == Terminal || _sumCr2 == 0 ? Terminal : _sumCr2 / _sumCr;
            _oldest = (_oldest + 1) % length;
        }

        (_sumF, _sumF2, _sumCr, _sumCr2) = (0, 0, 0, 0);
    }

    public void Exchange(StateExchange state)
    {
        state.Exchange("weights", _weights.AsSpan());
        state.Exchange("rates", _rates.AsSpan());
        state.Exchange("oldest", ref _oldest);
    }
}
