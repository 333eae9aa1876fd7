using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>
/// Steps of all variables, normally distributed with the covariance of the walk's latest places, so that valleys in any direction are followed
/// (D. Vanderbilt and S. G. Louie, Journal of Computational Physics 56, 1984). Their common length adapts so that about a quarter is taken.
/// </summary>
internal sealed class JointSteps(int dimension) : ISavable
{
    private const double WantedShare = 0.25;

    private readonly double[] _mean = new double[dimension];
    private readonly double[] _deviation = new double[dimension];
    private readonly double[] _covariance = new double[dimension * dimension];
    private readonly double[] _axes = new double[dimension * dimension];
    private readonly double[] _lengths = new double[dimension];
    private readonly double[] _numbers = new double[dimension];
    private readonly double[] _scratch = new double[SymmetricEigen.ScratchLength(dimension)];
    private double _scale;
    private int _places;
    private bool _isReady;

    /// <summary>Whether the walk has seen enough places.</summary>
    public bool IsReady => _isReady;

    // Places after which the oldest have lost their weight, and after which the axes are found anew.
    private int Memory => 20 * dimension;

    private int Interval => Math.Max(2 * dimension, dimension * dimension / 2);

    /// <summary>Forgets all.</summary>
    public void Reset()
    {
        (_places, _isReady, _scale) = (0, false, 2.4 / Math.Sqrt(dimension));
        Array.Clear(_covariance);
    }

    /// <summary>Moves a point.</summary>
    public void Move(Span<double> x, RandomStream random)
    {
        for (int k = 0; k < dimension; k++) _numbers[k] = _lengths[k] * random.NextGaussian();
        MatrixKernels.AddTransposedProduct(_scale, _axes, _numbers, x);
    }

    /// <summary>Takes in whether a step was taken.</summary>
    public void LearnStep(bool taken) => _scale = Math.Clamp(_scale * Math.Exp(((taken ? 1 : 0) - WantedShare) / Math.Sqrt(dimension)), 1e-12, 1e3);

    /// <summary>Takes in where the walk is.</summary>
    public void LearnPlace(ReadOnlySpan<double> x)
    {
        if (_places == 0) x.CopyTo(_mean);
        _places++;
        double share = Math.Max(1.0 / Memory, 1.0 / (_places + 1));
        for (int j = 0; j < dimension; j++)
        {
            _deviation[j] = x[j] - _mean[j];
            _mean[j] += share * _deviation[j];
        }

        for (int k = 0; k < _covariance.Length; k++) _covariance[k] *= 1 - share;
        MatrixKernels.AddOuterProduct(share, _deviation, _deviation, _covariance);
        if (_places >= Memory && _places % Interval == 0) FindAxes();
    }

    public void Exchange(StateExchange state)
    {
        state.Exchange("mean", _mean.AsSpan());
        state.Exchange("covariance", _covariance.AsSpan());
        state.Exchange("axes", _axes.AsSpan());
        state.Exchange("lengths", _lengths.AsSpan());
        state.Exchange("scale", ref _scale);
        state.Exchange("places", ref _places);
        state.Exchange("isReady", ref _isReady);
    }

    private void FindAxes()
    {
        if (!VectorKernels.IsFinite(_covariance)) return;
        _covariance.CopyTo(_axes, 0);
        SymmetricEigen.Decompose(_axes, _lengths, _scratch);
        for (int k = 0; k < dimension; k++) _lengths[k] = Math.Sqrt(Math.Max(0, _lengths[k]));
        _isReady = true;
    }
}
