namespace OptiSuite.Problems.Bbob;

/// <summary>f9: Rosenbrock's valley in z = c R x + ½ with c = max(1, √D / 8).</summary>
internal sealed class RotatedRosenbrock(BbobInstance instance)
    : BbobFunction(instance, RosenbrockTerms.RotatedOptimum(instance.SecondRotation(), instance.Dimension))
{
    private readonly int _n = instance.Dimension;
    private readonly LinearMap _map = ScaledRotation(instance);

    /// <summary>c R.</summary>
    public static LinearMap ScaledRotation(BbobInstance instance)
    {
        double c = RosenbrockTerms.Factor(instance.Dimension);
        return new LinearMap([.. instance.SecondRotation().Select(entry => c * entry)], instance.Dimension);
    }

    protected override double Value(Span<double> x, Span<double> z, Span<double> work)
    {
        _map.Apply(z, work);
        double sum = 0;
        for (int i = 1; i < _n; i++) sum += RosenbrockTerms.Term(work[i - 1], work[i]);
        return sum;
    }
}
