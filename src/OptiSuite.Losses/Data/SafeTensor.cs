using System.Collections.Immutable;

namespace OptiSuite.Losses;

/// <summary>A tensor of a safetensors file.</summary>
/// <param name="Shape">The shape; empty for one number.</param>
/// <param name="Values">The values, row-major.</param>
public sealed record SafeTensor(ImmutableArray<int> Shape, ImmutableArray<double> Values);
