namespace OptiSuite.Optimizers;

/// <content>From the result of a similar program, without the interior-point method.</content>
internal sealed partial class QuadraticProgramRun
{
    // A warm start that needs more than this would have been cold for less.
    private const int WarmFactorizations = 25;

    private QuadraticProgramResult? SolveWarm(QuadraticProgramResult? warmStart)
    {
        if (warmStart is null) return null;
        ActiveSetNewton newton = warmStart.WarmStart is { } previous && previous.TryTake(_program, _presolve) ? Continue(previous) : StartFrom(warmStart);
        bool solved = Polish(newton, Math.Min(WarmFactorizations, _options.MaxIterations));
        _iterations += newton.Factorizations;
        if (!solved || _quality > _options.Tolerance) return null;
        _state = new WarmStartState(_program, _presolve, _equilibration!, newton);
        return Result(QuadraticProgramStatus.Optimal);
    }

    // The same matrices: scaling, factors and active set are there.
    private ActiveSetNewton Continue(WarmStartState previous)
    {
        _equilibration = previous.Equilibration;
        _scaled = _equilibration.Scale(_presolve.Reduced);
        previous.Newton.Restart(_scaled);
        return previous.Newton;
    }

    // Other matrices: the point and the signs of the multipliers are what is left.
    private ActiveSetNewton StartFrom(QuadraticProgramResult warmStart)
    {
        ConvexData reduced = _presolve.Reduced;
        _equilibration = new Equilibration(reduced);
        _scaled = _equilibration.Scale(reduced);
        warmStart.Multipliers.Constraints.CopyTo(_candidateMultipliers);
        for (int j = 0; j < _full.N; j++) _candidateMultipliers[_full.M + j] = warmStart.Multipliers.Upper[j] - warmStart.Multipliers.Lower[j];
        _presolve.Extract(warmStart.X.AsSpan(), _candidateMultipliers, _reducedX, _reducedMultipliers);
        double[] x = new double[reduced.N], multipliers = new double[reduced.N + reduced.M];
        _equilibration.Apply(_reducedX, _reducedMultipliers, x, multipliers);
        sbyte[] side = new sbyte[multipliers.Length];
        for (int c = 0; c < side.Length; c++)
        {
            double multiplier = _scaled.Allowed(c, multipliers[c]);
            side[c] = multiplier > 0 || _scaled.IsEquality(c) ? (sbyte)1 : multiplier < 0 ? (sbyte)-1 : (sbyte)0;
        }

        var newton = new ActiveSetNewton(_scaled, new AugmentedSystem(_scaled));
        newton.Start(x, multipliers, side);
        return newton;
    }
}
