using System.Collections.Immutable;

namespace OptiSuite;

/// <summary>One of several local solutions that a run found.</summary>
/// <param name="X">The point, n values.</param>
/// <param name="Objective">f at the point.</param>
/// <param name="ConstraintViolation">The largest constraint violation at the point.</param>
/// <param name="Multipliers">The multipliers at the point; null where the method has none.</param>
/// <param name="ExitReason">How the search that found it ended.</param>
/// <param name="Searches">How many searches ended here: a hint at the size of its basin.</param>
public sealed record LocalSolution(
    ImmutableArray<double> X, double Objective, double ConstraintViolation, Multipliers? Multipliers, ExitReason ExitReason, int Searches);
