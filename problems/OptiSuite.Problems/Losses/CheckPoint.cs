using System.Collections.Immutable;

namespace OptiSuite.Problems;

/// <summary>A point at which a loss file states the objective, so that an implementation can be checked against it.</summary>
/// <param name="X">The point, n values.</param>
/// <param name="Objective">f(x).</param>
/// <param name="Gradient">∇f(x), n values, or null where the file does not state it.</param>
public sealed record CheckPoint(ImmutableArray<double> X, double Objective, ImmutableArray<double>? Gradient);
