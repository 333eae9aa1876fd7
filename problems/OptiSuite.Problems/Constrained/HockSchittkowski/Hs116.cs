namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 116 (three-stage membrane separation; Dembo, 1976): minimize x₁₁ + x₁₂ + x₁₃ subject to four
/// linear and ten bilinear rows (among them 50 ≤ x₁₁ + x₁₂ + x₁₃ ≤ 250, one row with two limits) in a box. Best known 97.58750919…;
/// published 97.588409.
/// </summary>
public static class Hs116
{
    private const int N = 13;

    /// <summary>The problem <c>hs116</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), N)
    {
        Name = "hs116",
        Start = [0.5, 0.8, 0.9, 0.1, 0.14, 0.5, 489, 80, 650, 450, 150, 150, 150],
        Bounds = new Bounds(
            [0.1, 0.1, 0.1, 0.0001, 0.1, 0.1, 0.1, 0.1, 500, 0.1, 1, 0.0001, 0.0001],
            [1, 1, 1, 0.1, 0.9, 0.9, 1000, 1000, 1000, 500, 150, 150, 150]),
        Constraints =
        [
            new LinearConstraint(
                new double[,]
                {
                    { 0, -1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 },
                    { -1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0 },
                    { 0, 0, 0, 0, 0, 0, -0.002, 0.002, 0, 0, 0, 0, 0 },
                    { 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1 },
                },
                [0, 0, -1, 50],
                [Infinity, Infinity, Infinity, 250]),
            new NonlinearConstraint(
                Rows, [0, 0, 0, 0, -1, 0, 0.9, 0, 0, 0], [.. Enumerable.Repeat(Infinity, 10)], RowsJacobian, "bilinear"),
        ],
        Known = new KnownSolution(
            97.58750955807051,
            [
                0.8037731573766546, 0.8999858006730379, 0.9709824354838132, 0.1, 0.19081317621550717, 0.46065478285229705,
                574.0775735827624, 74.07757358276244, 500.0161601689685, 0.1, 20.233090697367583, 77.34768992730734,
                0.006728933395573253,
            ],
            IsGlobal: false, Source: "Kuhn-Tucker equations solved to double precision, at the best of sixteen runs from different starts"),
    };

    private const double Infinity = double.PositiveInfinity;

    private static double Value(ReadOnlySpan<double> x) => x[10] + x[11] + x[12];

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        gradient.Clear();
        gradient[10..].Fill(1);
        return Value(x);
    }

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        values[0] = x[12] - Flow(x[2], x[9]);
        values[1] = Stage(x[4], x[1]);
        values[2] = Stage(x[5], x[2]);
        values[3] = (x[6] * (x[4] - x[3])) - (x[7] * (x[0] - x[3]));
        values[4] = (0.002 * ((x[8] * (x[5] - x[1])) + (x[7] * (x[0] - x[4])))) - x[4] - x[5];
        values[5] = (500 * (x[5] - x[1])) + (x[8] * (x[1] - x[5])) + (x[9] * (x[1] - x[2]));
        values[6] = x[1] + (0.002 * x[9] * (x[2] - x[1]));
        values[7] = Stage(x[3], x[0]);
        values[8] = x[10] - Flow(x[0], x[7]);
        values[9] = x[11] - Flow(x[1], x[8]);
    }

    // What the membrane of a stage lets through.
    private static double Flow(double fraction, double feed) => (1.262626 - (1.231059 * fraction)) * feed;

    private static double Stage(double inside, double outside) =>
        inside - (0.03475 * outside) - (0.975 * outside * inside) + (0.00975 * outside * outside);

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        jacobian.Clear();
        FlowSlopes(jacobian[..N], x, 12, 2, 9);
        StageSlopes(jacobian.Slice(N, N), x, 4, 1);
        StageSlopes(jacobian.Slice(2 * N, N), x, 5, 2);
        Span<double> row = jacobian.Slice(3 * N, N);
        (row[0], row[3], row[4], row[6], row[7]) = (-x[7], x[7] - x[6], x[6], x[4] - x[3], x[3] - x[0]);
        row = jacobian.Slice(4 * N, N);
        (row[0], row[1], row[4], row[5]) = (0.002 * x[7], -0.002 * x[8], (-0.002 * x[7]) - 1, (0.002 * x[8]) - 1);
        (row[7], row[8]) = (0.002 * (x[0] - x[4]), 0.002 * (x[5] - x[1]));
        row = jacobian.Slice(5 * N, N);
        (row[1], row[2], row[5], row[8], row[9]) = (x[8] + x[9] - 500, -x[9], 500 - x[8], x[1] - x[5], x[1] - x[2]);
        row = jacobian.Slice(6 * N, N);
        (row[1], row[2], row[9]) = (1 - (0.002 * x[9]), 0.002 * x[9], 0.002 * (x[2] - x[1]));
        StageSlopes(jacobian.Slice(7 * N, N), x, 3, 0);
        FlowSlopes(jacobian.Slice(8 * N, N), x, 10, 0, 7);
        FlowSlopes(jacobian.Slice(9 * N, N), x, 11, 1, 8);
    }

    private static void FlowSlopes(Span<double> row, ReadOnlySpan<double> x, int power, int fraction, int feed)
    {
        row[power] = 1;
        row[fraction] = 1.231059 * x[feed];
        row[feed] = (1.231059 * x[fraction]) - 1.262626;
    }

    private static void StageSlopes(Span<double> row, ReadOnlySpan<double> x, int inside, int outside)
    {
        row[inside] = 1 - (0.975 * x[outside]);
        row[outside] = (2 * 0.00975 * x[outside]) - 0.03475 - (0.975 * x[inside]);
    }
}
