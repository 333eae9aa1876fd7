namespace OptiSuite.Problems.Bbob;

/// <summary>f15: the rippled bowl of z = R Λ¹⁰ Q T_asy^0.2(T_osz(R (x − x_opt))).</summary>
internal sealed class RotatedRastrigin : BbobFunction
{
    private readonly LinearMap _first, _second;
    private readonly double[] _asymmetry;

    public RotatedRastrigin(BbobInstance instance) : base(instance, instance.Optimum())
    {
        double[] r = instance.FirstRotation();
        _first = new LinearMap(r, instance.Dimension);
        _second = LinearMap.Product(r, instance.Conditioning(10), instance.SecondRotation());
        _asymmetry = Transformations.AsymmetricWeights(0.2, instance.Dimension);
    }

    protected override double Value(Span<double> x, Span<double> z, Span<double> work)
    {
        _first.Apply(z, work);
        Transformations.Oscillate(work);
        Transformations.Asymmetric(work, _asymmetry);
        _second.Apply(work, z);
        return RippledBowl.Value(z);
    }
}
