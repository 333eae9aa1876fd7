namespace OptiSuite.Optimizers;

/// <summary>An optimizer whose search can also be driven by hand, so that candidates may be evaluated elsewhere: in a queue, a laboratory, a cluster.</summary>
/// <remarks>With the same problem and seed, a search driven by hand proposes what <c>Minimize</c> evaluates, bit for bit.</remarks>
public interface IAskTellOptimizer : IOptimizer
{
    /// <summary>Starts a search. Nothing is evaluated; of the problem only its dimension, boxes and start are used.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="random">The only source of random numbers; <c>new RandomStream(seed)</c> for the stream of a run with that seed.</param>
    /// <param name="constraintTolerance">A violation up to this counts as none. Default 1e-6, as <see cref="StoppingCriteria.ConstraintTolerance"/>.</param>
    /// <exception cref="ArgumentException">The method cannot treat the problem; every reason is named.</exception>
    IAskTell Begin(Problem problem, RandomStream random, double constraintTolerance = 1e-6);
}
