namespace OptiSuite.Problems;

/// <summary>
/// Problems 101 to 103 of Hock and Schittkowski (1981), a geometric program of seven variables (Beck and Ecker; Dembo, 1976) whose members
/// differ in one exponent a of the objective: a posynomial of four terms, four posynomial rows ≤ 1 and the objective itself ≤ 3000, in a
/// box. Convex in the logarithms of x.
/// </summary>
/// <remarks>
/// Exponents are rounded thirds as in the reference. The published lower limit 100 of the objective is never active and is left out, as
/// there.
/// </remarks>
internal sealed class DemboProgram
{
    private const int N = 7;

    private static readonly Posynomial[] _rows =
    [
        new(
            [0.5, 0.7, 0.2],
            [
                0.5, 0, -1, 0, 0, -2, 1,
                3, 1, -2, 0, 0, 1, 0.5,
                0, -1, 1, -0.5, 0, 0.66666666, 0.25,
            ]),
        new(
            [1.3, 0.8, 3.1],
            [
                -0.5, 1, -1, 0, -1, 1, 0,
                0, 0, 1, -1, -1, 2, 0,
                -1, 0.5, 0, -2, -1, 0.3333333333, 0,
            ]),
        new(
            [2, 0.1, 1, 0.65],
            [
                1, 0, -1.5, 0, 1, -1, 0.3333333333,
                0, 1, -0.5, 0, 1, -1, -0.5,
                -1, 1, 0.5, 0, 1, 0, 0,
                0, -2, 1, 0, 1, -1, 1,
            ]),
        new(
            [0.2, 0.3, 0.4, 0.5],
            [
                -2, 1, 0, -1, 0.5, 0, 0.3333333333,
                0.5, 2, 1, 0.3333333333, -0.666666666, 0, 0.25,
                -3, -2, 1, 0, 1, 0, 0.75,
                0, 0, -2, 1, 0, 0, 0.5,
            ]),
    ];

    private readonly Posynomial _objective;

    /// <summary>The program with an exponent.</summary>
    /// <param name="a">The exponent a of x₇ in the first term of the objective.</param>
    public DemboProgram(double a) => _objective = new(
        [10, 15, 20, 25],
        [
            1, -1, 0, 2, 0, -3, a,
            -1, -2, 1, 1, -1, 0, -0.5,
            -2, 1, 0, -1, -2, 1, 0,
            2, 2, -1, 0, 0.5, -2, 1,
        ]);

    /// <summary>The problem, without a known solution.</summary>
    /// <param name="name">What to call it.</param>
    public Problem Create(string name) => new(Objective.Differentiable(_objective.Evaluate, _objective.Evaluate), N)
    {
        Name = name,
        Start = [6, 6, 6, 6, 6, 6, 6],
        Bounds = new Bounds([0.1, 0.1, 0.1, 0.1, 0.1, 0.1, 0.01], [10, 10, 10, 10, 10, 10, 10]),
        Constraints =
        [
            new NonlinearConstraint(
                Rows, [.. Enumerable.Repeat(double.NegativeInfinity, 5)], [1, 1, 1, 1, 3000], RowsJacobian, "posynomials"),
        ],
    };

    private void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        for (int i = 0; i < _rows.Length; i++) values[i] = _rows[i].Evaluate(x);
        values[_rows.Length] = _objective.Evaluate(x);
    }

    private void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        for (int i = 0; i < _rows.Length; i++) _rows[i].Evaluate(x, jacobian.Slice(i * N, N));
        _objective.Evaluate(x, jacobian.Slice(_rows.Length * N, N));
    }
}
