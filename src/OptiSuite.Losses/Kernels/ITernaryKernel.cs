using System.Numerics;

namespace OptiSuite.Losses;

/// <summary>A loss l(x, y, z) of three numbers, for a whole vector of them. Implementations ask for inlining: a call costs the loop its registers.</summary>
internal interface ITernaryKernel
{
    /// <summary>Returns l(x, y, z) and gives ∂l/∂x, ∂l/∂y and ∂l/∂z.</summary>
    Vector<double> Evaluate(
        Vector<double> x, Vector<double> y, Vector<double> z, out Vector<double> dx, out Vector<double> dy, out Vector<double> dz);
}
