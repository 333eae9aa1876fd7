namespace OptiSuite.Optimizers;

/// <summary>The history of a run's values, and the tests that end the run (Hansen 2016, appendix B.3; Hansen 2009, section 2).</summary>
/// <param name="options">The tolerances.</param>
/// <param name="n">The number of free variables.</param>
/// <param name="comparable">Whether values of different generations can be compared over long times: those of an augmented Lagrangian rise while its multipliers adapt.</param>
internal sealed class CmaStopping(CmaEs options, int n, bool comparable = true) : ISavable
{
    private const int LongestHistory = 20_000;
    private const double LargestCondition = 1e14;
    private const double LargestGrowth = 1e4;

    // Medians of long histories are dear, and change slowly.
    private const int StagnationInterval = 10;

    private readonly bool[] _flat = new bool[Math.Max(n, 3)];
    private readonly int[] _flags = new int[Math.Max(n, 3)];
    private double[] _best = [];
    private double[] _median = [];
    private double[] _scratch = [];
    private int _length;
    private int _recent;
    private int _shortest;
    private int _generation;
    private int _maxGenerations;
    private RankedBy _kind;
    private int _recorded;
    private double _firstSigma;

    /// <summary>Begins a run.</summary>
    /// <param name="populationSize">λ.</param>
    /// <param name="sigma">Its first σ.</param>
    public void Start(int populationSize, double sigma)
    {
        Size(populationSize);
        (_generation, _recorded, _kind, _firstSigma) = (0, 0, RankedBy.Nothing, sigma);
        Array.Clear(_flat);
    }

    /// <summary>Takes in a generation and tells whether the run ends with it.</summary>
    /// <param name="distribution">The distribution after the update.</param>
    /// <param name="ranking">Its candidates; values of different kinds are not compared.</param>
    public CmaStop Test(CmaDistribution distribution, CandidateRanking ranking)
    {
        ReadOnlySpan<double> values = ranking.Values;
        Record(values, ranking.Kind, ranking.Alike);
        double range = ranking.Alike == values.Length ? values[^1] - values[0] : double.PositiveInfinity;
        if (_recorded >= _recent)
        {
            double spread = RecentSpread();
            if (spread <= options.TolFun && range <= options.TolFun) return CmaStop.TolFun;
            if (spread <= options.TolFunHist) return CmaStop.TolFunHist;
        }

        if (IsFlat()) return CmaStop.EqualFunValues;
        if (TestSteps(distribution) is var stop and not CmaStop.None) return stop;
        if (_generation >= _maxGenerations) return CmaStop.MaxIter;
        return comparable && _generation % StagnationInterval == 0 && IsStagnant() ? CmaStop.Stagnation : CmaStop.None;
    }

    /// <summary>Whether a run whose candidates have no values has given up all steps.</summary>
    public bool HasVanished(CmaDistribution distribution) => distribution.Sigma * distribution.Covariance.LongestAxis < Math.Max(options.TolX, 1e-12) * _firstSigma;

    /// <inheritdoc/>
    public void Exchange(StateExchange state)
    {
        // _flat is kept as 0 and 1: a state has no array of truth values.
        for (int i = 0; i < _flat.Length; i++) _flags[i] = _flat[i] ? 1 : 0;
        state.Exchange("flat", _flags.AsSpan());
        for (int i = 0; i < _flat.Length; i++) _flat[i] = _flags[i] == 1;
        state.Exchange("generation", ref _generation);
        state.Exchange("recorded", ref _recorded);
        state.Exchange("kind", ref _kind);
        state.Exchange("firstSigma", ref _firstSigma);
        int kept = Math.Min(_recorded, _length);
        state.Exchange("bestValues", _best.AsSpan(0, kept));
        state.Exchange("medians", _median.AsSpan(0, kept));
    }

    /// <summary>Sets the lengths that follow from λ.</summary>
    public void Size(int populationSize)
    {
        double perGeneration = 30.0 * n / populationSize;
        _recent = 10 + (int)Math.Ceiling(perGeneration);
        _shortest = 120 + (int)Math.Ceiling(perGeneration);
        _maxGenerations = (int)Math.Min(1e9, 100 + (50 * (n + 3.0) * (n + 3.0) / Math.Sqrt(populationSize)));
        _length = Math.Max(_recent, Math.Min(LongestHistory, Math.Max(_shortest, _maxGenerations / 5)));
        if (_best.Length < _length) (_best, _median, _scratch) = (new double[_length], new double[_length], new double[_length]);
    }

    private void Record(ReadOnlySpan<double> values, RankedBy kind, int alike)
    {
        if (kind != _kind) (_kind, _recorded) = (kind, 0);
        int at = _recorded % _length;
        _best[at] = values[0];
        _median[at] = values.Length / 2 < alike ? values[values.Length / 2] : double.PositiveInfinity;
        _recorded++;
        int quarter = (int)Math.Ceiling(0.1 + (values.Length / 4.0));
        _flat[_generation % _flat.Length] = quarter < alike && values[quarter] == values[0];
        _generation++;
    }

    private double RecentSpread()
    {
        double least = double.PositiveInfinity, largest = double.NegativeInfinity;
        int at = (_recorded - 1) % _length;
        for (int i = 0; i < _recent; i++)
        {
            least = Math.Min(least, _best[at]);
            largest = Math.Max(largest, _best[at]);
            at = at == 0 ? _length - 1 : at - 1;
        }

        return largest - least;
    }

    private bool IsFlat()
    {
        int count = 0;
        foreach (bool flat in _flat)
        {
            if (flat) count++;
        }

        return 3 * count > _flat.Length && count > 1;
    }

    private CmaStop TestSteps(CmaDistribution distribution)
    {
        CovarianceMatrix covariance = distribution.Covariance;
        double sigma = distribution.Sigma, tolerance = options.TolX * _firstSigma;
        if (!(covariance.Condition <= LargestCondition)) return CmaStop.ConditionCov;
        if (!(sigma * covariance.LongestAxis <= LargestGrowth * _firstSigma)) return CmaStop.TolXUp;
        ReadOnlySpan<double> mean = distribution.Mean, steps = distribution.Steps, path = distribution.Path;
        bool small = true, sameAlongAxis = true;
        int k = _generation % n;
        for (int j = 0; j < n; j++)
        {
            double deviation = Math.Sqrt(covariance.Variance(j));
            small &= sigma * deviation < tolerance && Math.Abs(sigma * path[j]) < tolerance;
            if (mean[j] == mean[j] + (0.2 * steps[j] * deviation)) return CmaStop.NoEffectCoord;
            sameAlongAxis &= mean[j] == mean[j] + (0.1 * steps[j] * covariance.Axis(k, j));
        }

        if (small) return CmaStop.TolX;
        return sameAlongAxis ? CmaStop.NoEffectAxis : CmaStop.None;
    }

    private bool IsStagnant()
    {
        int length = Math.Min(Math.Max(_recorded / 5, _shortest), _length);
        if (_recorded < length) return false;
        int part = 3 * length / 10;
        return Median(_best, _recorded - part, part) >= Median(_best, _recorded - length, part)
            && Median(_median, _recorded - part, part) >= Median(_median, _recorded - length, part);
    }

    /// <summary>The median of so many values of a ring, from the given one on.</summary>
    private double Median(double[] ring, int first, int count)
    {
        for (int i = 0; i < count; i++) _scratch[i] = ring[(first + i) % _length];
        Span<double> values = _scratch.AsSpan(0, count);
        values.Sort();
        return values[count / 2];
    }
}
