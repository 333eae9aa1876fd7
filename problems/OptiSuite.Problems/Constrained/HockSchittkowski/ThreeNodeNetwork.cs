namespace OptiSuite.Problems;

/// <summary>
/// The electrical network of problems 107 and 109 of Hock and Schittkowski (1981): three nodes with voltages v and phases 0, θ₂ and θ₃,
/// each joined to the others. Out of node i flow the active power Σⱼ vᵢvⱼ sin(θᵢ − θⱼ − ¼) + 2 sin(¼) vᵢ² and the reactive power Σⱼ vᵢvⱼ
/// cos(θᵢ − θⱼ − ¼) − 2 cos(¼) vᵢ².
/// </summary>
/// <param name="dimension">The number of variables n.</param>
/// <param name="voltages">The index of the first of the three voltages among them.</param>
/// <param name="phases">The index of the first of the two phases among them.</param>
internal sealed class ThreeNodeNetwork(int dimension, int voltages, int phases)
{
    private const double Loss = 0.25;

    // The lines between the nodes 0, 1 and 2, each from one end.
    private static readonly (int From, int To)[] _lines = [(0, 1), (0, 2), (1, 0), (1, 2), (2, 0), (2, 1)];

    private static readonly double _sin = Math.Sin(Loss), _cos = Math.Cos(Loss);

    /// <summary>What flows out of the nodes.</summary>
    /// <param name="x">The point, n values.</param>
    /// <param name="active">Receives the active power, 3 values.</param>
    /// <param name="reactive">Receives the reactive power, 3 values.</param>
    public void Flows(ReadOnlySpan<double> x, Span<double> active, Span<double> reactive)
    {
        ReadOnlySpan<double> v = x.Slice(voltages, 3);
        for (int node = 0; node < 3; node++)
        {
            active[node] = 2 * _sin * v[node] * v[node];
            reactive[node] = -2 * _cos * v[node] * v[node];
        }

        foreach ((int from, int to) in _lines)
        {
            (double sin, double cos) = Math.SinCos(Phase(x, from) - Phase(x, to) - Loss);
            active[from] += v[from] * v[to] * sin;
            reactive[from] += v[from] * v[to] * cos;
        }
    }

    /// <summary>The Jacobians of what flows out of the nodes.</summary>
    /// <param name="x">The point, n values.</param>
    /// <param name="active">Receives that of the active power, 3×n, row-major.</param>
    /// <param name="reactive">Receives that of the reactive power, 3×n, row-major.</param>
    public void Jacobians(ReadOnlySpan<double> x, Span<double> active, Span<double> reactive)
    {
        active.Clear();
        reactive.Clear();
        for (int node = 0; node < 3; node++)
        {
            int own = (dimension * node) + voltages + node;
            active[own] = 4 * _sin * x[voltages + node];
            reactive[own] = -4 * _cos * x[voltages + node];
        }

        foreach ((int from, int to) in _lines)
        {
            (double sin, double cos) = Math.SinCos(Phase(x, from) - Phase(x, to) - Loss);
            AddLine(active.Slice(dimension * from, dimension), x, from, to, sin, cos);
            AddLine(reactive.Slice(dimension * from, dimension), x, from, to, cos, -sin);
        }
    }

    // A flow is the product of the voltages and a function of the difference of the phases, given with its derivative.
    private void AddLine(Span<double> row, ReadOnlySpan<double> x, int from, int to, double function, double derivative)
    {
        row[voltages + from] += x[voltages + to] * function;
        row[voltages + to] += x[voltages + from] * function;
        double slope = x[voltages + from] * x[voltages + to] * derivative;
        if (from > 0) row[phases + from - 1] += slope;
        if (to > 0) row[phases + to - 1] -= slope;
    }

    private double Phase(ReadOnlySpan<double> x, int node) => node == 0 ? 0 : x[phases + node - 1];
}
