namespace OptiSuite.Optimizers;

/// <summary>
/// The state of a search by quadratic models: the interpolation set, the model, the trust region's radius Δ and the resolution ρ. Inside, a point is
/// u = (x − base)/(unit·width), of the variables that can move.
/// </summary>
internal sealed partial class QuadraticModelRun : Search
{
    private readonly QuadraticModelSearch _options;
    private readonly Diagnostic[] _diagnostics = new Diagnostic[3];
    private readonly int _n;
    private readonly InterpolationSet _set;
    private readonly QuadraticModel _model;
    private readonly LagrangeFunction _lagrange;
    private readonly BoxTrustRegion _region;
    private readonly double[] _base;
    private readonly double[] _trial;
    private readonly double[] _gradient;
    private readonly double[] _alternative;
    private readonly double[] _lower;
    private readonly double[] _upper;
    private readonly double[] _better;
    private readonly double[] _errors = new double[3];
    private double _unit = 1;
    private double _radius;
    private double _resolution;
    private double _predicted;
    private double _stepNorm;
    private Stage _stage;
    private int _target;
    private int _known;
    private int _sinceLarge;
    private int _poorModels;

    public QuadraticModelRun(QuadraticModelSearch options, SearchSpace space, AskTellOptions settings)
        : base(space, settings, (2 * space.Free.Length) + 1)
    {
        _options = options;
        _n = space.Free.Length;
        _set = new InterpolationSet(_n, options.PointsIn(_n));
        _model = new QuadraticModel(_set);
        _lagrange = new LagrangeFunction(_set);
        _region = new BoxTrustRegion(_n);
        _base = new double[Dimension];
        _trial = new double[_n];
        _gradient = new double[_n];
        _alternative = new double[_n];
        _lower = new double[_n];
        _upper = new double[_n];
        _better = new double[_n];
        _storedPoint = new double[Dimension];
        space.Start.CopyTo(_base);
        BeginAtBase(options.InitialRadius, known: 0);
    }

    /// <summary>What the candidates are.</summary>
    private enum Stage
    {
        /// <summary>The points of a new interpolation set, but for the first where its value is known.</summary>
        Points,

        /// <summary>A step that minimizes the model.</summary>
        Trust,

        /// <summary>A step that improves the set.</summary>
        Geometry,
    }

    public override ReadOnlySpan<Diagnostic> Diagnostics
    {
        get
        {
            _diagnostics[0] = new Diagnostic("trust radius", _radius);
            _diagnostics[1] = new Diagnostic("resolution", _resolution);
            _diagnostics[2] = new Diagnostic("restarts", _restarts);
            return _diagnostics;
        }
    }

    protected override int StoredCount => _stage == Stage.Points ? 0 : _set.Count;

    protected override void Propose()
    {
        if (_stage == Stage.Points)
        {
            for (int i = 0; i < ProposalCount; i++) ToPoint(_set.Point(_known + i), Candidate(i));
            return;
        }

        ToPoint(_trial, Candidate(0));
    }

    protected override void Learn()
    {
        switch (_stage)
        {
            case Stage.Points:
                TakePoints();
                break;
            case Stage.Trust:
                AfterStep(CandidateObjectives[0]);
                break;
            default:
                AfterImprovement(CandidateObjectives[0]);
                break;
        }
    }

    // Only for noisy objectives, in the order of Ask: a point is made when it is asked for.
    protected override ReadOnlySpan<double> Stored(int i)
    {
        ToPoint(_set.Point(i), _storedPoint);
        return _storedPoint;
    }

    protected override ref double StoredObjective(int i) => ref _set.Values[i];

    protected override void ExchangeMore(StateExchange state)
    {
        state.Exchange("stage", ref _stage);
        state.Exchange("target", ref _target);
        state.Exchange("known", ref _known);
        state.Exchange("sinceLarge", ref _sinceLarge);
        state.Exchange("poorModels", ref _poorModels);
        state.Exchange("unit", ref _unit);
        state.Exchange("radius", ref _radius);
        state.Exchange("resolution", ref _resolution);
        state.Exchange("predicted", ref _predicted);
        state.Exchange("stepNorm", ref _stepNorm);
        state.Exchange("base", _base.AsSpan());
        state.Exchange("trial", _trial.AsSpan());
        state.Exchange("errors", _errors.AsSpan());
        state.Exchange("set", _set);
        state.Exchange("model", _model);
        ExchangeRestarts(state);
    }

    /// <summary>The point of inner coordinates; exactly on a bound where it is within rounding of it.</summary>
    private void ToPoint(ReadOnlySpan<double> u, Span<double> x)
    {
        _base.CopyTo(x);
        for (int i = 0; i < _n; i++)
        {
            int j = Space.Free[i];
            double unit = _unit * Space.Width[j], lower = Space.Lower[j], upper = Space.Upper[j], value = _base[j] + (unit * u[i]), near = 1e-12 * unit;
            x[j] = value - lower <= near ? lower : upper - value <= near ? upper : value;
        }
    }

    /// <summary>How far the variables may go from a point, down and up.</summary>
    private void Room(ReadOnlySpan<double> u)
    {
        for (int i = 0; i < _n; i++)
        {
            int j = Space.Free[i];
            double unit = _unit * Space.Width[j];
            _lower[i] = Math.Min(0, ((Space.Lower[j] - _base[j]) / unit) - u[i]);
            _upper[i] = Math.Max(0, ((Space.Upper[j] - _base[j]) / unit) - u[i]);
        }
    }
}
