namespace OptiSuite.Problems.Bbob;

/// <summary>f13: z₁² + 100 √(Σ₂ zᵢ²) with z = Q Λ¹⁰ R (x − x_opt).</summary>
internal sealed class SharpRidge(BbobInstance instance) : BbobFunction(instance, instance.Optimum())
{
    private readonly LinearMap _map =
        LinearMap.Product(instance.FirstRotation(), instance.Conditioning(10), instance.SecondRotation());

    protected override double Value(Span<double> x, Span<double> z, Span<double> work)
    {
        _map.Apply(z, work);
        double first = work[0];
        work[0] = 0;
        return (first * first) + (100 * Math.Sqrt(Lanes.SumOfSquares(work)));
    }
}
