using System.Numerics;

namespace OptiSuite.Losses;

/// <summary>An activation y = a(x) and its slope, for a whole vector of numbers.</summary>
internal interface IActivationKernel
{
    /// <summary>a(x).</summary>
    Vector<double> Value(Vector<double> x);

    /// <summary>a′(x), with y = a(x) at hand.</summary>
    Vector<double> Slope(Vector<double> x, Vector<double> y);
}
