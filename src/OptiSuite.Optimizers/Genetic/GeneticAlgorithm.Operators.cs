namespace OptiSuite.Optimizers;

/// <content>Selection, crossover and mutation.</content>
public sealed partial record GeneticAlgorithm
{
    /// <summary>How parents are picked. Default the tournament.</summary>
    public SelectionOperator Selection
    {
        get;
        init => field = Hyperparameter.Known(value, nameof(Selection));
    } = SelectionOperator.TournamentSelection;

    /// <summary>How many parents compete in a tournament; at least 1, which is no selection. Default 2 (Deb, 2000), kept by measurement.</summary>
    public int TournamentSize
    {
        get;
        init => field = Hyperparameter.AtLeast(1, value, nameof(TournamentSize), "2 is the default");
    } = 2;

    /// <summary>
    /// Linear ranking's expected picks of the best parent in a round of μ, in [1, 2]: 1 is no selection, 2 leaves the worst out. Default 1.8, near a tournament of
    /// two; Baker (1985) has 1.1.
    /// </summary>
    public double SelectionPressure
    {
        get;
        init => field = value is >= 1 and <= 2
            ? value
            : throw new ArgumentOutOfRangeException(nameof(SelectionPressure), $"SelectionPressure is {value} and must lie in [1, 2]; 1.8 is the default.");
    } = 1.8;

    /// <summary>The share of parents that truncation selection picks from, above 0 and at most 1. Default 0.5.</summary>
    public double TruncationShare
    {
        get;
        init => field = value is > 0 and <= 1
            ? value
            : throw new ArgumentOutOfRangeException(nameof(TruncationShare), $"TruncationShare is {value} and must lie in (0, 1]; 0.5 is the default.");
    } = 0.5;

    /// <summary>How children are made. Default the real-coded ensemble crossover.</summary>
    public CrossoverOperator Crossover
    {
        get;
        init => field = Hyperparameter.Known(value, nameof(Crossover));
    } = CrossoverOperator.RealCodedEnsembleCrossover;

    /// <summary>
    /// A crossover that makes a share of the children instead. Default (null) simulated binary crossover beside the real-coded ensemble crossover, and none beside
    /// any other.
    /// </summary>
    public CrossoverOperator? SecondCrossover
    {
        get;
        init => field = value is { } given ? Hyperparameter.Known(given, nameof(SecondCrossover)) : null;
    }

    /// <summary>
    /// The share of children that <see cref="SecondCrossover"/> makes, in [0, 1]. Default (null): it begins at 0.3 and moves between 0.1 and 0.5 with the success of
    /// both, measured better than any fixed share.
    /// </summary>
    public double? SecondCrossoverShare
    {
        get;
        init => field = value is { } given ? Hyperparameter.Probability(given, nameof(SecondCrossoverShare), "null is the default") : null;
    }

    /// <summary>The probability that parents are crossed at all, in [0, 1]. Default 1: measured better than Deb's 0.9.</summary>
    public double CrossoverProbability
    {
        get;
        init => field = Hyperparameter.Probability(value, nameof(CrossoverProbability), "1 is the default");
    } = 1;

    /// <summary>The probability that simulated binary crossover changes a variable, in [0, 1]. Default 1: measured better than Deb's 0.5.</summary>
    public double VariableCrossoverProbability
    {
        get;
        init => field = Hyperparameter.Probability(value, nameof(VariableCrossoverProbability), "1 is the default");
    } = 1;

    /// <summary>
    /// SBX's distribution index η ≥ 0: the larger, the nearer children are to their parents. Default 2, the lower end of Deb and Agrawal's
    /// 2 to 5; measured better than 5 and 15.
    /// </summary>
    public double CrossoverDistributionIndex
    {
        get;
        init => field = Hyperparameter.NotNegative(value, nameof(CrossoverDistributionIndex), "2 is the default");
    } = 2;

    /// <summary>
    /// REX's children have the covariance of the parents times this, positive. Too little, and selection contracts the population before it has arrived; too much, and it
    /// never contracts. Default (null) 3 under (μ+λ), 2 under fitness-based and 1 under the other reinsertions, which select less: measured.
    /// </summary>
    public double? Expansion
    {
        get;
        init => field = value is { } given ? Hyperparameter.Positive(given, nameof(Expansion), "null is the default") : null;
    }

