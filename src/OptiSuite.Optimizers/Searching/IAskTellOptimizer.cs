namespace OptiSuite.Optimizers;

/// <summary>An optimizer whose search can also be driven by hand, so that candidates may be evaluated elsewhere: in a queue, a laboratory, a cluster.</summary>
/// <remarks>With the same problem, seed and budget, a search driven by hand proposes what <c>Minimize</c> evaluates, bit for bit.</remarks>
public interface IAskTellOptimizer : IOptimizer
{
    /// <summary>Starts a search. Nothing is evaluated; of the problem only its dimension, boxes, integer variables, constraint limits and start are used.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="options">Seed, tolerance and budget; null for the defaults.</param>
    /// <exception cref="ArgumentException">The method cannot treat the problem (every reason is named), or its hyperparameters contradict each other.</exception>
    IAskTell Begin(Problem problem, AskTellOptions? options = null);

    /// <inheritdoc/>
    IOptimizerRun IOptimizer.Start(RunContext context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return new AskTellRun(this, context);
    }
}
