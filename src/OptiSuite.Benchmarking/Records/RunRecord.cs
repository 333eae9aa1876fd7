using System.Collections.Immutable;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;

namespace OptiSuite.Benchmarking;

/// <summary>
/// One finished cell of a campaign: one optimizer on one problem with one seed, or the reasons why it does not fit. A line of
/// <c>runs.jsonl</c>, its names in camelCase. JSON has neither NaN nor infinity: null.
/// </summary>
public sealed record RunRecord
{
    /// <summary>A point whose largest violation is at most this counts as feasible; 1e-6, the default of <see cref="StoppingCriteria"/>.</summary>
    public const double FeasibilityTolerance = 1e-6;

    /// <summary>The number of variables up to which <see cref="X"/> is kept: a longer point would make up most of the file.</summary>
    public const int LargestRecordedDimension = 1000;

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        NumberHandling = JsonNumberHandling.Strict,
        // The file is read by people and scripts and never stands inside a page: a plus sign or a Greek letter stays what it is.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new FiniteOrNullConverter() },
    };

    /// <summary>The suite's name.</summary>
    public required string Suite { get; init; }

    /// <summary>The problem's name.</summary>
    public required string Problem { get; init; }

    /// <summary>The number of variables n.</summary>
    public required int Dimension { get; init; }

    /// <summary>The contender's label.</summary>
    public required string Optimizer { get; init; }

    /// <summary>The settings the optimizer ran with.</summary>
    public Hyperparameters Hyperparameters { get; init; } = Hyperparameters.None;

    /// <summary>The seed; the same for every contender, so that runs are paired. The first seed where <see cref="Stochastic"/> is false.</summary>
    public required ulong Seed { get; init; }

    /// <summary>Whether the seed matters. A deterministic contender runs once, from the problem's start.</summary>
    public bool Stochastic { get; init; } = true;

    /// <summary>The evaluations allowed.</summary>
    public required long Budget { get; init; }

    /// <summary>The evaluations spent, of every kind that counts against the budget.</summary>
    public long Evaluations { get; init; }

    /// <summary>The iterations made.</summary>
    public long Iterations { get; init; }

    /// <summary>f at the point the run returned; NaN (null in JSON) where it has none.</summary>
    public double Objective { get; init; } = double.NaN;

    /// <summary>The lowest feasible objective known before the campaign; null where none is.</summary>
    public double? BestKnown { get; init; }

    /// <summary>The largest violation at the point the run returned; 0 where there are no constraints.</summary>
    public double ConstraintViolation { get; init; } = double.NaN;

    /// <summary>Whether the run ended by convergence.</summary>
    public bool Converged { get; init; }

    /// <summary>The name of an <see cref="OptiSuite.ExitReason"/>, or "Failed" where the run threw; null for a refused cell.</summary>
    public string? ExitReason { get; init; }

    /// <summary>The error of a failed run; null otherwise, and then left out.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Error { get; init; }

    /// <summary>The run's wall time in seconds. The only field that differs between two runs of the same cell.</summary>
    public double ElapsedSeconds { get; init; }

    /// <summary>Each new best feasible point, in order.</summary>
    public ImmutableArray<RecordedImprovement> Improvements { get; init; } = [];

    /// <summary>
    /// The point the run returned, of <see cref="Objective"/>; null, and then left out, where there is none, in records of earlier versions, and
    /// above <see cref="LargestRecordedDimension"/> variables.
    /// </summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<double>? X { get; init; }

    /// <summary>Why the optimizer does not fit the problem, every reason; null, and then left out, where it fits.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public ImmutableArray<string>? Refused { get; init; }

    /// <summary>Whether the optimizer did not fit the problem, so that nothing ran.</summary>
    [JsonIgnore]
    public bool IsRefused => Refused is not null;

    /// <summary>Whether the run threw.</summary>
    [JsonIgnore]
    public bool IsFailed => Error is not null;

    /// <summary>Whether the returned point keeps the constraints, within <see cref="FeasibilityTolerance"/>.</summary>
    [JsonIgnore]
    public bool IsFeasible => ConstraintViolation <= FeasibilityTolerance;

    /// <summary>What makes this cell the same cell.</summary>
    [JsonIgnore]
    public CellKey Key => new(Suite, Problem, Optimizer, Hyperparameters, Seed, Budget);

    /// <summary>The record as one line of JSON, without the line's end.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, _json);

    /// <summary>Reads a record from one line of JSON. Unknown fields are passed over.</summary>
    /// <param name="json">The line.</param>
    /// <exception cref="JsonException">The line is no record.</exception>
    public static RunRecord FromJson(string json)
    {
        ArgumentNullException.ThrowIfNull(json);
        RunRecord record = JsonSerializer.Deserialize<RunRecord>(json, _json) ?? throw new JsonException("A record is an object, not null.");
        if (record.Suite is null || record.Problem is null || record.Optimizer is null || record.Hyperparameters is null)
        {
            throw new JsonException("A record names its suite, problem, optimizer and hyperparameters; one of them is null.");
        }

        return record.Improvements.IsDefault ? record with { Improvements = [] } : record;
    }
}
