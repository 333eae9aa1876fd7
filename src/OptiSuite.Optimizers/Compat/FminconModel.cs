namespace OptiSuite.Compat;

/// <summary>An fmincon problem as a <see cref="Problem"/>, its inputs checked, and the way back from its multipliers.</summary>
internal sealed class FminconModel
{
    private readonly FminconProblem _given;
    private readonly FminconOptions _options;
    private readonly FminconNonlcon? _nonlcon;
    private readonly int _n;

    public FminconModel(FminconProblem given)
    {
        (_given, _options, _n) = (given, given.Options, given.X0.Length);
        RequireStart();
        RequireGradients();
        LinearConstraint? inequalities = Linear(given.Aineq, given.Bineq, "A", "b", (m, limits, name) => LinearConstraint.AtMost(m, limits, name));
        LinearConstraint? equalities = Linear(given.Aeq, given.Beq, "Aeq", "beq", (m, limits, name) => LinearConstraint.EqualTo(m, limits, name));
        Lower = Bound(given.Lb, double.NegativeInfinity, "lb");
        Upper = Bound(given.Ub, double.PositiveInfinity, "ub");
        Crossing = Array.FindIndex(Lower.Zip(Upper).ToArray(), pair => pair.First > pair.Second);
        if (Crossing >= 0) return;

        Bounds? bounds = given.Lb is null && given.Ub is null ? null : new Bounds(Lower, Upper);
        double[] start = [.. given.X0];
        bounds?.Project(start);
        _nonlcon = Nonlcon(start);
        RequireTrustRegionProblem(bounds is not null, inequalities is not null, equalities is not null);
        Problem = new Problem(Objective(), _n)
        {
            Name = "fmincon",
            Start = [.. start],
            Bounds = bounds,
            Constraints = [.. new IConstraint?[] { inequalities, equalities, _nonlcon }.OfType<IConstraint>()],
        };
    }

    /// <summary>The problem; null where bounds cross.</summary>
    public Problem? Problem { get; }

    /// <summary>The first variable whose lower bound is above its upper; −1 where there is none.</summary>
    public int Crossing { get; }

    public double[] Lower { get; }

    public double[] Upper { get; }

    /// <summary>Whether every derivative comes from the user.</summary>
    public bool HasDerivatives => _options.SpecifyObjectiveGradient && _nonlcon is null or { HasJacobian: true };

    /// <summary>The multipliers under MATLAB's names; NaN where they are not known.</summary>
    public FminconLambda Lambda(Multipliers? multipliers)
    {
        int at = 0;
        double[] Next(int count)
        {
            double[] values = Filled(count, double.NaN);
            multipliers?.Constraints.AsSpan(at, count).CopyTo(values);
            at += count;
            return values;
        }

        return new FminconLambda(
            multipliers is null ? Filled(_n, double.NaN) : [.. multipliers.Lower],
            multipliers is null ? Filled(_n, double.NaN) : [.. multipliers.Upper],
            Next(_given.Aineq?.GetLength(0) ?? 0),
            Next(_given.Aeq?.GetLength(0) ?? 0),
            Next(_nonlcon?.Inequalities ?? 0),
            Next(_nonlcon?.Equalities ?? 0));
    }

    /// <summary>The largest violation of a linear row.</summary>
    public double LinearViolation(ReadOnlySpan<double> x)
    {
        double worst = 0;
        foreach (LinearConstraint block in Problem!.Constraints.OfType<LinearConstraint>())
        {
            double[] values = new double[block.Count];
            block.Evaluate(x, values);
            for (int i = 0; i < values.Length; i++) worst = Math.Max(worst, Math.Max(block.Lower[i] - values[i], values[i] - block.Upper[i]));
        }

        return worst;
    }

    public static double[] Filled(int count, double value)
    {
        double[] values = new double[count];
        Array.Fill(values, value);
        return values;
    }

    private IObjective Objective()
    {
        bool check = _options.FunValCheck;
        if (_given.ObjectiveWithGradient is { } both)
        {
            return _options.SpecifyObjectiveGradient ? new FminconGradient(both, check) : new FminconValue(x => both(x).F, check);
        }

        return new FminconValue(_given.Objective!, check);
    }

