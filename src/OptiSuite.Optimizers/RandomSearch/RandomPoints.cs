namespace OptiSuite.Optimizers;

/// <summary>The state of a random search: where its sequence is.</summary>
internal sealed class RandomPoints(RandomSearch options, SearchSpace space, AskTellOptions settings) : Search(space, settings, options.BatchSize)
{
    // A sequence has its length fixed when it is made; one of this length after the other has no end.
    private const int SequenceLength = 65_536;

    private ScrambledHalton? _sequence;
    private long _drawn;

    public override ReadOnlySpan<Diagnostic> Diagnostics => default;

    protected override void Propose()
    {
        for (int i = 0; i < ProposalCount; i++)
        {
            Draw(Candidate(i));
            if (_drawn++ == 0) Space.Start.CopyTo(Candidate(i));
        }
    }

    protected override void Learn()
    {
    }

    protected override void ExchangeMore(StateExchange state)
    {
        state.Exchange("drawn", ref _drawn);
        if (!state.IsRestoring || options.Sampling != RandomSampling.Halton) return;
        // A sequence is a function of its number alone, so that it need not be saved.
        if (_drawn % SequenceLength == 0) return;
        _sequence = Sequence();
        Span<double> skipped = new double[Dimension];
        for (long i = 0; i < _drawn % SequenceLength; i++) _sequence.Next(skipped);
    }

    private void Draw(Span<double> x)
    {
        if (options.Sampling == RandomSampling.Uniform)
        {
            Space.Draw(Random, x);
            return;
        }

        if (_drawn % SequenceLength == 0) _sequence = Sequence();
        _sequence!.Next(x);
        for (int j = 0; j < x.Length; j++) x[j] = Place(j, x[j]);
    }

    private ScrambledHalton Sequence() => new(Dimension, SequenceLength, Random.Split((ulong)(_drawn / SequenceLength)));

    private double Place(int j, double u)
    {
        double lower = Space.RegionLower[j], upper = Space.RegionUpper[j];
        // An integer variable's numbers all get the same share.
        if (Space.IsInteger(j)) return Space.Repair(j, Math.Floor((lower * (1 - u)) + ((upper + 1) * u)));
        // Rounding must not leave the region.
        return Math.Clamp((lower * (1 - u)) + (upper * u), lower, upper);
    }
}
