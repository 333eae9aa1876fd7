namespace OptiSuite.Optimizers;

/// <summary>The state of a simplex: its vertices with their values, the order of these, and what was proposed last.</summary>
internal sealed partial class NelderMeadSearch : Search
{
    private readonly NelderMead _options;
    private readonly Diagnostic[] _diagnostics = new Diagnostic[2];
    private readonly int _n;
    private readonly SimplexMoves _moves;
    private readonly double[] _vertices;
    private readonly double[] _objectives;
    private readonly double[] _violations;
    private readonly int[] _order;
    private readonly double[] _centroid;
    private readonly double[] _reflected;
    private Move _move;
    private double _reflectedObjective;
    private double _reflectedViolation;

    public NelderMeadSearch(NelderMead options, SearchSpace space, AskTellOptions settings)
        : base(space, settings, space.Free.Length + 1)
    {
        _options = options;
        _n = space.Free.Length;
        _moves = SimplexMoves.Of(options.Coefficients, _n);
        _vertices = new double[(_n + 1) * Dimension];
        _objectives = new double[_n + 1];
        _violations = new double[_n + 1];
        _order = [.. Enumerable.Range(0, _n + 1)];
        _centroid = new double[Dimension];
        _reflected = new double[Dimension];
        _gradient = new SimplexGradient(_n);
        space.Start.CopyTo(Vertex(0));
        Spread(options.InitialSize, known: 0);
    }

    /// <summary>What the candidates are.</summary>
    private enum Move
    {
        /// <summary>The vertices of a new simplex that have no values yet.</summary>
        Spread,
        Reflect,
        Expand,
        ContractOutside,
        ContractInside,
        Shrink,
    }

    public override ReadOnlySpan<Diagnostic> Diagnostics
    {
        get
        {
            _diagnostics[0] = new Diagnostic("simplex size", Size());
            _diagnostics[1] = new Diagnostic("restarts", _restarts);
            return _diagnostics;
        }
    }

    protected override int StoredCount => _move == Move.Spread ? 0 : _n + 1;

    private int Best => _order[0];

    private int Worst => _order[_n];

    private int SecondWorst => _order[Math.Max(0, _n - 1)];

    protected override void Propose()
    {
        switch (_move)
        {
            case Move.Spread:
                _vertices.AsSpan((_n + 1 - ProposalCount) * Dimension).CopyTo(Candidates);
                break;
            case Move.Shrink:
                for (int i = 0; i < _n; i++) Towards(Vertex(_order[i + 1]), Vertex(Best), _moves.Shrinkage, Candidate(i));
                break;
            case Move.Expand:
                Towards(Vertex(Worst), _centroid, -_moves.Reflection * _moves.Expansion, Candidate(0));
                break;
            case Move.ContractOutside:
                Towards(Vertex(Worst), _centroid, -_moves.Reflection * _moves.Contraction, Candidate(0));
                break;
            case Move.ContractInside:
                Towards(Vertex(Worst), _centroid, _moves.Contraction, Candidate(0));
                break;
            default:
                Towards(Vertex(Worst), _centroid, -_moves.Reflection, Candidate(0));
                break;
        }
    }

    protected override void Learn()
    {
        (double f, double v) = (CandidateObjectives[0], CandidateViolations[0]);
        switch (_move)
        {
            case Move.Spread:
                TakeVertices();
                return;
            case Move.Shrink:
                for (int i = 0; i < _n; i++) Keep(_order[i + 1], Candidate(i), CandidateObjectives[i], CandidateViolations[i]);
                _sinceTest = -1;
                break;
            case Move.Reflect:
                Candidate(0).CopyTo(_reflected);
                (_reflectedObjective, _reflectedViolation) = (f, v);
                _move = AfterReflection();
                if (_move != Move.Reflect) return;
                Keep(Worst, _reflected, f, v);
                break;
            case Move.Expand:
                if (IsBetter(f, v, _reflectedObjective, _reflectedViolation)) Keep(Worst, Candidate(0), f, v);
                else Keep(Worst, _reflected, _reflectedObjective, _reflectedViolation);
                break;
            default:
                bool outside = _move == Move.ContractOutside;
                bool helps = outside
                    ? double.IsFinite(f) && !IsBetter(_reflectedObjective, _reflectedViolation, f, v)
                    : IsBetter(f, v, _objectives[Worst], _violations[Worst]);
                if (!helps)
                {
                    _move = Move.Shrink;
                    Resize(_n);
                    return;
                }

                Keep(Worst, Candidate(0), f, v);
                break;
        }

        Continue();
    }

    protected override ReadOnlySpan<double> Stored(int i) => Vertex(i);

    protected override ref double StoredObjective(int i) => ref _objectives[i];

    /// <summary>The values of the new simplex; where none of them is finite there is nothing to go on from, and another is drawn.</summary>
    private void TakeVertices()
    {
        int known = _n + 1 - ProposalCount;
        for (int i = 0; i < ProposalCount; i++) (_objectives[known + i], _violations[known + i]) = (CandidateObjectives[i], CandidateViolations[i]);
        Sort();
        if (!double.IsFinite(_objectives[Best])) StartElsewhere();
        else Continue();
    }

    /// <summary>What follows the reflected point (Lagarias et al., steps 2 to 4); <see cref="Move.Reflect"/> where it is taken as it is.</summary>
    private Move AfterReflection()
    {
        if (IsBetter(_reflectedObjective, _reflectedViolation, _objectives[Best], _violations[Best])) return Move.Expand;
        if (IsBetter(_reflectedObjective, _reflectedViolation, _objectives[SecondWorst], _violations[SecondWorst])) return Move.Reflect;
        return IsBetter(_reflectedObjective, _reflectedViolation, _objectives[Worst], _violations[Worst]) ? Move.ContractOutside : Move.ContractInside;
    }

    /// <summary>Begins the next iteration, or a new simplex where this one is at its end.</summary>
    private void Continue()
    {
        Sort();
        if (RestartIfDue()) return;
        _move = Move.Reflect;
        Resize(1);
        _centroid.AsSpan().Clear();
        for (int i = 0; i < _n; i++)
        {
            Span<double> x = Vertex(_order[i]);
            for (int j = 0; j < x.Length; j++) _centroid[j] += x[j];
        }

        for (int j = 0; j < _centroid.Length; j++) _centroid[j] /= _n;
        // Fixed variables, and a mean of equal values, must not move by rounding.
        Space.Repair(_centroid);
    }

    private Span<double> Vertex(int i) => _vertices.AsSpan(i * Dimension, Dimension);

    private void Keep(int vertex, ReadOnlySpan<double> x, double f, double v)
    {
        x.CopyTo(Vertex(vertex));
        (_objectives[vertex], _violations[vertex]) = (f, v);
    }

    /// <summary>centre + factor (x − centre), inside the bounds.</summary>
    private void Towards(ReadOnlySpan<double> x, ReadOnlySpan<double> centre, double factor, Span<double> to)
    {
        for (int j = 0; j < to.Length; j++) to[j] = centre[j] + (factor * (x[j] - centre[j]));
        Space.Repair(to);
    }

    /// <summary>By rank, the best first; equal ones stay in their order (Lagarias et al.'s tie rule). Nearly sorted as a rule, so by insertion.</summary>
    private void Sort()
    {
        for (int i = 1; i <= _n; i++)
        {
            int vertex = _order[i], k = i;
            for (; k > 0 && IsBetter(_objectives[vertex], _violations[vertex], _objectives[_order[k - 1]], _violations[_order[k - 1]]); k--) _order[k] = _order[k - 1];
            _order[k] = vertex;
        }
    }
}
