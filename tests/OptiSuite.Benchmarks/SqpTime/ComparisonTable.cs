using System.Globalization;

namespace OptiSuite.Benchmarks.SqpTime;

/// <summary>The lines of the comparison as Markdown, and what they say together.</summary>
internal sealed class ComparisonTable(TextWriter output)
{
    private readonly List<(string Name, int Variables, SolveCost Ours, SolveCost? Theirs, long Allocated)> _lines = [];

    public void WriteHead()
    {
        output.WriteLine("A star: not the known optimum. Iterations: points with derivatives. own: outside the problem's functions, where those take less than half.");
        output.WriteLine();
        output.WriteLine("| problem | n | m | iterations | NLopt | evaluations | NLopt | solve | NLopt | iteration | NLopt | ratio | own | NLopt | ratio |");
        output.WriteLine("|---|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|---:|");
    }

    public void Write(Problem problem, SolveCost ours, SolveCost? theirs, long allocated)
    {
        _lines.Add((problem.Name, problem.Dimension, ours, theirs, allocated));
        string Other(Func<SolveCost, string> text) => theirs is null ? "" : text(theirs);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {problem.Name} | {problem.Dimension} | {problem.ConstraintCount} | {ours.Iterations}{Star(ours)} | {Other(t => $"{t.Iterations}{Star(t)}")}"
            + $" | {ours.Evaluations} | {Other(t => $"{t.Evaluations}")} | {Short(ours.Solve)} | {Other(t => Short(t.Solve))}"
            + $" | {Short(ours.Iteration)} | {Other(t => Short(t.Iteration))} | {Other(t => Ratio(ours.Iteration / t.Iteration))}"
            + $" | {Short(ours.Own)} | {Other(t => Short(t.Own))} | {Other(t => Ratio(ours.Own / t.Own))} |"));
    }

    public void WriteSummary()
    {
        output.WriteLine();
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"OptiSuite: {_lines.Count(line => line.Ours.IsSolved)} of {_lines.Count} solved, {Short(Mean(_lines.Select(line => line.Ours.Iteration)))} µs an iteration (geometric mean)"));
        string[] allocating = [.. _lines.Where(line => line.Allocated > 0).Select(line => string.Create(CultureInfo.InvariantCulture, $"{line.Name} ({line.Allocated} bytes)"))];
        output.WriteLine($"Allocated after the first iteration: {(allocating.Length == 0 ? "nothing" : string.Join(", ", allocating))}");
        var pairs = _lines.Where(line => line.Theirs is not null).Select(line => (line.Name, line.Variables, line.Ours, Theirs: line.Theirs!)).ToList();
        if (pairs.Count == 0) return;
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"NLopt: {pairs.Count(pair => pair.Theirs.IsSolved)} of {pairs.Count} solved, {Short(Mean(pairs.Select(pair => pair.Theirs.Iteration)))} µs an iteration (geometric mean)"));
        // A run that does not get far measures how it starts, not how it iterates.
        pairs = [.. pairs.Where(pair => pair.Ours.IsSolved && pair.Theirs.IsSolved && Math.Min(pair.Ours.Iterations, pair.Theirs.Iterations) > 2)];
        if (pairs.Count == 0) return;
        output.WriteLine();
        output.WriteLine($"Ratios, OptiSuite / NLopt, over the {pairs.Count} problems that both solve in more than two iterations");
        output.WriteLine();
        output.WriteLine("| | problems | geometric mean | median | best | worst | |");
        output.WriteLine("|---|---:|---:|---:|---:|---:|---|");
        (string Name, Func<SolveCost, double> Cost)[] kinds =
        [
            ("iteration", cost => cost.Iteration), ("own time of an iteration", cost => cost.Own), ("solve", cost => cost.Solve),
            ("iterations", cost => cost.Iterations), ("evaluations", cost => cost.Evaluations),
        ];
        foreach ((string name, Func<SolveCost, double> cost) in kinds) WriteRatios(name, pairs, cost);
        foreach ((int from, int to) in ((int, int)[])[(1, 3), (4, 6), (7, 19), (20, 49), (50, 99), (100, int.MaxValue)])
        {
            string range = to == int.MaxValue ? $"n ≥ {from}" : $"n = {from} to {to}";
            WriteRatios($"own time, {range}", [.. pairs.Where(pair => pair.Variables >= from && pair.Variables <= to)], cost => cost.Own);
        }
    }

    private void WriteRatios(string name, List<(string Name, int Variables, SolveCost Ours, SolveCost Theirs)> pairs, Func<SolveCost, double> cost)
    {
        (string Name, double Ratio)[] ratios = [.. pairs.Select(pair => (pair.Name, cost(pair.Ours) / cost(pair.Theirs))).Where(pair => double.IsFinite(pair.Item2)).OrderBy(pair => pair.Item2)];
        if (ratios.Length == 0) return;
        double median = 0.5 * (ratios[(ratios.Length - 1) / 2].Ratio + ratios[ratios.Length / 2].Ratio);
        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"| {name} | {ratios.Length} | {Ratio(Mean(ratios.Select(pair => pair.Ratio)))} | {Ratio(median)} | {Ratio(ratios[0].Ratio)} | {Ratio(ratios[^1].Ratio)} | {ratios[^1].Name} |"));
    }

    private static double Mean(IEnumerable<double> values) => Math.Exp(values.Average(Math.Log));

    private static string Star(SolveCost cost) => cost.IsSolved ? "" : "*";

    private static string Short(double value) => double.IsNaN(value) ? "" : value.ToString(value < 1000 ? "G3" : "F0", CultureInfo.InvariantCulture);

    private static string Ratio(double value) => double.IsNaN(value) ? "" : value.ToString(value < 0.1 ? "G2" : "F2", CultureInfo.InvariantCulture);
}
