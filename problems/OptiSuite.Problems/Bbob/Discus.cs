namespace OptiSuite.Problems.Bbob;

/// <summary>f11: 10⁶ z₁² + Σ₂ zᵢ² with z = T_osz(R (x − x_opt)).</summary>
internal sealed class Discus(BbobInstance instance) : BbobFunction(instance, instance.Optimum())
{
    private readonly LinearMap _rotation = new(instance.FirstRotation(), instance.Dimension);

    protected override double Value(Span<double> x, Span<double> z, Span<double> work)
    {
        _rotation.Apply(z, work);
        Transformations.Oscillate(work);
        double first = work[0];
        work[0] = 0;
        return (1e6 * first * first) + Lanes.SumOfSquares(work);
    }
}
