namespace OptiSuite.Problems.Bbob;

/// <summary>f8: Rosenbrock's valley in z = c (x − x_opt) + 1 with c = max(1, √D / 8), and x_opt within [−3, 3]ᴰ.</summary>
internal sealed class Rosenbrock(BbobInstance instance) : BbobFunction(instance, [.. instance.Optimum().Select(t => 0.75 * t)])
{
    private readonly int _n = instance.Dimension;
    private readonly double _factor = RosenbrockTerms.Factor(instance.Dimension);

    protected override double Value(Span<double> x, Span<double> z, Span<double> work)
    {
        double sum = 0, u = _factor * z[0];
        for (int i = 1; i < _n; i++)
        {
            double next = _factor * z[i];
            sum += RosenbrockTerms.Term(u, next);
            u = next;
        }

        return sum;
    }
}
