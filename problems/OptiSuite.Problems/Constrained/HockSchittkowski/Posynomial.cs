namespace OptiSuite.Problems;

/// <summary>A posynomial Σₖ cₖ Πⱼ xⱼ^eₖⱼ with positive coefficients, for x > 0 (Duffin, Peterson and Zener, 1967).</summary>
/// <param name="coefficients">c, one a term.</param>
/// <param name="exponents">e, terms×n, row-major.</param>
internal sealed class Posynomial(double[] coefficients, double[] exponents)
{
    /// <summary>The value.</summary>
    /// <param name="x">The point, n values.</param>
    public double Evaluate(ReadOnlySpan<double> x)
    {
        double sum = 0;
        for (int k = 0; k < coefficients.Length; k++) sum += Term(k, x);
        return sum;
    }

    /// <summary>The value and the gradient.</summary>
    /// <param name="x">The point, n values.</param>
    /// <param name="gradient">Receives the gradient, n values.</param>
    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient.Clear();
        double sum = 0;
        for (int k = 0; k < coefficients.Length; k++)
        {
            double term = Term(k, x);
            sum += term;
            for (int j = 0; j < x.Length; j++) gradient[j] += term * exponents[(k * x.Length) + j] / x[j];
        }

        return sum;
    }

    private double Term(int k, ReadOnlySpan<double> x)
    {
        double term = coefficients[k];
        for (int j = 0; j < x.Length; j++)
        {
            double exponent = exponents[(k * x.Length) + j];
            if (exponent != 0) term *= Math.Pow(x[j], exponent);
        }

        return term;
    }
}
