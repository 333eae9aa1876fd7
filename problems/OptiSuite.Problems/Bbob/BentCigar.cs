namespace OptiSuite.Problems.Bbob;

/// <summary>f12: z₁² + 10⁶ Σ₂ zᵢ² with z = R T_asy^0.5(R (x − x_opt)).</summary>
internal sealed class BentCigar(BbobInstance instance) : BbobFunction(instance, instance.Optimum())
{
    private readonly LinearMap _rotation = new(instance.FirstRotation(), instance.Dimension);
    private readonly double[] _asymmetry = Transformations.AsymmetricWeights(0.5, instance.Dimension);

    protected override double Value(Span<double> x, Span<double> z, Span<double> work)
    {
        _rotation.Apply(z, work);
        Transformations.Asymmetric(work, _asymmetry);
        _rotation.Apply(work, z);
        double first = z[0];
        z[0] = 0;
        return (first * first) + (1e6 * Lanes.SumOfSquares(z));
    }
}