    /// <summary>
    /// The number of REX's parents, at least 2. Default (null) n + 1 for n variables that can move (Akimoto et al. 2009), and 21 from 20 variables on, so that a child
    /// costs no more than 21 n operations.
    /// </summary>
    public int? EnsembleSize
    {
        get;
        init => field = value is { } given ? Hyperparameter.AtLeast(2, given, nameof(EnsembleSize), "null is the default") : null;
    }

    /// <summary>BLX's α ≥ 0. Default 0.5 (Eshelman and Schaffer 1993).</summary>
    public double BlendAlpha
    {
        get;
        init => field = Hyperparameter.NotNegative(value, nameof(BlendAlpha), "0.5 is the default");
    } = 0.5;

    /// <summary>The scale b of Laplace crossover, positive. Default 0.15; 0.35 for integer variables (Deep et al. 2009).</summary>
    public double LaplaceScale
    {
        get;
        init => field = Hyperparameter.Positive(value, nameof(LaplaceScale), "0.15 is the default");
    } = 0.15;

    /// <summary>PCX's σ of both ζ and η, positive. Default 0.3: Deb, Anand and Joshi's 0.1 measured worse under (μ+λ).</summary>
    public double ParentCentricDeviation
    {
        get;
        init => field = Hyperparameter.Positive(value, nameof(ParentCentricDeviation), "0.3 is the default");
    } = 0.3;

    /// <summary>How single variables are changed. Default polynomial mutation.</summary>
    public MutationOperator Mutation
    {
        get;
        init => field = Hyperparameter.Known(value, nameof(Mutation));
    } = MutationOperator.PolynomialMutation;

    /// <summary>
    /// The probability that a variable of a child is mutated, in [0, 1]. Default (null) 0.5/n for n variables that can move, since crossover already makes new
    /// values, and 0 for continuous children of the real-coded ensemble and the parent-centric crossover, which make them in all directions.
    /// </summary>
    public double? MutationProbability
    {
        get;
        init => field = value is { } given ? Hyperparameter.Probability(given, nameof(MutationProbability), "null is the default") : null;
    }

    /// <summary>Polynomial mutation's distribution index η ≥ 0: the larger, the shorter its steps. Default 20 (Deb, 2000); 5 and 100 measured no better.</summary>
    public double MutationDistributionIndex
    {
        get;
        init => field = Hyperparameter.NotNegative(value, nameof(MutationDistributionIndex), "20 is the default");
    } = 20;

    /// <summary>Gaussian mutation's deviation in units of the parents' standard deviation, positive. Default 1.</summary>
    public double MutationScale
    {
        get;
        init => field = Hyperparameter.Positive(value, nameof(MutationScale), "1 is the default");
    } = 1;

    /// <summary>Non-uniform mutation's b, positive: the larger, the sooner its steps are short. Default 5 (Michalewicz 1992).</summary>
    public double NonUniformShape
    {
        get;
        init => field = Hyperparameter.Positive(value, nameof(NonUniformShape), "5 is the default");
    } = 5;

    internal CrossoverOperator? EffectiveSecondCrossover =>
        SecondCrossover ?? (Crossover == CrossoverOperator.RealCodedEnsembleCrossover ? CrossoverOperator.SimulatedBinaryCrossover : null);

    internal double EffectiveExpansion => Expansion ?? Reinsertion switch
    {
        Reinsertion.PlusReinsertion => 3,
        Reinsertion.FitnessBasedReinsertion => 2,
        _ => 1,
    };

    internal int SizeFor(int free) => PopulationSize ?? 20 + (4 * free);

    internal int ChildrenOf(int size, int firstSize)
    {
        double share = OffspringCount is { } given ? given / (double)firstSize : Reinsertion == Reinsertion.FitnessBasedReinsertion ? 2 : 1;
        return Math.Max(1, (int)Math.Round(share * size));
    }

    internal int StagnationFor(int free) => RestartStagnation ?? 20 + (10 * free);

    internal int EnsembleSizeFor(int free) => EnsembleSize ?? Math.Clamp(free + 1, 2, 21);

    internal int LargestPopulation(int first) => first * 64;

    internal double MutationProbabilityFor(bool isSelfSufficient, int free) =>
        MutationProbability ?? (isSelfSufficient ? 0 : 0.5 / Math.Max(1, free));
}
