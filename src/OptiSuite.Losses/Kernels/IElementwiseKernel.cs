using System.Numerics;

namespace OptiSuite.Losses;

/// <summary>A loss l(x, y) of one number and its target, for a whole vector of them. Implementations ask for inlining: a call costs the loop its registers.</summary>
internal interface IElementwiseKernel
{
    /// <summary>
    /// Whether a vector takes a few operations only, so that the loop is worth unrolling. A kernel with exponentials would lose its registers.
    /// </summary>
    static virtual bool IsLight => false;

    /// <summary>Returns l(x, y) and gives ∂l/∂x and ∂l/∂y.</summary>
    Vector<double> Evaluate(Vector<double> x, Vector<double> y, out Vector<double> dx, out Vector<double> dy);
}
