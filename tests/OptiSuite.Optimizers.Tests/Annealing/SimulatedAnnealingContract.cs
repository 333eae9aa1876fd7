using OptiSuite.TestKit;

namespace OptiSuite.Optimizers.Tests.Annealing;

public sealed class SimulatedAnnealingContract : OptimizerContract
{
    protected override IOptimizer Create() => new SimulatedAnnealing();
}

public sealed class AxisAnnealingContract : OptimizerContract
{
    protected override IOptimizer Create() => new SimulatedAnnealing { JointSteps = 0, FirstWalk = 250 };
}
