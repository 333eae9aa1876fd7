namespace OptiSuite.Benchmarking;

/// <summary>What a call of <see cref="CampaignRunner.Run"/> did.</summary>
/// <param name="Total">How many cells the campaign (its shard) has.</param>
/// <param name="AlreadyFinished">How many of them had a record before.</param>
/// <param name="Ran">How many got their record now, refused and failed ones included.</param>
/// <param name="Refused">How many of those that ran now do not fit their problem.</param>
/// <param name="Failed">How many of those that ran now threw.</param>
/// <param name="Cancelled">Whether the token ended it before its end.</param>
public sealed record CampaignOutcome(int Total, int AlreadyFinished, int Ran, int Refused, int Failed, bool Cancelled)
{
    /// <summary>Whether every cell has its record.</summary>
    public bool IsComplete => AlreadyFinished + Ran == Total;
}
