namespace OptiSuite.Optimizers;

/// <summary>
/// The augmented Lagrangian h(x) = f(x) + Σ φᵢ(gᵢ(x)) with multipliers γᵢ and penalties ωᵢ of each row, adapted while a population search runs: for an
/// equality g = 0 it is φ = γ g + ½ ω g², for an inequality g ≤ 0 the same where γ + ω g ≥ 0 and −γ²/(2ω) elsewhere.
/// </summary>
/// <remarks>
/// A. Atamna, A. Auger and N. Hansen, Linearly convergent evolution strategies via augmented Lagrangian constraint handling, FOGA 2017, algorithm 1, with
/// d_γ = 5 and k₂ = 5, and with k₁ = 10 and χ = 2^(1/√n) of P. Dufossé and N. Hansen (Augmented Lagrangian, penalty techniques and surrogate modeling for
/// constrained optimization with CMA-ES, GECCO 2021), which measured faster and safer than k₁ = 3, χ = 2^(1/(5n)). Deviations: the first coefficients come from the spread of f and g in the population, once a row is violated by
/// some of it (as in pycma); the penalty of a row that is not active rests. A row with two limits becomes two inequalities.
/// </remarks>
internal sealed class AugmentedLagrangian : ISavable
{
    private const double MultiplierDamping = 5;
    private const double K1 = 10;
    private const double K2 = 5;

    // A row counts as seen when more than a tenth of a population violates it.
    private const double SeenShare = 0.1;

    private readonly int _dimension;
    private readonly double _growth;
    private readonly double _shrinkage;

    // Row i is g = sign·(c[source] − limit).
    private readonly int[] _source;
    private readonly double[] _sign;
    private readonly double[] _limit;
    private readonly bool[] _isEquality;
    private readonly double[] _multipliers;
    private readonly double[] _penalties;
    private readonly double[] _previous;
    private double[] _scratch = [];
    private double _previousObjective;
    private bool _hasPrevious;

    /// <summary>An augmented Lagrangian whose coefficients are all 0: rows have no weight until <see cref="Calibrate"/> has seen them violated.</summary>
    /// <param name="lower">The lower limits of c, m values; −∞ where there is none.</param>
    /// <param name="upper">The upper limits of c, m values; +∞ where there is none.</param>
    /// <param name="dimension">The number of variables n, at least 1: penalties change the slower the more there are.</param>
    public AugmentedLagrangian(ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, int dimension)
    {
        var rows = new List<(int Source, double Sign, double Limit, bool IsEquality)>();
        for (int i = 0; i < lower.Length; i++)
        {
            if (lower[i] == upper[i])
            {
                rows.Add((i, 1, upper[i], true));
                continue;
            }

            if (double.IsFinite(upper[i])) rows.Add((i, 1, upper[i], false));
            if (double.IsFinite(lower[i])) rows.Add((i, -1, lower[i], false));
        }

        (_source, _sign, _limit) = ([.. rows.Select(row => row.Source)], [.. rows.Select(row => row.Sign)], [.. rows.Select(row => row.Limit)]);
        _isEquality = [.. rows.Select(row => row.IsEquality)];
        (_multipliers, _penalties, _previous) = (new double[rows.Count], new double[rows.Count], new double[rows.Count]);
        _dimension = Math.Max(1, dimension);
        double chi = Math.Pow(2, 1 / Math.Sqrt(_dimension));
        // Four growths make up for one shrinkage: in the stationary state four of five updates increase ω.
        (_growth, _shrinkage) = (Math.Pow(chi, 0.25), 1 / chi);
    }

    /// <summary>The multipliers γ of the rows: first the upper, then the lower limit of each constraint that has both; at least 0 for inequalities.</summary>
    public ReadOnlySpan<double> Multipliers => _multipliers;

    /// <summary>The penalties ω of the rows, in the same order; 0 while a row has not been seen.</summary>
    public ReadOnlySpan<double> Penalties => _penalties;

    /// <summary>Forgets everything, as at a restart somewhere else.</summary>
    public void Reset()
    {
        Array.Clear(_multipliers);
        Array.Clear(_penalties);
        Array.Clear(_previous);
        (_previousObjective, _hasPrevious) = (0, false);
    }

    /// <summary>h at a point: what candidates are compared by, lower is better; +∞ where f or a row is not finite.</summary>
    /// <param name="objective">f.</param>
    /// <param name="constraints">c, m values.</param>
    public double Merit(double objective, ReadOnlySpan<double> constraints)
    {
        double h = objective;
        for (int i = 0; i < _source.Length; i++)
        {
            double g = Row(i, constraints);
            // Also where the row has no weight yet: nothing is known of the point.
            if (!double.IsFinite(g)) return double.PositiveInfinity;
            h += Term(i, g);
        }

        return double.IsFinite(h) ? h : double.PositiveInfinity;
    }

