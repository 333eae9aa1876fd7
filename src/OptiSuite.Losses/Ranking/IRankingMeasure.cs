namespace OptiSuite.Losses;

/// <summary>
/// The error Δ of a ranking with |P| positives and |N| negatives, as a sum over pairs: what the search for the most violating ranking
/// needs to know of it. Positives and negatives are numbered from 1, each by descending score.
/// </summary>
internal interface IRankingMeasure
{
    /// <summary>
    /// How much Δ grows where negative j moves above positive k with the negatives 1 … j−1 above it already. Not negative, and not
    /// increasing in j: that makes the optimal places of the negatives monotone.
    /// </summary>
    double Growth(int j, int k);
}
