using OptiSuite.TestKit;

namespace OptiSuite.Optimizers.Tests.FirstOrder;

public sealed class GradientDescentContract : OptimizerContract
{
    protected override IOptimizer Create() => new GradientDescent();
}

public sealed class MonotoneGradientDescentContract : OptimizerContract
{
    protected override IOptimizer Create() => new GradientDescent { LineSearch = LineSearchRule.Armijo, FirstTrial = FirstTrialRule.Doubling };
}

public sealed class FixedGradientDescentContract : OptimizerContract
{
    protected override IOptimizer Create() => new GradientDescent { LearningRate = 0.05 };
}

public sealed class MomentumSgdContract : OptimizerContract
{
    protected override IOptimizer Create() => new MomentumSgd();
}

public sealed class MinibatchSgdContract : OptimizerContract
{
    // A rate that goes to zero takes the noise of the batches with it.
    protected override IOptimizer Create() => new MomentumSgd { BatchSize = 3, Schedule = LearningRateSchedule.Exponential, DecayPeriod = 200 };
}

public sealed class SubgradientContract : OptimizerContract
{
    protected override IOptimizer Create() => new SubgradientMethod();
}

public sealed class KnownPolyakContract : OptimizerContract
{
    protected override IOptimizer Create() => new SubgradientMethod { StepRule = SubgradientStep.Polyak };
}

public sealed class DiminishingSubgradientContract : OptimizerContract
{
    protected override double Accuracy => 1e-3;

    protected override IOptimizer Create() => new SubgradientMethod { StepRule = SubgradientStep.Diminishing };
}

public sealed class BfgsContract : OptimizerContract
{
    protected override IOptimizer Create() => new Bfgs();
}
