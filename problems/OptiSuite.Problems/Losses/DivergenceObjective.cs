namespace OptiSuite.Problems;

/// <summary>The Kullback-Leibler divergence from q, f(p) = Σ pᵢ log(pᵢ/qᵢ), with 0·log 0 = 0. Its gradient is −∞ where pᵢ = 0.</summary>
internal sealed class DivergenceObjective(double[] q) : IDifferentiableObjective
{
    public double Evaluate(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int i = 0; i < q.Length; i++) sum += x[i] == 0 ? 0 : x[i] * Math.Log(x[i] / q[i]);
        return sum;
    }

    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient)
    {
        for (int i = 0; i < q.Length; i++) gradient[i] = Math.Log(x[i] / q[i]) + 1;
        return Evaluate(x);
    }
}
