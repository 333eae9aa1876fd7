namespace OptiSuite.Optimizers;

/// <content>When a simplex is at its end, and what follows.</content>
internal sealed partial class NelderMeadSearch
{
    /// <summary>Kelley's parameter of sufficient decrease, relative to the first simplex's gradient and size.</summary>
    private const double SufficientDecrease = 1e-4;

    /// <summary>How often a simplex may be turned before it is left alone (Kelley's own limit).</summary>
    private const int MostTurns = 3;

    private readonly SimplexGradient _gradient;
    private double _lastMean;
    private double _lastSlope;
    private double _decrease = double.NaN;
    private double _spreadSize;
    private double _startObjective = double.PositiveInfinity;
    private double _startViolation = double.PositiveInfinity;
    private int _sinceTest = -1;
    private int _turns;
    private int _restarts;

    protected override void ExchangeMore(StateExchange state)
    {
        state.Exchange("move", ref _move);
        state.Exchange("vertices", _vertices.AsSpan());
        state.Exchange("objectives", _objectives.AsSpan());
        state.Exchange("violations", _violations.AsSpan());
        state.Exchange("order", _order.AsSpan());
        state.Exchange("centroid", _centroid.AsSpan());
        state.Exchange("reflected", _reflected.AsSpan());
        state.Exchange("reflectedObjective", ref _reflectedObjective);
        state.Exchange("reflectedViolation", ref _reflectedViolation);
        state.Exchange("lastMean", ref _lastMean);
        state.Exchange("lastSlope", ref _lastSlope);
        state.Exchange("decrease", ref _decrease);
        state.Exchange("spreadSize", ref _spreadSize);
        state.Exchange("startObjective", ref _startObjective);
        state.Exchange("startViolation", ref _startViolation);
        state.Exchange("sinceTest", ref _sinceTest);
        state.Exchange("turns", ref _turns);
        state.Exchange("restarts", ref _restarts);
    }

    /// <summary>
    /// Sets the vertices 1 to n beside vertex 0, along the axes, and asks for the values of all but the known ones. The directions are drawn
    /// where the method draws at all, so that no start favours a corner.
    /// </summary>
    private void Spread(double size, int known)
    {
        for (int i = 0; i < _n; i++)
        {
            int j = Space.Free[i];
            double sign = _options.Restarts == SimplexRestarts.Global && Random.NextDouble() < 0.5 ? -1 : 1;
            Step(i + 1, j, sign * size * Space.Width[j]);
        }

        Begin(size, known);
    }

    /// <summary>Vertex i becomes vertex 0 with one step along an axis; away from a bound where that is in the way.</summary>
    private void Step(int i, int j, double step)
    {
        double x = Vertex(0)[j], to = Space.Repair(j, x + step), other = Space.Repair(j, x - step);
        Vertex(0).CopyTo(Vertex(i));
        Vertex(i)[j] = Math.Abs(other - x) > Math.Abs(to - x) ? other : to;
    }

    private void Begin(double size, int known)
    {
        for (int i = 0; i <= _n; i++) _order[i] = i;
        _spreadSize = size;
        _move = Move.Spread;
        _sinceTest = -1;
        Resize(_n + 1 - known);
    }

    /// <summary>Whether the simplex was given up, so that a new one is to be evaluated.</summary>
    private bool RestartIfDue()
    {
        if (HasConverged())
        {
            AfterConvergence();
            return true;
        }

        if (_options.Restarts == SimplexRestarts.None || ++_sinceTest % _n != 0) return false;
        bool solved = SolveGradient(out double mean, out double slope);
        bool stagnates = _sinceTest > 0 && !(mean - _lastMean < -_decrease * _lastSlope);
        (_lastMean, _lastSlope) = (mean, slope);
        // α‖D‖² must have the unit of f: the first gradient and size set it.
        if (double.IsNaN(_decrease) && solved && slope > 0) _decrease = SufficientDecrease * Size() / Math.Sqrt(slope);
        if ((solved && !stagnates) || _turns >= MostTurns || !double.IsFinite(mean)) return false;
        _turns++;
        Turn(solved);
        return true;
    }

    /// <summary>Kelley's oriented restart: edges along the axes, half as long as the shortest one of now, pointing downhill of the simplex gradient.</summary>
    private void Turn(bool solved)
    {
        double shortest = double.PositiveInfinity;
        for (int i = 1; i <= _n; i++)
        {
            double edge = Edge(_order[i]);
            if (edge > 0) shortest = Math.Min(shortest, edge);
        }

        MoveBestToFront();
        for (int i = 0; i < _n; i++)
        {
            int j = Space.Free[i];
            double sign = solved && _gradient.Value[i] > 0 ? -1 : 1;
            Step(i + 1, j, sign * 0.5 * shortest * Space.Width[j]);
        }

        Begin(_spreadSize, known: 1);
    }

