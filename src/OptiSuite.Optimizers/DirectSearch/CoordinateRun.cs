using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>The state of a search along the axes: where it is, what is known along every axis, and what is being asked.</summary>
internal sealed partial class CoordinateRun : Search
{
    private const int MostDraws = 5;

    private readonly CoordinateSearch _options;
    private readonly Diagnostic[] _diagnostics = new Diagnostic[2];
    private readonly int _n;
    private readonly double[] _x;
    private readonly double[] _other;
    private readonly double[] _changed;
    private readonly double[] _lower;
    private readonly double[] _upper;
    private readonly LineSamples[] _lines;
    private double _f;
    private double _otherObjective;
    private Stage _stage;
    private Kind _kind;
    private int _draws;

    public CoordinateRun(CoordinateSearch options, SearchSpace space, AskTellOptions settings)
        : base(space, settings, space.Free.Length + 2)
    {
        _options = options;
        _n = space.Free.Length;
        _x = new double[Dimension];
        _other = new double[Dimension];
        _changed = new double[_n];
        _lower = new double[_n];
        _upper = new double[_n];
        _lines = [.. Enumerable.Range(0, _n).Select(_ => new LineSamples())];
        space.Start.CopyTo(_x);
        Begin();
    }

    /// <summary>What is being asked.</summary>
    private enum Stage
    {
        /// <summary>The point, another, and the point with each variable of the other in turn.</summary>
        Mix,

        /// <summary>The other point with each variable of the point in turn.</summary>
        MixBack,

        /// <summary>One place along one axis.</summary>
        Line,
    }

    /// <summary>What is known of the objective.</summary>
    private enum Kind
    {
        Unknown,
        Sum,

        /// <summary>The places of minima along an axis do not depend on the others, as far as tests tell.</summary>
        Ordered,
        Coupled,
    }

    public override ReadOnlySpan<Diagnostic> Diagnostics
    {
        get
        {
            _diagnostics[0] = new Diagnostic("passes", _pass);
            _diagnostics[1] = new Diagnostic("axis", Math.Min(_axis, Math.Max(0, _n - 1)));
            return _diagnostics;
        }
    }

    public override string? Explanation => _kind switch
    {
        Kind.Sum => "the objective is a sum of functions of one variable each, as far as tests tell",
        Kind.Ordered => "every variable has a best place of its own, as far as tests tell",
        Kind.Coupled => "the variables are coupled: the best place of one depends on the others",
        _ => null,
    };

    protected override void Propose()
    {
        if (_stage == Stage.Line)
        {
            _x.CopyTo(Candidate(0));
            Candidate(0)[Space.Free[_axis]] = _next;
            return;
        }

        bool back = _stage == Stage.MixBack;
        if (!back)
        {
            _x.CopyTo(Candidate(0));
            _other.CopyTo(Candidate(1));
        }

        for (int i = 0; i < _n; i++)
        {
            Span<double> mixed = Candidate(back ? i : i + 2);
            (back ? _other : _x).CopyTo(mixed);
            mixed[Space.Free[i]] = (back ? _x : _other)[Space.Free[i]];
        }
    }

    protected override void Learn()
    {
        switch (_stage)
        {
            case Stage.Mix:
                TakeMix();
                break;
            case Stage.MixBack:
                if (!VectorKernels.IsFinite(CandidateObjectives.AsSpan(0, _n)) || SeparabilityTest.IsOrdered(_f, _otherObjective, _changed, CandidateObjectives.AsSpan(0, _n)))
                {
                    // Coupled variables may agree by chance; three times they seldom do.
                    if (++_draws < 3) DrawOther();
                    else StartPass(Kind.Ordered);
                }
                else
                {
                    Refuse();
                }

                break;
            default:
                TakePlace(CandidateObjectives[0]);
                break;
        }
    }

    protected override void ExchangeMore(StateExchange state)
    {
        state.Exchange("stage", ref _stage);
        state.Exchange("kind", ref _kind);
        state.Exchange("draws", ref _draws);
        state.Exchange("f", ref _f);
        state.Exchange("otherObjective", ref _otherObjective);
        state.Exchange("point", _x.AsSpan());
        state.Exchange("other", _other.AsSpan());
        state.Exchange("changed", _changed.AsSpan());
        state.Exchange("lower", _lower.AsSpan());
        state.Exchange("upper", _upper.AsSpan());
        for (int i = 0; i < _n; i++) state.Exchange(FormattableString.Invariant($"line{i}"), _lines[i]);
        ExchangeLine(state);
    }

    /// <summary>Begins at the point.</summary>
    private void Begin()
    {
        (_pass, _draws, _axis) = (0, 0, 0);
        // What was found out is still said once the search has ended.
        if (Exit is null) _kind = Kind.Unknown;
        for (int i = 0; i < _n; i++)
        {
            int j = Space.Free[i];
            _lines[i].Clear();
            // A region without width is a start alone; its scale says how far to look.
            double reach = Space.RegionLower[j] < Space.RegionUpper[j] ? 0 : Space.Width[j] / 2;
            _lower[i] = Space.Repair(j, Math.Min(Space.RegionLower[j], _x[j]) - reach);
            _upper[i] = Space.Repair(j, Math.Max(Space.RegionUpper[j], _x[j]) + reach);
        }

        DrawOther();
    }

    /// <summary>Draws the other point of a test for separability.</summary>
    private void DrawOther()
    {
        _x.CopyTo(_other, 0);
        for (int i = 0; i < _n; i++) _other[Space.Free[i]] = Random.NextUniform(_lower[i], _upper[i]);
        _stage = Stage.Mix;
        Resize(_n + 2);
    }

    private void TakeMix()
    {
        (_f, _otherObjective) = (CandidateObjectives[0], CandidateObjectives[1]);
        CandidateObjectives.AsSpan(2, _n).CopyTo(_changed);
        if (!double.IsFinite(_f))
        {
            // Nothing can be built on a point without a value: begin at another.
            Space.Draw(Random, _x);
            Begin();
            return;
        }

        if (!VectorKernels.IsFinite(_changed) || !double.IsFinite(_otherObjective))
        {
            if (++_draws < MostDraws) DrawOther();
            else StartPass(_kind == Kind.Unknown ? Kind.Ordered : _kind);
        }
        else if (SeparabilityTest.IsSum(_f, _otherObjective, _changed))
        {
            for (int i = 0; i < _n; i++)
            {
                if (_lines[i].Count == 0) _lines[i].Add(_x[Space.Free[i]], 0);
                _lines[i].Add(_other[Space.Free[i]], _changed[i] - _f);
            }

            StartPass(Kind.Sum);
        }
        else if (_kind == Kind.Sum)
        {
            Refuse();
        }
        else
        {
            _stage = Stage.MixBack;
            Resize(_n);
        }
    }

    /// <summary>The variables are coupled.</summary>
    private void Refuse()
    {
        if (_options.StopWhenCoupled) End(ExitReason.Stalled);
        StartPass(Kind.Coupled);
    }
}
