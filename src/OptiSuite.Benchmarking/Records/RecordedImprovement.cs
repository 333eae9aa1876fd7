using System.Text.Json.Serialization;

namespace OptiSuite.Benchmarking;

/// <summary>A new best feasible point of a run. In JSON a pair, <c>[evaluation, objective]</c>.</summary>
/// <param name="Evaluation">How many evaluations had been spent, this one included; at least 1.</param>
/// <param name="Objective">f at the new best point.</param>
[JsonConverter(typeof(RecordedImprovementConverter))]
public readonly record struct RecordedImprovement(long Evaluation, double Objective);
