using System.Numerics;

namespace OptiSuite.Losses;

/// <summary>A loss ρ(r) of the residual r = x − y, for a whole vector of residuals.</summary>
internal interface IResidualKernel
{
    /// <summary>Returns ρ(r) and gives ρ′(r).</summary>
    Vector<double> Evaluate(Vector<double> r, out Vector<double> slope);
}
