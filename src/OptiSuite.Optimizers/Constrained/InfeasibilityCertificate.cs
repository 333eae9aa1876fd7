using System.Globalization;

namespace OptiSuite.Optimizers;

/// <summary>
/// What proves, to first order, that the violation cannot fall: weights y of the rows, one sign a side, whose combination Σ yᵢ∇cᵢ
/// points out of the bounds everywhere. In words: the worst rows, by how much they are violated, and their weights.
/// </summary>
internal static class InfeasibilityCertificate
{
    private const int Most = 3;

    /// <param name="constraints">The blocks the rows belong to.</param>
    /// <param name="values">c of every row.</param>
    /// <param name="weights">The weights, positive where a row is held up to its lower limit.</param>
    /// <param name="what">What has no common point.</param>
    public static string Describe(IEnumerable<IConstraint> constraints, ReadOnlySpan<double> values, ReadOnlySpan<double> weights, string what)
    {
        List<(double Violation, string Text)> rows = [];
        int k = 0;
        foreach (IConstraint constraint in constraints)
        {
            for (int i = 0; i < constraint.Count; i++, k++)
            {
                double violation = L1Merit.Violation(values[k], constraint.Lower[i], constraint.Upper[i]);
                if (!(violation > 0)) continue;
                bool isLow = values[k] < constraint.Lower[i];
                rows.Add((violation, string.Create(
                    CultureInfo.InvariantCulture,
                    $"row {i} of '{constraint.Name}' is {values[k]:G4}, {(isLow ? "below its lower limit" : "above its upper limit")} {(isLow ? constraint.Lower[i] : constraint.Upper[i]):G4} by {violation:G3}, weight {-weights[k]:G3}")));
            }
        }

        IEnumerable<string> worst = rows.OrderByDescending(row => row.Violation).Take(Most).Select(row => row.Text);
        string more = rows.Count > Most ? $"; and {rows.Count - Most} more" : "";
        return $"the {what} have no common point near here: {string.Join("; ", worst)}{more}";
    }
}
