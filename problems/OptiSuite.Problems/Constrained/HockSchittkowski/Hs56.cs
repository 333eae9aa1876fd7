using static OptiSuite.Problems.Powers;

namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 56: minimize −x₁x₂x₃ subject to x₁ − 4.2 sin² x₄ = 0, x₂ − 4.2 sin² x₅ = 0, x₃ − 4.2 sin²
/// x₆ = 0 and x₁ + 2x₂ + 2x₃ − 7.2 sin² x₇ = 0. The parcel problem with its inequalities turned into squared sines, and so with many
/// equal minima. The start is CUTEst's, which corrects the decimal point of the printed one. Minimum −3.456 at (2.4, 1.2, 1.2, asin
/// √(4/7), asin √(2/7), asin √(2/7), π/2) and others.
/// </summary>
public static class Hs56
{
    /// <summary>The problem <c>hs56</c>.</summary>
    public static Problem Create() => new(new BoxVolume(), 7)
    {
        Name = "hs56",
        Start = [1, 1, 1, 0.50973968, 0.50973968, 0.50973968, 0.98511078],
        SearchRegion = Bounds.Uniform(7, -10, 10),
        Constraints = [new NonlinearConstraint(Rows, [0, 0, 0, 0], [0, 0, 0, 0], RowsJacobian, "squared sines")],
        Known = new KnownSolution(
            -3.456,
            [2.4, 1.2, 1.2, Math.Asin(Math.Sqrt(4.0 / 7)), Math.Asin(Math.Sqrt(2.0 / 7)), Math.Asin(Math.Sqrt(2.0 / 7)), Math.PI / 2],
            Source: "closed form: the means of x₁, 2x₂ and 2x₃, whose sum is at most 7.2"),
    };

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        values[0] = x[0] - (4.2 * Square(Math.Sin(x[3])));
        values[1] = x[1] - (4.2 * Square(Math.Sin(x[4])));
        values[2] = x[2] - (4.2 * Square(Math.Sin(x[5])));
        values[3] = x[0] + (2 * x[1]) + (2 * x[2]) - (7.2 * Square(Math.Sin(x[6])));
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        ReadOnlySpan<double> rows =
        [
            1, 0, 0, -4.2 * Math.Sin(2 * x[3]), 0, 0, 0,
            0, 1, 0, 0, -4.2 * Math.Sin(2 * x[4]), 0, 0,
            0, 0, 1, 0, 0, -4.2 * Math.Sin(2 * x[5]), 0,
            1, 2, 2, 0, 0, 0, -7.2 * Math.Sin(2 * x[6]),
        ];
        rows.CopyTo(jacobian);
    }
}
