namespace OptiSuite.Benchmarking;

/// <summary>Progress of a campaign: a cell is finished and its record is on the disk.</summary>
/// <param name="Record">The record.</param>
/// <param name="Finished">How many cells are finished, those of earlier starts included.</param>
/// <param name="Total">How many cells there are.</param>
public sealed record CellFinished(RunRecord Record, int Finished, int Total);
