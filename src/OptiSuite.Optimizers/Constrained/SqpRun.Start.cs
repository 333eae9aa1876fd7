namespace OptiSuite.Optimizers;

/// <content>The first B and the first program: from a warm start, or from nothing.</content>
internal sealed partial class SqpRun
{
    private ExitReason? SolveFirstSubproblem()
    {
        _sizesDiffer = DampedBfgs.SizesDiffer(_current.X);
        if (_settings.WarmStart is { } warm && TryStartWarm(warm)) return SolveSubproblem();
        // One number cannot scale variables of very different sizes.
        if (_sizesDiffer) _curvature.ResetToSizes(_current.X, _current.G);
        else _curvature.Reset(_current.G);
        _ = _curvature.TrySet(_current, _subproblem.Multipliers);
        return SolveSubproblem();
    }

    /// <summary>Penalties and B of the earlier run; false where it leaves B open.</summary>
    private bool TryStartWarm(SqpWarmStart warm)
    {
        // The caller's signs are fmincon's, those of the program the other way round.
        double[] multipliers = new double[_evaluator.ConstraintCount];
        for (int i = 0; i < warm.Multipliers.Length; i++) multipliers[i] = 0 - warm.Multipliers[i];
        _merit.Update(multipliers);
        if (_curvature.TrySet(_current, multipliers)) return true;
        if (warm.Hessian.IsEmpty) return false;
        _quasiNewton.Set(warm.Hessian.AsSpan());
        return true;
    }

    private static ILagrangianHessian Choose(SqpHessian choice, DampedBfgs quasiNewton, Evaluator evaluator) => choice switch
    {
        SqpHessian.Exact => new ExactHessian(quasiNewton, evaluator),
        SqpHessian.GaussNewton => new GaussNewtonHessian(quasiNewton, evaluator),
        _ => quasiNewton,
    };
}
