using System.Numerics.Tensors;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Losses;

/// <summary>The two parts of the squared 2-Wasserstein distance of Gaussians, with their gradients.</summary>
internal static class GaussianDistance
{
    private const double Roundoff = 2.2e-16;

    // How far below 0, relative to the largest, an eigenvalue may be before the matrix is no covariance: single precision makes 1e-7.
    private const double Negative = 1e-6;

    /// <summary>‖μ₁ − μ₂‖².</summary>
    public static double OfMeans(ReadOnlySpan<double> m1, ReadOnlySpan<double> m2, double scale, Span<double> g1, Span<double> g2)
    {
        double sum = 0;
        for (int i = 0; i < m1.Length; i++)
        {
            double difference = m1[i] - m2[i];
            sum += difference * difference;
            if (!g1.IsEmpty) g1[i] = 2 * scale * difference;
            if (!g2.IsEmpty) g2[i] = -2 * scale * difference;
        }

        return sum;
    }

    /// <summary>
    /// tr(Σ₁ + Σ₂ − 2(Σ₁^{1/2} Σ₂ Σ₁^{1/2})^{1/2}). With Σ₁ = VᵀΛV and B = Λ^{1/2}V, the matrix M = B Σ₂ Bᵀ has the same eigenvalues as
    /// Σ₁^{1/2} Σ₂ Σ₁^{1/2}, and with M = Wᵀ diag(ω) W the gradients are I − FᵀF with F = diag(ω^{−3/4}) W B Σ₂ for Σ₁ and
    /// F = diag(ω^{−1/4}) W B for Σ₂. Neither divides by Λ: where Σ₁ is singular they are the derivatives along changes that keep its rank.
    /// </summary>
    public static double OfCovariances(
        string name, int d, ReadOnlySpan<double> s1, ReadOnlySpan<double> s2, double scale, Span<double> g1, Span<double> g2)
    {
        int square = d * d, eigen = SymmetricEigen.ScratchLength(d);
        if (!VectorKernels.IsFinite(s1) || !VectorKernels.IsFinite(s2))
        {
            g1.Fill(double.NaN);
            g2.Fill(double.NaN);
            return double.NaN;
        }

        using var scratch = new ScratchSpace<double>((5 * square) + (2 * d) + eigen);
        Span<double> v = scratch.Take(square), second = scratch.Take(square), b = scratch.Take(square), m = scratch.Take(square);
        Span<double> product = scratch.Take(square);
        Span<double> lambda = scratch.Take(d), omega = scratch.Take(d), work = scratch.Take(eigen);
        double trace1 = CopySymmetric(s1, d, v), trace2 = CopySymmetric(s2, d, second);
        SymmetricEigen.Decompose(v, lambda, work);
        double largest = Math.Max(0, lambda[^1]);
        RequireCovariance(name, "first", lambda[0], -Negative * largest);
        RequireCovariance(name, "second", LeastOnDiagonal(second, d), 0);
        CutOff(lambda, d * Roundoff * largest);

        ScaleRows(v, lambda, 0.5, b);
        MatrixProduct.Multiply(d, d, d, 1, b, d, 1, second, d, 1, 0, product, d);
        MatrixProduct.Multiply(d, d, d, 1, product, d, 1, b, 1, d, 0, second, d);
        _ = CopySymmetric(second, d, m);
        bool wantsGradient = !(g1.IsEmpty && g2.IsEmpty);
        if (wantsGradient) SymmetricEigen.Decompose(m, omega, work);
        else SymmetricEigen.Values(m, omega, work);
        RequireCovariance(name, "second", omega[0] / Math.Max(largest, double.Epsilon), -Negative * trace2);
        CutOff(omega, Roundoff * largest * trace2);

        if (!g2.IsEmpty) IdentityMinusSquare(m, omega, -0.25, b, second, scale, g2);
        if (!g1.IsEmpty) IdentityMinusSquare(m, omega, -0.75, product, second, scale, g1);

        double roots = 0;
        foreach (double w in omega) roots += Math.Sqrt(w);
        // A distance is not negative: what falls below 0 is rounding.
        return Math.Max(0, trace1 + trace2 - (2 * roots));
    }

    // G = scale·(I − FᵀF), F = diag(ω^power) W B.
    private static void IdentityMinusSquare(
        ReadOnlySpan<double> w, ReadOnlySpan<double> omega, double power, ReadOnlySpan<double> b, Span<double> f, double scale, Span<double> g)
    {
        int d = omega.Length;
        MatrixProduct.Multiply(d, d, d, 1, w, d, 1, b, d, 1, 0, f, d);
        ScaleRows(f, omega, power, f);
        MatrixProduct.Multiply(d, d, d, -scale, f, 1, d, f, d, 1, 0, g, d);
        for (int i = 0; i < d; i++) g[(i * d) + i] += scale;
    }

    // Rows of no variance have no inverse: 0 stands for it.
    private static void ScaleRows(ReadOnlySpan<double> rows, ReadOnlySpan<double> values, double power, Span<double> result)
    {
        int d = values.Length;
        for (int i = 0; i < d; i++)
        {
            double factor = values[i] == 0 ? 0 : Math.Pow(values[i], power);
            TensorPrimitives.Multiply(rows.Slice(i * d, d), factor, result.Slice(i * d, d));
        }
    }

    private static double CopySymmetric(ReadOnlySpan<double> s, int d, Span<double> copy)
    {
        double trace = 0;
        for (int i = 0; i < d; i++)
        {
            trace += s[(i * d) + i];
            for (int j = 0; j <= i; j++) copy[(i * d) + j] = copy[(j * d) + i] = 0.5 * (s[(i * d) + j] + s[(j * d) + i]);
        }

        return trace;
    }

    private static double LeastOnDiagonal(ReadOnlySpan<double> s, int d)
    {
        double least = s[0];
        for (int i = 1; i < d; i++) least = Math.Min(least, s[(i * d) + i]);
        return least;
    }

    private static void CutOff(Span<double> values, double limit)
    {
        foreach (ref double value in values)
        {
            if (value <= limit) value = 0;
        }
    }

    private static void RequireCovariance(string name, string which, double eigenvalue, double limit)
    {
        if (eigenvalue < limit)
        {
            throw new ArgumentException(
                $"The {which} covariance of {name} is not positive semidefinite: it has an eigenvalue of {eigenvalue:g3} or less; a covariance has none below 0.");
        }
    }
}
