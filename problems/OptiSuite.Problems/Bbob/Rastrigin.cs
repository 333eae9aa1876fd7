namespace OptiSuite.Problems.Bbob;

/// <summary>f3: the rippled bowl of z = Λ¹⁰ T_asy^0.2(T_osz(x − x_opt)).</summary>
internal sealed class Rastrigin(BbobInstance instance) : BbobFunction(instance, instance.Optimum())
{
    private readonly double[] _asymmetry = Transformations.AsymmetricWeights(0.2, instance.Dimension);
    private readonly double[] _scales = Lanes.Pad(instance.Conditioning(10));

    protected override double Value(Span<double> x, Span<double> z, Span<double> work)
    {
        Transformations.Oscillate(z);
        Transformations.Asymmetric(z, _asymmetry);
        Lanes.Scale(z, _scales);
        return RippledBowl.Value(z);
    }
}
