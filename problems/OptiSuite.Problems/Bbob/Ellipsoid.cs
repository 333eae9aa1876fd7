namespace OptiSuite.Problems.Bbob;

/// <summary>f2: Σ 10^(6 (i−1)/(D−1)) zᵢ² with z = T_osz(x − x_opt). f10 rotates first: z = T_osz(R (x − x_opt)).</summary>
internal sealed class Ellipsoid(BbobInstance instance, bool rotated) : BbobFunction(instance, instance.Optimum())
{
    private readonly LinearMap? _rotation = rotated ? new LinearMap(instance.FirstRotation(), instance.Dimension) : null;
    private readonly double[] _weights = Lanes.Pad(instance.Powers(1e6));

    protected override double Value(Span<double> x, Span<double> z, Span<double> work)
    {
        if (_rotation is not null)
        {
            _rotation.Apply(z, work);
            z = work;
        }

        Transformations.Oscillate(z);
        return Lanes.SumOfSquares(z, _weights);
    }
}
