using System.Numerics;

namespace OptiSuite.Losses;

/// <summary>No weights: all 1.</summary>
internal readonly struct UnitWeights : IVectorWeights
{
    public Vector<double> Next() => Vector<double>.One;
}