    private FminconNonlcon? Nonlcon(double[] start)
    {
        FminconNonlcon? block = _given switch
        {
            { NonlconWithGradients: { } four } => new FminconNonlcon(four, _options.SpecifyConstraintGradient, _options.FunValCheck, start),
            { Nonlcon: { } two } => new FminconNonlcon(
                x =>
                {
                    (double[]? c, double[]? ceq) = two(x);
                    return (c, ceq, null, null);
                },
                hasGradients: false,
                _options.FunValCheck,
                start),
            _ => null,
        };
        return block is { Count: > 0 } ? block : null;
    }

    private LinearConstraint? Linear(
        double[,]? matrix, double[]? limits, string matrixName, string limitName, Func<double[,], double[], string, LinearConstraint> create)
    {
        int rows = matrix?.GetLength(0) ?? 0;
        if (rows != (limits?.Length ?? 0))
        {
            throw new ArgumentException($"{matrixName} has {rows} rows and {limitName} {limits?.Length ?? 0} values; give a value for every row, or null for both.");
        }

        if (rows == 0) return null;
        if (matrix!.GetLength(1) != _n)
        {
            throw new ArgumentException($"{matrixName} has {matrix.GetLength(1)} columns and x0 {_n} values; give a column for every variable.");
        }

        return create(matrix, limits!, matrixName);
    }

    private double[] Bound(double[]? given, double none, string name)
    {
        if (given?.Length > _n) throw new ArgumentException($"{name} has {given.Length} values and x0 {_n}; give at most one for every variable.");
        double[] bound = Filled(_n, none);
        given?.CopyTo(bound, 0);
        return bound;
    }

    private void RequireStart()
    {
        if (_n == 0) throw new ArgumentException("x0 is empty; give a start, one value for every variable.");
        int bad = Array.FindIndex(_given.X0, value => !double.IsFinite(value));
        if (bad >= 0) throw new ArgumentException($"Value {bad} of x0 is {_given.X0[bad]}; a start must be finite.");
        if (_options.TypicalX is { } typical && typical.Length != _n)
        {
            throw new ArgumentException($"TypicalX has {typical.Length} values and x0 {_n}; give one for every variable.");
        }

        if (_options.FiniteDifferenceStepSize is { Length: > 1 } steps && steps.Length != _n)
        {
            throw new ArgumentException($"FiniteDifferenceStepSize has {steps.Length} values and x0 {_n}; give one for all variables, or one for each.");
        }
    }

    private void RequireGradients()
    {
        if (_given.Objective is null == _given.ObjectiveWithGradient is null)
        {
            throw new ArgumentException("An fmincon problem has one objective; give Objective or ObjectiveWithGradient.");
        }

        if (_given.Nonlcon is not null && _given.NonlconWithGradients is not null)
        {
            throw new ArgumentException("An fmincon problem has one nonlcon; give Nonlcon or NonlconWithGradients.");
        }

        if (_options.SpecifyObjectiveGradient && _given.Objective is not null)
        {
            throw new ArgumentException("SpecifyObjectiveGradient is true and fun returns no gradient; return (f, gradient), or leave the option off.");
        }

        if (_options.SpecifyConstraintGradient && _given.Nonlcon is not null)
        {
            throw new ArgumentException(
                "SpecifyConstraintGradient is true and nonlcon returns no gradients; return (c, ceq, gradc, gradceq), or leave the option off.");
        }
    }

    private void RequireTrustRegionProblem(bool bounds, bool inequalities, bool equalities)
    {
        if (_options.Algorithm != FminconAlgorithm.TrustRegionReflective) return;
        const string Remedy = "choose the algorithm 'sqp' or 'interior-point'";
        if (!_options.SpecifyObjectiveGradient)
        {
            throw new ArgumentException($"'trust-region-reflective' needs a gradient from fun; set SpecifyObjectiveGradient, or {Remedy}.");
        }

        if (inequalities || _nonlcon is not null || (bounds && equalities))
        {
            throw new ArgumentException(
                $"'trust-region-reflective' takes bounds or linear equalities, one of the two and nothing else, and this problem has other constraints; {Remedy}.");
        }
    }
}
