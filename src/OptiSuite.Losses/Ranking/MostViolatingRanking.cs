namespace OptiSuite.Losses;

/// <summary>
/// Finds the ranking that maximizes Δ(R) + F(s, R), the quicksort-flavoured divide and conquer of Mohapatra et al., CVPR 2018,
/// algorithm 2. The maximum is the sum of a function of each negative's place, and the places are monotone: a negative with a higher score
/// never stands below one with a lower. So the place of the median negative, found by trying every place still possible, bounds the places of
/// both halves; and where one place is left, a whole range of negatives gets it without being sorted.
/// </summary>
/// <remarks>
/// Each level of the recursion tries |P| places plus one for each open range, and partitions the negatives of the open ranges: with
/// |P| ≪ |N| that is O(|N| log |P| + |P| log |N|), after O(|P| log |P|) for sorting the positives.
/// </remarks>
internal ref struct MostViolatingRanking<TMeasure>
    where TMeasure : IRankingMeasure, allows ref struct
{
    private readonly TMeasure _measure;
    private readonly ReadOnlySpan<double> _positives;
    private readonly Span<double> _negatives;
    private readonly Span<int> _order;
    private readonly Span<int> _positivesAbove;
    private readonly double _weight;

    /// <summary>Prepares the search.</summary>
    /// <param name="measure">Δ.</param>
    /// <param name="positives">The scores of the positives, descending, at least one.</param>
    /// <param name="negatives">The scores of the negatives in any order, at least one; partly sorted on return.</param>
    /// <param name="order">Anything that goes with the negatives; moves as they do.</param>
    /// <param name="positivesAbove">Receives how many positives stand above each negative, in the negatives' new order.</param>
    public MostViolatingRanking(
        TMeasure measure, ReadOnlySpan<double> positives, Span<double> negatives, Span<int> order, Span<int> positivesAbove)
    {
        _measure = measure;
        _positives = positives;
        _negatives = negatives;
        _order = order;
        _positivesAbove = positivesAbove;
        _weight = 2 / ((double)positives.Length * negatives.Length);
    }

    /// <summary>Runs the search.</summary>
    public readonly void Find() => Find(0, _negatives.Length, 0, _positives.Length);

    // Negatives from start to end (places in descending order), each with at least fewest and at most most positives above it.
    private readonly void Find(int start, int end, int fewest, int most)
    {
        while (start < end)
        {
            if (fewest == most)
            {
                _positivesAbove[start..end].Fill(most);
                return;
            }

            int middle = start + ((end - start) / 2);
            SelectionByRank.PutInPlace(_negatives[start..end], _order[start..end], middle - start);
            int above = BestPlace(middle, fewest, most);
            _positivesAbove[middle] = above;
            Find(start, middle, fewest, above);
            (start, fewest) = (middle + 1, above);
        }
    }

    // Climbing from below: passing positive k changes the objective by Δ's growth − 2(s_k − s_j)/(|P||N|). Ties keep the lower place.
    private readonly int BestPlace(int j, int fewest, int most)
    {
        double score = _negatives[j], sum = 0, best = 0;
        int place = most;
        for (int k = most - 1; k >= fewest; k--)
        {
            sum += _measure.Growth(j + 1, k + 1) - (_weight * (_positives[k] - score));
            if (sum > best) (best, place) = (sum, k);
        }

        return place;
    }
}
