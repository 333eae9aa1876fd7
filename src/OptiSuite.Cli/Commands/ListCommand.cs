using System.CommandLine;
using System.Text.Encodings.Web;
using System.Text.Json;
using OptiSuite.Losses;
using OptiSuite.Optimizers;
using OptiSuite.Problems;
using Spectre.Console;

namespace OptiSuite.Cli.Commands;

/// <summary><c>optisuite list</c>: what there is, one line each.</summary>
internal static class ListCommand
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web) { WriteIndented = true, Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

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

    private static Command Kind(CliHost host, string name, string description, Func<Listing> list)
    {
        var json = new Option<bool>("--json") { Description = "Print a JSON array." };
        var command = new Command(name, description) { json };
        command.SetAction(parsed =>
        {
            Listing listing = list();
            if (parsed.GetValue(json)) WriteJson(host, listing);
            else WriteTable(host, listing);
            return ExitCodes.Success;
        });
        return command;
    }

    private static void WriteJson(CliHost host, Listing listing) =>
        host.Out.WriteLine(JsonSerializer.Serialize(
            listing.Rows.Select(row => listing.Columns.Zip(row).ToDictionary(pair => pair.First, pair => pair.Second)), _json));

    private static void WriteTable(CliHost host, Listing listing)
    {
        Table table = new Table().Border(TableBorder.Minimal);
        foreach (string column in listing.Columns.Take(listing.Shown))
        {
            _ = table.AddColumn(new TableColumn(Markup.Escape(column)) { NoWrap = column == listing.Columns[0] });
        }

        foreach (string[] row in listing.Rows) _ = table.AddRow([.. row.Take(listing.Shown).Select(Markup.Escape)]);
        host.OutConsole.Write(table);
    }

    private static Listing Optimizers() => new(
        ["name", "summary", "accepts", "aliases", "options"],
        OptimizerCatalog.All.Select(entry => new[]
        {
            entry.Name,
            entry.Summary,
            entry.Default.Capabilities.Accepts.ToString(),
            string.Join(", ", entry.Aliases),
            string.Join(", ", HyperparameterSetting.Names(entry.Default)),
        }));

    private static Listing Problems() => new(
        ["name", "suite", "dimension", "description"],
        ProblemCatalog.All.Select(entry => new[] { entry.Name, entry.Suite, entry.DimensionRule, entry.Description }));

    private static Listing Losses() => new(
        ["name", "formula", "target", "family", "parameters", "pytorch"],
        LossCatalog.All.Select(entry => new[] { entry.Name, entry.Formula, entry.Target, entry.Family, entry.Parameters, entry.PyTorchName }),
        Shown: 3);

    private static Listing Suites() => new(
        ["name", "problems", "description"],
        ProblemCatalog.Suites.Select(suite => new[] { suite.Name, $"{suite.Members.Count}", suite.Description }));

    /// <summary>A table of texts; JSON gets every column, the screen the first few.</summary>
    private sealed record Listing(string[] Columns, IEnumerable<string[]> Rows, int Shown = int.MaxValue);
}
