namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 67 (Colville's problem 8, an alkylation process): minimize 5.04x₁ + 0.035x₂ + 10x₃ + 3.36y₃ −
/// 0.063y₂y₅, where the states y₂ … y₈ of the process follow from x by two fixed-point iterations (<see cref="AlkylationProcess"/>) and
/// are confined to intervals. Best known −1162.119…, as five solvers found it; published −1162.0365.
/// </summary>
/// <remarks>
/// The iterations stop at a change of 10⁻³, so the functions are smooth only between the points where their length changes. The rows are
/// CUTEst's: first y₂ … y₈ against the upper ends, then against the lower ends. A row for each end, as published.
/// </remarks>
public static class Hs67
{
    private const double Infinity = double.PositiveInfinity;

    /// <summary>The problem <c>hs67</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), 3)
    {
        Name = "hs67",
        Start = [1745, 12000, 110],
        Bounds = new Bounds([1e-5, 1e-5, 1e-5], [2000, 16000, 120]),
        // Where feed x₁ is small the iteration need not converge; points are drawn around where the process works.
        SearchRegion = new Bounds([1500, 10000, 50], [2000, 16000, 120]),
        Constraints =
        [
            new NonlinearConstraint(
                States, [.. Enumerable.Repeat(-Infinity, 7)], [5000, 2000, 93, 95, 12, 4, 162], StatesJacobian, "upper ends of the states"),
            new NonlinearConstraint(
                States, [0, 0, 85, 90, 3, 0.01, 145], [.. Enumerable.Repeat(Infinity, 7)], StatesJacobian, "lower ends of the states"),
        ],
        Known = new KnownSolution(
            -1162.1192654432089, [1728.3712860308165, 16000, 98.09885350372515],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to double precision, at the best of sixteen runs from different starts"),
    };

    private static double Value(ReadOnlySpan<double> x)
    {
        Span<double> y = stackalloc double[AlkylationProcess.StateCount];
        AlkylationProcess.States(x, y);
        return Profit(x, y);
    }

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        Span<double> y = stackalloc double[AlkylationProcess.StateCount], dy = stackalloc double[AlkylationProcess.StateCount * 3];
        AlkylationProcess.States(x, y, dy);
        ReadOnlySpan<double> dy2 = dy[..3], dy3 = dy[3..6], dy5 = dy[9..12], linear = [5.04, 0.035, 10];
        for (int i = 0; i < 3; i++) gradient[i] = linear[i] + (3.36 * dy3[i]) - (0.063 * ((y[0] * dy5[i]) + (y[3] * dy2[i])));
        return Profit(x, y);
    }

    // y holds y₂, y₃, …: y₅ is y[3].
    private static double Profit(ReadOnlySpan<double> x, ReadOnlySpan<double> y) =>
        (5.04 * x[0]) + (0.035 * x[1]) + (10 * x[2]) + (3.36 * y[1]) - (0.063 * y[0] * y[3]);

    private static void States(ReadOnlySpan<double> x, Span<double> values) => AlkylationProcess.States(x, values);

    private static void StatesJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        Span<double> y = stackalloc double[AlkylationProcess.StateCount];
        AlkylationProcess.States(x, y, jacobian);
    }
}
