using System.Numerics.Tensors;

namespace OptiSuite.Problems;

/// <summary>The negative log likelihood of mixture weights, f(w) = −(1/N) Σᵢ log(Fᵢ·w), with F the N×K densities of the components.</summary>
internal sealed class MixtureObjective(double[] densities, int components) : IFiniteSumObjective
{
    public int TermCount => densities.Length / components;

    public double Evaluate(ReadOnlySpan<double> x) => EvaluateTerms(x, default, default);

    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient) => EvaluateTerms(x, default, gradient);

    public double Evaluate(ReadOnlySpan<double> x, ReadOnlySpan<int> terms, Span<double> gradient) => EvaluateTerms(x, terms, gradient);

    private double EvaluateTerms(ReadOnlySpan<double> w, ReadOnlySpan<int> terms, Span<double> gradient)
    {
        gradient.Clear();
        int count = terms.IsEmpty ? TermCount : terms.Length;
        double sum = 0;
        for (int k = 0; k < count; k++)
        {
            ReadOnlySpan<double> row = densities.AsSpan((terms.IsEmpty ? k : terms[k]) * components, components);
            double density = TensorPrimitives.Dot(row, w);
            sum -= Math.Log(density);
            if (!gradient.IsEmpty) TensorPrimitives.MultiplyAdd(row, -1 / (count * density), gradient, gradient);
        }

        return sum / count;
    }
}
