namespace OptiSuite.LinearAlgebra;

/// <summary>The plane rotation [c s; −s c] (Givens, 1958) that turns (a, b) into (r, 0).</summary>
/// <param name="C">The cosine c.</param>
/// <param name="S">The sine s.</param>
public readonly record struct GivensRotation(double C, double S)
{
    /// <summary>The rotation with c·a + s·b = r and −s·a + c·b = 0, computed without overflow.</summary>
    /// <param name="a">a.</param>
    /// <param name="b">b.</param>
    /// <param name="r">Receives r, |r| = √(a² + b²).</param>
    public static GivensRotation Annihilate(double a, double b, out double r)
    {
        if (b == 0)
        {
            r = a;
            return new GivensRotation(1, 0);
        }

        double scale = Math.Max(Math.Abs(a), Math.Abs(b));
        double p = a / scale, q = b / scale, norm = Math.Sqrt((p * p) + (q * q));
        r = scale * norm;
        return new GivensRotation(p / norm, q / norm);
    }

    /// <summary>Rotates two vectors in place: (xᵢ, yᵢ) ← (c·xᵢ + s·yᵢ, −s·xᵢ + c·yᵢ).</summary>
    /// <param name="x">x, n values.</param>
    /// <param name="y">y, n values.</param>
    public void Apply(Span<double> x, Span<double> y) => VectorKernels.Rotate(x, y, C, S);
}
