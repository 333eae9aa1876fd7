using System.Numerics;
using System.Runtime.CompilerServices;

namespace OptiSuite.Losses;

/// <summary>|r|, with the slope 0 at 0.</summary>
internal readonly struct AbsoluteErrorKernel : IResidualKernel
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Vector<double> Evaluate(Vector<double> r, out Vector<double> slope)
    {
        slope = ResidualLoop.Sign(r);
        return Vector.Abs(r);
    }
}
