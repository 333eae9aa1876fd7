using System.Globalization;
using System.Text.Json;

namespace OptiSuite.Benchmarking;

/// <summary>The data of the page's pictures, as JSON that can stand inside a page: the serializer escapes &lt;, &gt; and &amp;.</summary>
internal static class ReportData
{
    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web);

    public static string Json(ComparisonAnalysis analysis) => JsonSerializer.Serialize(
        new
        {
            Target = analysis.Targets.Solved,
            Floor = ReportModelBuilder.CurveFloor,
            Contenders = analysis.Contenders.Select(contender => contender.Name),
            Profiles = analysis.Contenders.Select(contender => Profile(analysis, contender)),
            Problems = analysis.Problems.Select(problem => new
            {
                problem.Problem.Name,
                problem.Problem.Budget,
                Series = problem.Results.Select((result, index) => (result, index)).Where(entry => entry.result.Band is not null)
                    .Select(entry => Series(entry.result, entry.index)),
            }),
        },
        _json);

    private static object Profile(ComparisonAnalysis analysis, ContenderIdentity contender)
    {
        DataProfile profile = analysis.Standings.First(standing => standing.Contender == contender).Profile;
        // The step to the last share goes on to the largest budget, so that every line ends at the same place.
        double end = analysis.Problems.Max(problem => problem.Problem.Budget / (double)problem.Problem.Dimension);
        return new
        {
            X = profile.EvaluationsPerVariable.Append(end).Select(Short),
            Y = profile.Shares.Append(profile.Final).Select(Short),
        };
    }

    private static object Series(ContenderResult result, int index)
    {
        ConvergenceBand band = result.Band!;
        return new
        {
            Contender = index,
            Runs = result.Runs.Length,
            X = band.Evaluations,
            Lower = result.Runs.Length > 1 ? band.Gaps.Select(gap => Drawn(gap.Lower)) : null,
            Median = band.Gaps.Select(gap => Drawn(gap.Median)),
            Upper = result.Runs.Length > 1 ? band.Gaps.Select(gap => Drawn(gap.Upper)) : null,
        };
    }

    private static double? Drawn(double gap) => double.IsFinite(gap) ? Short(Math.Max(gap, ReportModelBuilder.CurveFloor)) : null;

    /// <summary>Four digits are more than a picture shows, and keep the page small.</summary>
    private static double Short(double value) =>
        double.Parse(value.ToString("G4", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
}
