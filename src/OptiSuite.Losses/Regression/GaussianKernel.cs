using System.Numerics;
using System.Runtime.CompilerServices;

namespace OptiSuite.Losses;

/// <summary>½[ln v + (x − y)²/v] + constant with the variance v = z, at least ε; the gradient at ε passes through to smaller ones.</summary>
internal readonly struct GaussianKernel(double eps, double constant) : ITernaryKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<double> Evaluate(
        Vector<double> x, Vector<double> y, Vector<double> z, out Vector<double> dx, out Vector<double> dy, out Vector<double> dz)
    {
        // A NaN fails the comparison and stays a NaN.
        Vector<double> smallest = new(eps), half = new(0.5);
        Vector<double> v = Vector.ConditionalSelect(Vector.LessThan(z, smallest), smallest, z), r = x - y;
        dx = r / v;
        dy = -dx;
        dz = half * ((Vector<double>.One / v) - (dx * dx));
        return (half * (VectorMath.Log(v) + (r * dx))) + new Vector<double>(constant);
    }
}
