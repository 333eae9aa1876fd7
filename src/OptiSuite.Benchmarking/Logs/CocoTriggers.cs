namespace OptiSuite.Benchmarking;

/// <summary>When COCO's logger writes a line.</summary>
internal static class CocoTriggers
{
    private const int TargetsPerDecade = 5, EvaluationsPerDecade = 20;

    /// <summary>Targets end here: nothing below is told apart.</summary>
    private const double Precision = 1e-8;

    private static readonly int[] _multiples = [1, 2, 5];

    /// <summary>The lines of a <c>.dat</c>: the first value, and each that reaches a new target 10^(k/5).</summary>
    public static IEnumerable<RecordedImprovement> Targets(LoggedRun run)
    {
        int last = int.MaxValue;
        foreach (RecordedImprovement step in run.Record.Improvements)
        {
            int reached = (int)Math.Ceiling(Math.Log10(Math.Max(run.Gap(step), Precision)) * TargetsPerDecade);
            if (reached >= last) continue;
            last = reached;
            yield return step;
        }
    }

    /// <summary>
    /// The lines of a <c>.tdat</c>: the best value after ⌊10^(k/20)⌋ evaluations, after 1, 2 and 5 times D·10ᵏ, and after the last.
    /// </summary>
    public static IEnumerable<RecordedImprovement> Evaluations(LoggedRun run)
    {
        int known = 0;
        foreach (long evaluation in Numbers(run.Record.Dimension, run.Evaluations))
        {
            while (known < run.Record.Improvements.Length && run.Record.Improvements[known].Evaluation <= evaluation) known++;
            if (known > 0) yield return run.Record.Improvements[known - 1] with { Evaluation = evaluation };
        }
    }

    private static SortedSet<long> Numbers(int dimension, long last)
    {
        var numbers = new SortedSet<long> { last };
        for (int k = 0; ; k++)
        {
            long number = (long)Math.Floor(Math.Pow(10, (double)k / EvaluationsPerDecade));
            if (number > last) break;
            _ = numbers.Add(number);
        }

        for (double scale = dimension; scale <= last; scale *= 10)
        {
            foreach (int multiple in _multiples)
            {
                if (multiple * scale <= last) _ = numbers.Add((long)(multiple * scale));
            }
        }

        return numbers;
    }
}
