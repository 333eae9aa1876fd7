namespace OptiSuite;

/// <summary>The layers of equal area under exp(−x²/2) that <see cref="RandomStream.NextGaussian"/> draws from; the lowest includes the tail.</summary>
internal static class Ziggurat
{
    public const int Layers = 128;

    /// <summary>Where the tail begins (Marsaglia and Tsang, 2000).</summary>
    public const double Tail = 3.442619855899;

    /// <summary>The area of every layer.</summary>
    private const double Area = 9.91256303526217e-3;

    /// <summary>The right edge of every layer, falling, with 0 after the last.</summary>
    public static readonly double[] Edge = Edges();

    /// <summary>The share of a layer's width that lies under the curve over its whole height.</summary>
    public static readonly double[] Ratio = [.. Enumerable.Range(0, Layers).Select(i => Edge[i + 1] / Edge[i])];

    private static double[] Edges()
    {
        double[] x = new double[Layers + 1];
        double height = Math.Exp(-0.5 * Tail * Tail);
        // The lowest layer is as wide as a rectangle of its area, tail included.
        (x[0], x[1]) = (Area / height, Tail);
        for (int i = 2; i < Layers; i++)
        {
            x[i] = Math.Sqrt(-2 * Math.Log((Area / x[i - 1]) + height));
            height = Math.Exp(-0.5 * x[i] * x[i]);
        }

        return x;
    }
}
