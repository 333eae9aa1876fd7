namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 105 (Bracken and McCormick; a maximum-likelihood estimate): minimize −Σ ln p(yᵢ) over 235
/// observations, where p is the mixture of three normal densities with weights x₁, x₂ and 1 − x₁ − x₂, means x₃, x₄ and x₅ and deviations
/// x₆, x₇ and x₈, subject to x₁ + x₂ ≤ 1 in a box. Best known 1136.3073…; published 1138.416240.
/// </summary>
public static class Hs105
{
    /// <summary>1/√(2π).</summary>
    private const double Scale = 0.39894228040143270;

    /// <summary>The problem <c>hs105</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 8)
    {
        Name = "hs105",
        Start = [0.1, 0.2, 100, 125, 175, 11.2, 13.2, 15.8],
        Bounds = new Bounds([0.001, 0.001, 100, 130, 170, 5, 5, 5], [0.499, 0.499, 180, 210, 240, 25, 25, 25]),
        Constraints = [LinearConstraint.AtLeast(new double[,] { { -1, -1, 0, 0, 0, 0, 0, 0 } }, [-1], "weights")],
        Known = new KnownSolution(
            1136.3073035740722,
            [
                0.3527630304890162, 0.499, 130.24561422816012, 163.0582181996607, 222.76694290002206, 11.878316352629332,
                19.537368085039652, 16.414893609358934,
            ],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to double precision, at the best of sixteen runs from different starts"),
    };

    // The observed values, and how often each was observed.
    private static ReadOnlySpan<double> Y =>
    [
        95, 105, 110, 115, 120, 125, 130, 135, 140, 145, 150, 155, 160, 165, 170,
        175, 180, 185, 190, 195, 200, 205, 210, 215, 220, 230, 235, 240, 245, 250,
    ];

    private static ReadOnlySpan<byte> Frequency =>
        [1, 1, 4, 4, 15, 15, 15, 13, 21, 12, 17, 4, 20, 8, 17, 8, 6, 6, 7, 4, 3, 3, 8, 1, 6, 5, 1, 7, 1, 2];

    private static double Value(ReadOnlySpan<double> x)
    {
        Span<double> gradient = stackalloc double[8];
        return Gradient(x, gradient);
    }

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        ReadOnlySpan<double> weights = [x[0], x[1], 1 - x[0] - x[1]];
        Span<double> byWeight = stackalloc double[3];
        gradient.Clear();
        byWeight.Clear();
        double value = 0;
        for (int i = 0; i < Y.Length; i++) value += AddObservation(Y[i], Frequency[i], x, weights, byWeight, gradient);
        gradient[0] = byWeight[0] - byWeight[2];
        gradient[1] = byWeight[1] - byWeight[2];
        return value;
    }

    private static double AddObservation(
        double y, int frequency, ReadOnlySpan<double> x, ReadOnlySpan<double> weights, Span<double> byWeight, Span<double> gradient)
    {
        Span<double> normal = stackalloc double[3];
        double density = 0;
        for (int k = 0; k < 3; k++)
        {
            double z = (y - x[2 + k]) / x[5 + k];
            normal[k] = Math.Exp(-0.5 * z * z) / x[5 + k];
            density += weights[k] * normal[k];
        }

        for (int k = 0; k < 3; k++)
        {
            double z = (y - x[2 + k]) / x[5 + k], slope = frequency * normal[k] / density;
            byWeight[k] -= slope;
            gradient[2 + k] -= slope * weights[k] * z / x[5 + k];
            gradient[5 + k] -= slope * weights[k] * ((z * z) - 1) / x[5 + k];
        }

        return -frequency * Math.Log(Scale * density);
    }
}
