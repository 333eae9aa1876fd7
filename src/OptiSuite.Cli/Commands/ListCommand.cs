using System.CommandLine;
using System.Text.Json;
using OptiSuite.Losses;
using OptiSuite.Optimizers;
using OptiSuite.Problems;
using Spectre.Console;

namespace OptiSuite.Cli.Commands;

/// <summary><c>optisuite list</c>: what there is, one line each.</summary>
internal static class ListCommand
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { WriteIndented = true };

    public static Command Create(CliHost host)
    {
        var command = new Command("list", "Show what there is: optimizers, problems, losses or suites.")
        {
            Kind(host, "optimizers", "The optimizers with their hyperparameters' names.", Optimizers),
            Kind(host, "problems", "The problems with their dimensions and constraints.", Problems),
            Kind(host, "losses", "The loss functions with formula and target convention.", Losses),
            Kind(host, "suites", "The sets of problems that `compare --suite` takes.", Suites),
        };
        return command;
    }

    private static Command Kind(CliHost host, string name, string description, Func<(string[] Columns, IEnumerable<string[]> Rows)> list)
    {
        var json = new Option<bool>("--json") { Description = "Print a JSON array." };
        var command = new Command(name, description) { json };
        command.SetAction(parsed =>
        {
            (string[] columns, IEnumerable<string[]> rows) = list();
            if (parsed.GetValue(json)) WriteJson(host, columns, rows);
            else WriteTable(host, columns, rows);
            return ExitCodes.Success;
        });
        return command;
    }

    private static void WriteJson(CliHost host, string[] columns, IEnumerable<string[]> rows) =>
        host.Out.WriteLine(JsonSerializer.Serialize(
            rows.Select(row => columns.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second)), _json));

    private static void WriteTable(CliHost host, string[] columns, IEnumerable<string[]> rows)
    {
        Table table = new Table().Border(TableBorder.Minimal);
        foreach (string column in columns) _ = table.AddColumn(new TableColumn(Markup.Escape(column)) { NoWrap = column == columns[0] });
        foreach (string[] row in rows) _ = table.AddRow([.. row.Select(Markup.Escape)]);
        host.OutConsole.Write(table);
    }

    private static (string[], IEnumerable<string[]>) Optimizers() => (
        ["name", "summary", "accepts", "aliases", "options"],
        OptimizerCatalog.All.Select(entry => new[]
        {
            entry.Name,
            entry.Summary,
            entry.Default.Capabilities.Accepts.ToString(),
            string.Join(", ", entry.Aliases),
            string.Join(", ", HyperparameterSetting.Names(entry.Default)),
        }));

    private static (string[], IEnumerable<string[]>) Problems() => (
        ["name", "suite", "dimension", "description"],
        ProblemCatalog.All.Select(entry => new[] { entry.Name, entry.Suite, entry.DimensionRule, entry.Description }));

    private static (string[], IEnumerable<string[]>) Losses() => (
        ["name", "formula", "target"],
        LossCatalog.All.Select(entry => new[] { entry.Name, entry.Formula, entry.Target }));

    private static (string[], IEnumerable<string[]>) Suites() => (
        ["name", "problems", "description"],
        ProblemCatalog.Suites.Select(suite => new[] { suite.Name, $"{suite.CreateProblems().Count}", suite.Description }));
}
