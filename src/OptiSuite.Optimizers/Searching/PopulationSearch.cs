namespace OptiSuite.Optimizers;

/// <summary>A search with a population: it starts from points drawn in the sampling region and tells how far it has contracted.</summary>
internal abstract class PopulationSearch(SearchSpace space, AskTellOptions options, int size) : Search(space, options, size)
{
    private readonly Diagnostic[] _diagnostics = new Diagnostic[2];

    public override ReadOnlySpan<Diagnostic> Diagnostics
    {
        get
        {
            _diagnostics[0] = new Diagnostic("diversity", PopulationStatistics.Diversity(Population, Space));
            _diagnostics[1] = new Diagnostic("mean objective", PopulationStatistics.MeanOfFinite(PopulationObjectives));
            return _diagnostics;
        }
    }

    /// <summary>The points whose spread tells how far the search has contracted.</summary>
    protected abstract ReadOnlySpan<double> Population { get; }

    protected abstract ReadOnlySpan<double> PopulationObjectives { get; }

    /// <summary>Draws all candidates from the sampling region; the problem's start, where it names one, is the first.</summary>
    protected void DrawCandidates(bool withStart)
    {
        for (int i = 0; i < ProposalCount; i++) Space.Draw(Random, Candidate(i));
        if (withStart) Space.Start.CopyTo(Candidate(0));
    }
}
