using System.Numerics;

namespace OptiSuite.Losses;

/// <summary>Weights of elements, vector after vector in the order of the elements.</summary>
internal interface IVectorWeights
{
    /// <summary>The weights of the next vector of elements.</summary>
    Vector<double> Next();
}
