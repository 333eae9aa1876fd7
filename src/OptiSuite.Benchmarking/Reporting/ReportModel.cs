namespace OptiSuite.Benchmarking;

/// <summary>What the page's template asks for: text ready to be read, and the data of the pictures.</summary>
internal sealed record ReportModel(
    string Title,
    string Lead,
    string Headline,
    string TargetPrecision,
    string OverviewTargets,
    string CurveFloor,
    IReadOnlyList<ReportFact> Facts,
    IReadOnlyList<ReportContender> Contenders,
    IReadOnlyList<ReportStanding> Standings,
    IReadOnlyList<ReportProblem> Problems,
    IReadOnlyList<ReportRow> Rows,
    IReadOnlyList<ReportRefusal> Refusals,
    IReadOnlyList<ReportFailure> Failures,
    IReadOnlyList<ReportNewRecord> NewRecords,
    string Style,
    string Script,
    string Data,
    string? PlotScript,
    string MissingPlots)
{
    public bool HasPlots => PlotScript is not null;

    public bool AnyFailures => Failures.Count > 0;

    public bool AnyRefusals => Refusals.Count > 0;

    public bool AnyNewRecords => NewRecords.Count > 0;
}

/// <summary>A figure at the head of the page.</summary>
internal sealed record ReportFact(string Value, string Label);

/// <summary>A contender with its colour and dash, the same in every picture.</summary>
internal sealed record ReportContender(
    int Index, string Name, int Colour, string Dash, string Seeds, IReadOnlyList<ReportHyperparameter> Hyperparameters);

/// <summary>One setting of a contender.</summary>
internal sealed record ReportHyperparameter(string Name, string Value);

/// <summary>A contender's overall standing.</summary>
internal sealed record ReportStanding(
    int Rank, ReportContender Contender, string Share, string Width, int Wins, int Entered, string Refused, string Failed)
{
    public bool IsRefused => Refused != "0";

    public bool IsFailed => Failed != "0";
}

/// <summary>A problem with its finding and one cell a contender.</summary>
internal sealed record ReportProblem(
    int Index, string Name, int Dimension, string Budget, string Best, string BestSource, string Finding, IReadOnlyList<ReportCell> Cells);

/// <summary>A contender's median gap on a problem. The level, 0 to 5, is the depth of the cell's colour.</summary>
internal sealed record ReportCell(string Text, string Hint, int Level, bool IsWinner, bool IsEmpty);

/// <summary>A row of the detailed table. The sort keys are exact.</summary>
internal sealed record ReportRow(
    string Problem, ReportContender Contender, bool IsWinner, int Runs,
    string Median, string MedianKey, string Lower, string LowerKey, string Upper, string UpperKey,
    string Time, string TimeKey, string Solved, string SolvedKey, string Best, string BestKey, string Violation, string ViolationKey);

/// <summary>A reason and the problems a contender was refused on for it.</summary>
internal sealed record ReportRefusal(ReportContender Contender, string Reason, string Problems, string Count);

/// <summary>A run that threw.</summary>
internal sealed record ReportFailure(ReportContender Contender, string Problem, string Seed, string Error);

/// <summary>A best-known value that a run went below.</summary>
internal sealed record ReportNewRecord(string Problem, string Known, string Seen, string By);