    private bool SolveGradient(out double mean, out double slope)
    {
        mean = slope = 0;
        ReadOnlySpan<int> free = Space.Free;
        for (int i = 0; i <= _n; i++)
        {
            // Constraints have no place in a simplex gradient: no turning while a vertex is infeasible.
            mean += _violations[i] <= Tolerance ? _objectives[i] / (_n + 1) : double.PositiveInfinity;
        }

        for (int i = 0; i < _n; i++)
        {
            Span<double> x = Vertex(_order[i + 1]), edge = _gradient.Edge(i);
            for (int k = 0; k < _n; k++) edge[k] = (x[free[k]] - Vertex(Best)[free[k]]) / Space.Width[free[k]];
            _gradient.Difference(i) = _objectives[_order[i + 1]] - _objectives[Best];
        }

        if (!_gradient.TrySolve()) return false;
        foreach (double component in _gradient.Value) slope += component * component;
        return double.IsFinite(slope);
    }

    private bool HasConverged()
    {
        if (_n == 0) return true;
        double size = Size();
        if (size <= _options.SizeTolerance || IsBelowRounding()) return true;
        double best = _objectives[Best], worst = _objectives[Worst];
        return double.IsFinite(worst) && _violations[Worst] <= Tolerance && worst - best <= _options.ObjectiveTolerance * Math.Max(1, Math.Abs(best));
    }

    /// <summary>A converged simplex is spread around its best point as long as that gains; then the search ends or begins elsewhere.</summary>
    private void AfterConvergence()
    {
        _restarts++;
        _decrease = double.NaN;
        _turns = 0;
        double f = _objectives[Best], v = _violations[Best];
        bool gained = IsBetter(f, v, _startObjective, _startViolation)
            && !(_violations[Best] <= Tolerance && _startObjective - f <= 1e-10 * Math.Max(1, Math.Abs(f)) && _startViolation <= Tolerance);
        bool plateau = double.IsFinite(_objectives[Worst]) && _objectives[Worst] == f && Size() > Math.Sqrt(_options.SizeTolerance);
        if (_options.Restarts != SimplexRestarts.None && gained && _n > 0)
        {
            (_startObjective, _startViolation) = (f, v);
            MoveBestToFront();
            Spread(0.1 * _options.InitialSize, known: 1);
            return;
        }

        ExitReason reason = v > Tolerance ? ExitReason.Infeasible : plateau && _n > 0 ? ExitReason.Stalled : ExitReason.SmallStep;
        if (_options.Restarts != SimplexRestarts.Global || _n == 0) End(reason);
        StartElsewhere();
    }

    private void StartElsewhere()
    {
        (_startObjective, _startViolation) = (double.PositiveInfinity, double.PositiveInfinity);
        Space.Draw(Random, Vertex(0));
        Spread(_options.InitialSize, known: 0);
    }

    private void MoveBestToFront()
    {
        int best = Best;
        if (best == 0) return;
        Span<double> x = Vertex(best), first = Vertex(0);
        for (int j = 0; j < x.Length; j++) (x[j], first[j]) = (first[j], x[j]);
        (_objectives[0], _objectives[best]) = (_objectives[best], _objectives[0]);
        (_violations[0], _violations[best]) = (_violations[best], _violations[0]);
    }

    /// <summary>The longest edge from the best vertex along an axis, in widths of the region.</summary>
    private double Size()
    {
        double size = 0;
        for (int i = 1; i <= _n; i++) size = Math.Max(size, Edge(_order[i]));
        return size;
    }

    private double Edge(int vertex)
    {
        ReadOnlySpan<double> x = Vertex(vertex), best = Vertex(Best);
        double edge = 0;
        foreach (int j in Space.Free) edge = Math.Max(edge, Math.Abs(x[j] - best[j]) / Space.Width[j]);
        return edge;
    }

    private bool IsBelowRounding()
    {
        ReadOnlySpan<double> best = Vertex(Best);
        for (int i = 1; i <= _n; i++)
        {
            ReadOnlySpan<double> x = Vertex(_order[i]);
            foreach (int j in Space.Free)
            {
                if (Math.Abs(x[j] - best[j]) > 4 * double.Epsilon + (1e-15 * Math.Abs(best[j]))) return false;
            }
        }

        return true;
    }
}
