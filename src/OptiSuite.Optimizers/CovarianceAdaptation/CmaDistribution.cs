using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>The normal distribution of a run, x = m + (σ s) ∘ y with y ~ N(0, C), and how it learns (Hansen 2016, figure 6). s are the scales of the variables.</summary>
internal sealed class CmaDistribution : ISavable
{
    private readonly int _n;
    private readonly double[] _scales;
    private readonly double[] _mean;
    private readonly double[] _steps;
    private readonly double[] _stepPath;
    private readonly double[] _path;
    private readonly double[] _meanZ;
    private readonly double[] _meanY;
    private readonly double[] _rotated;
    private readonly CovarianceMatrix _covariance;
    private readonly IntegerSteps _integers;
    private double[] _z = [];
    private double[] _y = [];
    private double[] _weights = [];
    private double _sigma;
    private double _decay;

    public CmaDistribution(double[] scales, IntegerSteps integers, CmaCovariance covariance)
    {
        _n = scales.Length;
        _scales = scales;
        _integers = integers;
        (_mean, _steps, _stepPath, _path) = (new double[_n], new double[_n], new double[_n], new double[_n]);
        (_meanZ, _meanY, _rotated) = (new double[_n], new double[_n], new double[_n]);
        _covariance = covariance == CmaCovariance.Full ? new FullCovariance(_n) : new DiagonalCovariance(_n);
    }

    public ReadOnlySpan<double> Mean => _mean;

    /// <summary>The factors of y, σ s; larger for integer variables that would otherwise stand still.</summary>
    public ReadOnlySpan<double> Steps => _steps;

    public double Sigma => _sigma;

    public CovarianceMatrix Covariance => _covariance;

    public ReadOnlySpan<double> Path => _path;

    /// <summary>A run's first distribution, isotropic in the scaled coordinates.</summary>
    public void Start(ReadOnlySpan<double> mean, double sigma, int populationSize)
    {
        mean.CopyTo(_mean);
        _integers.Clamp(_mean);
        (_sigma, _decay) = (sigma, 1);
        Array.Clear(_stepPath);
        Array.Clear(_path);
        _covariance.Reset();
        Reserve(populationSize);
    }

    public void MoveTo(ReadOnlySpan<double> mean) => mean.CopyTo(_mean);

    public void Shrink() => _sigma /= 2;

    public void Sample(RandomStream random, int count)
    {
        random.FillGaussian(_z.AsSpan(0, count * _n));
        Prepare(count);
    }

    /// <summary>y of a candidate, n values.</summary>
    public ReadOnlySpan<double> Step(int i) => _y.AsSpan(i * _n, _n);

    /// <summary>The standard deviation of variable j.</summary>
    public double Deviation(int j) => _sigma * _scales[j] * Math.Sqrt(_covariance.Variance(j));

    /// <summary>Learns from the candidates.</summary>
    /// <param name="p">The run's weights and rates.</param>
    /// <param name="order">The candidates from the best to the worst.</param>
    public void Update(CmaParameters p, ReadOnlySpan<int> order)
    {
        int lambda = order.Length, mu = p.ParentCount;
        Span<double> weights = _weights.AsSpan(0, lambda);
        weights.Clear();
        for (int rank = 0; rank < mu; rank++) weights[order[rank]] = p.Weights[rank];
        Array.Clear(_meanZ);
        MatrixKernels.AddTransposedProduct(1, _z.AsSpan(0, lambda * _n), weights, _meanZ);
        _covariance.Shape(_meanZ, _meanY, 1);
        for (int j = 0; j < _n; j++) _mean[j] += _steps[j] * _meanY[j];
        _integers.Centre(_mean, this, order[..mu], p.Weights);

        // Equation 43: p_σ, and with it the length that σ follows.
        _covariance.Rotate(_meanZ, _rotated);
        double keep = 1 - p.StepRate, gain = Math.Sqrt(p.StepRate * (2 - p.StepRate) * p.EffectiveParents), squares = 0;
        for (int j = 0; j < _n; j++)
        {
            _stepPath[j] = (keep * _stepPath[j]) + (gain * _rotated[j]);
            squares += _stepPath[j] * _stepPath[j];
        }

        // Equation 45: where the step path is long, p_c stalls, lest C grows with σ.
        _decay *= keep * keep;
        double limit = (1.4 + (2 / (_n + 1.0))) * p.ExpectedNorm;
        bool advances = squares < limit * limit * (1 - _decay);
        double pathKeep = 1 - p.PathRate, pathGain = advances ? Math.Sqrt(p.PathRate * (2 - p.PathRate) * p.EffectiveParents) : 0;
        for (int j = 0; j < _n; j++) _path[j] = (pathKeep * _path[j]) + (pathGain * _meanY[j]);

        // Equations 46 and 47: negative weights are divided by the squared length of the whitened step, ‖z‖².
        for (int rank = 0; rank < lambda; rank++)
        {
            int i = order[rank];
            double w = p.RankMuRate * p.Weights[rank];
            if (w < 0)
            {
                ReadOnlySpan<double> z = _z.AsSpan(i * _n, _n);
                w *= _n / Math.Max(VectorKernels.Dot(z, z), 1e-300);
            }

            weights[i] = w;
        }

        double lost = advances ? 0 : p.PathRate * (2 - p.PathRate);
        double old = 1 + (p.RankOneRate * lost) - p.RankOneRate - (p.RankMuRate * p.WeightSum);
        _covariance.Update(old, p.RankOneRate, _path, weights, _y.AsSpan(0, lambda * _n), p.Gap);
        _sigma *= Math.Exp(Math.Min(1, p.StepRate / p.StepDamping * ((Math.Sqrt(squares) / p.ExpectedNorm) - 1)));
    }

    /// <summary>Exchanges all; the candidates' z too, so that a search can be saved between Ask and Tell.</summary>
    public void Exchange(StateExchange state)
    {
        state.Exchange("mean", _mean.AsSpan());
        state.Exchange("sigma", ref _sigma);
        state.Exchange("decay", ref _decay);
        state.Exchange("stepPath", _stepPath.AsSpan());
        state.Exchange("path", _path.AsSpan());
        state.Exchange("covariance", _covariance);
    }

    /// <summary>Exchanges the samples of a population that is being evaluated.</summary>
    public void ExchangeSamples(StateExchange state, int count)
    {
        if (state.IsRestoring) Reserve(count);
        state.Exchange("samples", _z.AsSpan(0, count * _n));
        if (state.IsRestoring) Prepare(count);
    }

    private void Reserve(int populationSize)
    {
        if (_weights.Length < populationSize)
        {
            _z = new double[populationSize * _n];
            _y = new double[populationSize * _n];
            _weights = new double[populationSize];
        }

        _covariance.Reserve(populationSize);
    }

    private void Prepare(int count)
    {
        for (int j = 0; j < _n; j++) _steps[j] = _sigma * _scales[j];
        _integers.Widen(_steps, _covariance);
        _covariance.Shape(_z.AsSpan(0, count * _n), _y, count);
    }
}
