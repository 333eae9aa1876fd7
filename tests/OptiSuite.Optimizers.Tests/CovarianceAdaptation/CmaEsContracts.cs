using OptiSuite.TestKit;

namespace OptiSuite.Optimizers.Tests.CovarianceAdaptation;

public sealed class CmaEsContract : OptimizerContract
{
    protected override IOptimizer Create() => new CmaEs();
}

public sealed class CmaEsWithoutRestartsContract : OptimizerContract
{
    protected override IOptimizer Create() => new CmaEs { Restarts = CmaRestarts.None };
}

public sealed class SeparableCmaEsContract : OptimizerContract
{
    protected override IOptimizer Create() => new CmaEs { Covariance = CmaCovariance.Separable, Restarts = CmaRestarts.Ipop };
}

public sealed class LagrangianCmaEsContract : OptimizerContract
{
    protected override IOptimizer Create() => new CmaEs { Constraints = ConstraintTreatment.AugmentedLagrangian };
}