    /// <summary>
    /// Gives first coefficients to rows that have none and are equalities, or violated by more than a tenth of the candidates: γ = iqr(f)/(n·iqr(g)) for
    /// inequalities, ω = 2·iqr(f)/(5n·iqr(g)), with iqr the distance of the quartiles. To be called with every population; costs nothing when all have theirs.
    /// </summary>
    /// <param name="objectives">f of the candidates, k values; those that are not finite do not count.</param>
    /// <param name="constraints">c of the candidates, k×m, row-major.</param>
    public void Calibrate(ReadOnlySpan<double> objectives, ReadOnlySpan<double> constraints)
    {
        int k = objectives.Length, m = k == 0 ? 0 : constraints.Length / k;
        for (int i = 0; i < _source.Length; i++)
        {
            if (_penalties[i] > 0) continue;
            if (_scratch.Length < k) _scratch = new double[k];
            int count = 0, violated = 0;
            for (int candidate = 0; candidate < k; candidate++)
            {
                double g = Row(i, constraints.Slice(candidate * m, m));
                if (!double.IsFinite(objectives[candidate]) || !double.IsFinite(g)) continue;
                _scratch[count++] = g;
                if (g > 0) violated++;
            }

            if (count == 0 || (!_isEquality[i] && violated <= SeenShare * count)) continue;
            double spread = QuartileDistance(_scratch.AsSpan(0, count));
            count = 0;
            foreach (double f in objectives)
            {
                if (double.IsFinite(f)) _scratch[count++] = f;
            }

            double objectiveSpread = QuartileDistance(_scratch.AsSpan(0, count));
            // On a plateau of f any weight serves; one row constant in the population says nothing yet.
            if (!(spread > 0)) continue;
            if (!(objectiveSpread > 0)) objectiveSpread = 1;
            _penalties[i] = 2 * objectiveSpread / (5 * _dimension * spread);
            _multipliers[i] = _isEquality[i] ? 0 : objectiveSpread / (_dimension * spread);
        }
    }

    /// <summary>
    /// Adapts γ and ω to where the search stands now: f and c at the centre of its distribution, or the recombined (weighted) means of f and c over the
    /// selected candidates, which for linear c are the same. To be called once a generation; values that are not finite change nothing.
    /// </summary>
    /// <param name="objective">f there.</param>
    /// <param name="constraints">c there, m values.</param>
    public void Update(double objective, ReadOnlySpan<double> constraints)
    {
        double change = objective - _previousObjective;
        bool isFinite = double.IsFinite(objective);
        for (int i = 0; i < _source.Length; i++)
        {
            double g = Row(i, constraints);
            isFinite &= double.IsFinite(g);
            change += Term(i, g) - Term(i, _previous[i]);
        }

        if (!isFinite) return;
        for (int i = 0; i < _source.Length; i++)
        {
            double g = Row(i, constraints);
            if (_hasPrevious && _penalties[i] > 0) Adapt(i, g, Math.Abs(change));
            _previous[i] = g;
        }

        (_previousObjective, _hasPrevious) = (objective, true);
    }

    /// <inheritdoc/>
    public void Exchange(StateExchange state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Exchange("multipliers", _multipliers.AsSpan());
        state.Exchange("penalties", _penalties.AsSpan());
        state.Exchange("previousRows", _previous.AsSpan());
        state.Exchange("previousObjective", ref _previousObjective);
        state.Exchange("hasPrevious", ref _hasPrevious);
    }

    private double Row(int i, ReadOnlySpan<double> constraints) => _sign[i] * (constraints[_source[i]] - _limit[i]);

    private double Term(int i, double g)
    {
        (double gamma, double omega) = (_multipliers[i], _penalties[i]);
        if (omega == 0) return 0;
        return _isEquality[i] || gamma + (omega * g) >= 0 ? (gamma * g) + (0.5 * omega * g * g) : -gamma * gamma / (2 * omega);
    }

    private void Adapt(int i, double g, double change)
    {
        double omega = _penalties[i];
        bool isActive = _isEquality[i] || _multipliers[i] + (omega * g) >= 0;
        _multipliers[i] += omega * g / MultiplierDamping;
        if (!_isEquality[i]) _multipliers[i] = Math.Max(0, _multipliers[i]);
        // Far inside its limit a row changes little compared with its value: by the rule below ω would grow without end.
        if (!isActive || (!_isEquality[i] && _multipliers[i] == 0)) return;
        bool isWeak = omega * g * g < K1 * change / _dimension;
        bool isStill = K2 * Math.Abs(g - _previous[i]) < Math.Abs(_previous[i]);
        _penalties[i] *= isWeak || isStill ? _growth : _shrinkage;
    }

    private static double QuartileDistance(Span<double> values)
    {
        if (values.IsEmpty) return 0;
        values.Sort();
        return values[3 * (values.Length - 1) / 4] - values[(values.Length - 1) / 4];
    }
}
