using System.Collections.Immutable;
using System.Text;

namespace OptiSuite.Benchmarking;

/// <summary>
/// Writes what a comparison found: <c>report.html</c> (one page without any outside reference), <c>summary.md</c>, and the numbers behind
/// every table and picture as CSV. The same records give the same bytes.
/// </summary>
public static class ReportWriter
{
    /// <summary>Writes the report of some records.</summary>
    /// <param name="records">The run records, at least one; of two records of one cell the first counts.</param>
    /// <param name="folder">Where to; made where it does not exist. Earlier reports are replaced.</param>
    /// <param name="options">The title and the targets; null for the defaults.</param>
    /// <returns>The paths of the files, the page first.</returns>
    /// <exception cref="ArgumentException">There are no records.</exception>
    /// <exception cref="IOException">A file cannot be written.</exception>
    public static ImmutableArray<string> Write(IEnumerable<RunRecord> records, string folder, ReportOptions? options = null) =>
        Write(records, folder, options, PlotLibrary.Plane);

    internal static ImmutableArray<string> Write(IEnumerable<RunRecord> records, string folder, ReportOptions? options, string? plotScript)
    {
        ArgumentNullException.ThrowIfNull(records);
        ArgumentException.ThrowIfNullOrEmpty(folder);
        options ??= new ReportOptions();
        ComparisonAnalysis analysis = ComparisonAnalysis.Of(records, options.Targets);
        if (analysis.Problems.IsEmpty) throw new ArgumentException("There are no run records to report on; run a comparison first.", nameof(records));

        _ = Directory.CreateDirectory(folder);
        var files = ImmutableArray.CreateBuilder<string>();
        ReportModel model = ReportModelBuilder.Build(analysis, options, plotScript);
        Put("report.html", HtmlTemplate.Render(Embedded.Text("report.html"), model));
        Put("summary.md", MarkdownSummary.Of(analysis, model));
        foreach ((string name, string csv) in CsvTables.Of(analysis)) Put(name, csv);
        return files.ToImmutable();

        void Put(string name, string text)
        {
            string path = Path.Combine(folder, name);
            File.WriteAllText(path, text, new UTF8Encoding(encoderShouldEmitUTF8Identifier: false));
            files.Add(path);
        }
    }
}
