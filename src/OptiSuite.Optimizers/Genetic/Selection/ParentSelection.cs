namespace OptiSuite.Optimizers;

/// <summary>Picks parents by rank, 0 the best. A new selection is one more class like these, a name in <see cref="SelectionOperator"/> and a line in <see cref="Of"/>.</summary>
internal abstract class ParentSelection
{
    /// <summary>Whether one pick says nothing of the next, so that a mate may be drawn again.</summary>
    public virtual bool IsIndependent => true;

    public static ParentSelection Of(GeneticAlgorithm options) => options.Selection switch
    {
        SelectionOperator.EliteSelection => new EliteSelection(),
        SelectionOperator.RankSelection => new WheelSelection(new RankWheel(options.SelectionPressure)),
        SelectionOperator.RouletteWheelSelection => new WheelSelection(new RankWheel(null)),
        SelectionOperator.StochasticUniversalSamplingSelection => new UniversalSamplingSelection(new RankWheel(null)),
        SelectionOperator.TruncationSelection => new TruncationSelection(options.TruncationShare),
        _ => new TournamentSelection(options.TournamentSize),
    };

    /// <summary>Called before the picks of a generation; nothing is kept from the one before.</summary>
    /// <param name="count">The number of parents μ.</param>
    /// <param name="picks">How many picks the generation needs; a few more may follow.</param>
    /// <param name="random">The random numbers.</param>
    public virtual void Prepare(int count, int picks, RandomStream random) => Count = count;

    /// <summary>The rank of a parent.</summary>
    /// <param name="random">The random numbers.</param>
    public abstract int Pick(RandomStream random);

    /// <summary>The number of parents μ.</summary>
    protected int Count { get; private set; }
}
