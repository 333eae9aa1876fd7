namespace OptiSuite.Problems.Bbob;

/// <summary>f1: ‖z‖².</summary>
internal sealed class Sphere(BbobInstance instance) : BbobFunction(instance, instance.Optimum())
{
    protected override double Value(Span<double> x, Span<double> z, Span<double> work) => Lanes.SumOfSquares(z);
}
