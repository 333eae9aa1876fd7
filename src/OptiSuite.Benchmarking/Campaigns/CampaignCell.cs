namespace OptiSuite.Benchmarking;

/// <summary>One run of a campaign.</summary>
/// <param name="Suite">The suite's name.</param>
/// <param name="Problem">The problem.</param>
/// <param name="Contender">The contender.</param>
/// <param name="Seed">The seed; the same for every contender.</param>
/// <param name="Budget">The evaluations allowed.</param>
public sealed record CampaignCell(string Suite, Problem Problem, Contender Contender, ulong Seed, long Budget)
{
    /// <summary>What makes this cell the same cell as a record's.</summary>
    public CellKey Key => new(Suite, Problem.Name, Contender.Label, Contender.Hyperparameters, Seed, Budget);
}
