using System.Collections.Immutable;

namespace OptiSuite.Problems;

/// <summary>Every family, and which one an entry belongs to.</summary>
internal static class LossFamilies
{
    public static ImmutableArray<LossFamily> All { get; } =
    [
        .. RegressionFamilies.All,
        .. HeteroscedasticFamilies.All,
        .. SoftmaxFamilies.All,
        .. LogisticFamilies.All,
        .. EmbeddingFamilies.All,
        .. ClassifierFamilies.All,
        .. RankingFamilies.All,
        .. ImageFamilies.All,
        .. GeneratorFamilies.All,
        .. QuadraticFamilies.All,
        .. DistributionFamilies.All,
    ];

    /// <summary>The family that the entry names, else the longest whose name its id starts with; null with a reason where there is none.</summary>
    public static LossFamily? Find(LossEntry entry, out string reason)
    {
        string named = entry.Text("family"), loss = entry.Text("loss");
        LossFamily? family = named.Length > 0
            ? All.FirstOrDefault(f => f.Name == named)
            : All.Where(f => entry.Id.StartsWith(f.Name, StringComparison.Ordinal))
                .OrderByDescending(f => IsWholeWord(entry.Id, f.Name)).ThenByDescending(f => f.Name.Length).FirstOrDefault();
        reason = "";
        if (family is null)
        {
            reason = named.Length == 0
                ? "its id starts with no known family name, and it has no field \"family\""
                : $"there is no family '{named}'{NearestName.DidYouMean(named, All.Select(f => f.Name))} docs/problems/losses.md lists them";
        }
        else if (named.Length == 0 && loss.Length > 0 && family.Losses.Length > 0 && !family.Losses.Contains(loss))
        {
            reason = $"its loss '{loss}' is not that of the family '{family.Name}' ({string.Join(", ", family.Losses)})";
            family = null;
        }

        return family;
    }

    // "softmax_ce_weird" belongs to softmax_ce, not to softmax_ce_w.
    private static bool IsWholeWord(string id, string name) => id.Length == name.Length || id[name.Length] is '_' or '-' or '.';
}
