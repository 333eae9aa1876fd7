namespace OptiSuite.Losses.Tests;

internal static class RegressionUnderTest
{
    public static IReadOnlyList<LossUnderTest> All { get; } =
    [
        new ElementwiseUnderTest(new MeanSquaredErrorLoss()),
        new ElementwiseUnderTest(new MeanAbsoluteErrorLoss()),
        new VectorUnderTest(new HalfSquaredErrorLoss()),
        new VectorUnderTest(new HalfSquaredErrorLoss { Factor = 1.5 }),
        new GaussianUnderTest(new GaussianNegativeLogLikelihoodLoss(), 1),
        new GaussianUnderTest(new GaussianNegativeLogLikelihoodLoss { Full = true }, 3),
        new PoissonUnderTest(new PoissonNegativeLogLikelihoodLoss()),
        new PoissonUnderTest(new PoissonNegativeLogLikelihoodLoss { Full = true }),
        new PoissonUnderTest(new PoissonNegativeLogLikelihoodLoss { LogInput = false, Full = true, Eps = 1e-3 }),
    ];
}
