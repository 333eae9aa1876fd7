using OptiSuite.Benchmarking;
using Spectre.Console;

namespace OptiSuite.Cli.Outputs;

/// <summary>A comparison in the terminal: one row a problem, one column a contender, the median gap in each cell.</summary>
internal static class ComparisonTable
{
    public static void Write(CliHost host, ComparisonAnalysis analysis)
    {
        Table table = new Table().Border(TableBorder.Minimal)
            .Title("Median gap to the best known objective at the budget")
            .AddColumn(new TableColumn("problem") { NoWrap = true });
        foreach (ContenderIdentity contender in analysis.Contenders) _ = table.AddColumn(new TableColumn(Markup.Escape(contender.Name)).RightAligned());
        foreach (ProblemSummary problem in analysis.Problems)
        {
            _ = table.AddRow([Markup.Escape(problem.Problem.Name), .. problem.Results.Select(result => Cell(result, problem, analysis.Targets))]);
        }

        _ = table.AddEmptyRow();
        _ = table.AddRow(["[bold]problems won[/]", .. analysis.Contenders.Select(contender => $"[bold]{Standing(analysis, contender).Wins}[/]")]);
        _ = table.AddRow(["targets reached", .. analysis.Contenders.Select(contender => $"{Standing(analysis, contender).Profile.Final:P0}")]);
        host.OutConsole.Write(table);
        host.Out.WriteLine($"Gaps are relative: (f - f*) / max(1, |f*|); bold: the best of a row; a star: every run within {analysis.Targets.Solved:G2}.");
    }

    private static ContenderStanding Standing(ComparisonAnalysis analysis, ContenderIdentity contender) =>
        analysis.Standings.First(standing => standing.Contender == contender);

    private static string Cell(ContenderResult result, ProblemSummary problem, TargetLadder targets)
    {
        if (!result.HasRuns) return result.Refused.IsEmpty ? "-" : "[grey]refused[/]";
        double gap = result.Gap.Median;
        string text = double.IsFinite(gap) ? gap.ToString(gap == 0 ? "0" : "0.0e+0", System.Globalization.CultureInfo.InvariantCulture) : "none feasible";
        if (result.SolvedShare == 1 && gap <= targets.Solved) text += " *";
        return problem.Winners.Contains(result.Contender) ? $"[bold]{text}[/]" : text;
    }
}
