using System.Text;

namespace OptiSuite.Benchmarking;

/// <summary>The report in a few tables, for a terminal or a pull request.</summary>
internal static class MarkdownSummary
{
    public static string Of(ComparisonAnalysis analysis, ReportModel model)
    {
        var text = new StringBuilder();
        Line($"# {Escape(model.Title)}");
        Line();
        Line(Escape(model.Lead));
        Line();
        Line($"**{Escape(model.Headline)}**");
        Line();
        Line("## Standings");
        Line();
        Line("| optimizer | targets reached | first on | problems run | refused on | failed runs |");
        Line("|---|--:|--:|--:|--:|--:|");
        foreach (ReportStanding row in model.Standings)
        {
            Line($"| {Escape(row.Contender.Name)} | {row.Share} | {row.Wins} | {row.Entered} | {row.Refused} | {row.Failed} |");
        }

        Line();
        Line("## Problems");
        Line();
        Line("Median of the relative gap over seeds, max(f − f\\*, 0) / max(1, |f\\*|), at the budget; in front is the bold one.");
        Line();
        Line($"| problem | f\\* | {string.Join(" | ", model.Contenders.Select(contender => Escape(contender.Name)))} |");
        Line($"|---|--:|{string.Concat(model.Contenders.Select(_ => "--:|"))}");
        foreach (ReportProblem problem in model.Problems)
        {
            IEnumerable<string> cells = problem.Cells.Select(cell => cell.IsWinner ? $"**{cell.Text}**" : cell.Text);
            Line($"| {Escape(problem.Name)} | {problem.Best} | {string.Join(" | ", cells)} |");
        }

        Line();
        Line("## Who came first");
        Line();
        foreach (ReportProblem problem in model.Problems) Line($"- {Escape(problem.Name)}: {Escape(problem.Finding)}");
        Section("New best values", model.NewRecords.Select(row =>
            $"{Escape(row.Problem)}: {row.Seen} by {Escape(row.By)}, below the best known {row.Known}"));
        Section("Refused", model.Refusals.Select(row => $"{Escape(row.Contender.Name)}: {Escape(row.Reason)} ({Escape(row.Problems)})"));
        Section("Failed runs", model.Failures.Select(row =>
            $"{Escape(row.Contender.Name)} on {Escape(row.Problem)}, seed {row.Seed}: {Escape(row.Error)}"));
        Section("Contenders", model.Contenders.Select(contender =>
            $"{Escape(contender.Name)}: {Escape(analysis.Contenders[contender.Index].Hyperparameters.ToString())} (seeds: {Escape(contender.Seeds)})"));
        return text.ToString();

        void Line(string line = "") => text.Append(line).Append('\n');

        void Section(string heading, IEnumerable<string> items)
        {
            string[] all = [.. items];
            if (all.Length == 0) return;
            Line();
            Line($"## {heading}");
            Line();
            foreach (string item in all) Line($"- {item}");
        }
    }

    /// <summary>Keeps a name from being read as markup: a bar would end the cell, a line break the row.</summary>
    private static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        foreach (char c in text)
        {
            if (c is '\r' or '\n') _ = escaped.Append(' ');
            else if (c is '|' or '*' or '_' or '`' or '<' or '>' or '[' or ']' or '\\' or '#') _ = escaped.Append('\\').Append(c);
            else _ = escaped.Append(c);
        }

        return escaped.ToString();
    }
}
