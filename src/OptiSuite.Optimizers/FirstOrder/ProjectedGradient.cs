using System.Numerics.Tensors;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>The step of first-order methods, under bounds or without.</summary>
internal static class ProjectedGradient
{
    /// <summary>Writes P(x − t·d) and returns whether it is finite.</summary>
    public static bool Step(ReadOnlySpan<double> x, double t, ReadOnlySpan<double> d, Bounds? bounds, Span<double> moved)
    {
        TensorPrimitives.MultiplyAdd(d, -t, x, moved);
        // Before the projection: an infinite step is a breakdown, not a wish to stand on a bound.
        if (!VectorKernels.IsFinite(moved)) return false;
        bounds?.Project(moved);
        return true;
    }
}
