using System.Collections.Immutable;

namespace OptiSuite.Losses;

/// <summary>A named tensor inside a flat parameter vector.</summary>
/// <param name="Name">The name, "weight" or "bias"; in a <see cref="SequentialModel"/> after the layer's number, as "0.weight".</param>
/// <param name="Offset">Where it starts.</param>
/// <param name="Shape">Its shape; row-major.</param>
public sealed record ParameterSlice(string Name, int Offset, ImmutableArray<int> Shape)
{
    /// <summary>The number of values.</summary>
    public int Length { get; } = Shape.Aggregate(1, (product, size) => checked(product * size));
}
