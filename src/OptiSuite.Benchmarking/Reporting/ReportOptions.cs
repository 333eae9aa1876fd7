namespace OptiSuite.Benchmarking;

/// <summary>How a report is written.</summary>
public sealed record ReportOptions
{
    /// <summary>The page's title; null for one made of the suites' names. Default null.</summary>
    public string? Title { get; init; }

    /// <summary>The precisions asked for. Default those of <see cref="TargetLadder"/>.</summary>
    public TargetLadder Targets { get; init; } = new();
}
