namespace OptiSuite.Losses;

/// <summary>
/// A structured hinge loss of a whole ranking: L(s) = max_R [Δ(R) + F(s, R)] − F(s, R*), where Δ(R) is the error of the ranking R, R* ranks
/// every positive above every negative, and F(s, R) = (1/(|P||N|)) Σ_{x∈P, y∈N} R_xy (s_x − s_y) with R_xy = +1 where x stands above y, else −1.
/// </summary>
/// <remarks>
/// L bounds the error of the ranking by scores from above, is convex and piecewise linear, and is 0 where there are no positives or no negatives.
/// One value comes out, whatever the <see cref="Loss.Reduction"/>. The gradient is a subgradient at ties (Danskin):
/// ∂L/∂s_x = −(2/(|P||N|))·#{negatives above x} and ∂L/∂s_y = (2/(|P||N|))·#{positives below y} in the most violating ranking. A score that is
/// not finite makes value and gradient NaN. P. Mohapatra, M. Rolínek, C. V. Jawahar, V. Kolmogorov, M. P. Kumar, "Efficient Optimization for
/// Rank-Based Loss Functions", CVPR 2018 (arXiv 1604.08269); Y. Yue, T. Finley, F. Radlinski, T. Joachims, SIGIR 2007. PyTorch has none.
/// </remarks>
public abstract record RankingLoss : Loss
{
    /// <inheritdoc/>
    public override bool IsSmooth => false;

    /// <summary>Returns the loss and its subgradient.</summary>
    /// <param name="scores">s, n values; higher ranks first.</param>
    /// <param name="labels">n labels: 1 for positives (relevant), 0 for negatives.</param>
    /// <param name="scoresGradient">Receives ∂L/∂s; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a label is neither 0 nor 1.</exception>
    /// <exception cref="InvalidOperationException">The reduction is <see cref="Reduction.None"/>.</exception>
    public double Evaluate(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels, Span<double> scoresGradient = default)
    {
        RequireReduced();
        double value = 0;
        EvaluateTo(scores, labels, new Span<double>(ref value), default, scoresGradient);
        return value;
    }

    /// <summary>Writes the loss, and its subgradient times the upstream gradient.</summary>
    /// <param name="scores">s, n values; higher ranks first.</param>
    /// <param name="labels">n labels: 1 for positives (relevant), 0 for negatives.</param>
    /// <param name="output">Receives 1 value; empty if it is not wanted.</param>
    /// <param name="upstream">The gradient u of what follows with respect to the output, 1 value; empty for 1.</param>
    /// <param name="scoresGradient">Receives u·∂L/∂s; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">Lengths differ, or a label is neither 0 nor 1.</exception>
    public void EvaluateTo(
        ReadOnlySpan<double> scores,
        ReadOnlySpan<int> labels,
        Span<double> output,
        ReadOnlySpan<double> upstream = default,
        Span<double> scoresGradient = default)
    {
        if (scores.Length != labels.Length)
        {
            throw new ArgumentException($"{Name} got {scores.Length} scores and {labels.Length} labels; give a label for each score.");
        }

        RequireOutput(output.Length, upstream.Length, 1);
        RequireGradient("scores", scoresGradient.Length, scores.Length);
        int positives = RankingMetrics.CountPositives(labels, Name);
        double value = Compute(scores, labels, positives, upstream.IsEmpty ? 1 : upstream[0], scoresGradient);
        if (!output.IsEmpty) output[0] = value;
    }

    /// <summary>Finds the place of each negative in the most violating ranking.</summary>
    /// <param name="positives">The scores of the positives, descending.</param>
    /// <param name="negatives">The scores of the negatives; permuted.</param>
    /// <param name="order">Moves as the negatives do.</param>
    /// <param name="positivesAbove">Receives how many positives stand above each negative, in the new order.</param>
    private protected abstract void FindMostViolating(
        ReadOnlySpan<double> positives, Span<double> negatives, Span<int> order, Span<int> positivesAbove);

    /// <summary>Δ of the ranking in which so many negatives stand above each positive, positives in descending order.</summary>
    private protected abstract double Error(ReadOnlySpan<int> negativesAbove);

    private double Compute(ReadOnlySpan<double> scores, ReadOnlySpan<int> labels, int p, double scale, Span<double> gradient)
    {
        int n = scores.Length - p;
        double check = 0;
        foreach (double s in scores) check += 0 * s;
        if (check != 0)
        {
            gradient.Fill(double.NaN);
            return double.NaN;
        }

        gradient.Clear();
        if (p == 0 || n == 0) return 0;

        using var numbers = new ScratchSpace<double>(p + n);
        using var places = new ScratchSpace<int>((2 * (p + n)) + 1);
        Span<double> positives = numbers.Take(p), negatives = numbers.Take(n);
        Span<int> positiveOrder = places.Take(p), negativeOrder = places.Take(n), positivesAbove = places.Take(n), negativesAbove = places.Take(p + 1);
        Split(scores, labels, positives, positiveOrder, negatives, negativeOrder);
        positives.Sort(positiveOrder);
        positives.Reverse();
        positiveOrder.Reverse();
        FindMostViolating(positives, negatives, negativeOrder, positivesAbove);

        // A negative with r positives above it stands above the positives r + 1, r + 2, …
        negativesAbove.Clear();
        foreach (int r in positivesAbove) negativesAbove[r]++;
        for (int k = 1; k < p; k++) negativesAbove[k] += negativesAbove[k - 1];
        negativesAbove = negativesAbove[..p];

        // L = Δ + gᵀs; g sums to 0, so that any reference may be taken off the scores against cancellation.
        double value = Error(negativesAbove), weight = 2 / ((double)p * n), reference = positives[0], sum = 0;
        for (int k = 0; k < p; k++)
        {
            double g = -weight * negativesAbove[k];
            sum += g * (positives[k] - reference);
            if (!gradient.IsEmpty) gradient[positiveOrder[k]] = scale * g;
        }

        for (int j = 0; j < n; j++)
        {
            double g = weight * (p - positivesAbove[j]);
            sum += g * (negatives[j] - reference);
            if (!gradient.IsEmpty) gradient[negativeOrder[j]] = scale * g;
        }

        // R* is one of the rankings of the maximum: what falls below 0 is rounding.
        return Math.Max(0, value + sum);
    }

    private static void Split(
        ReadOnlySpan<double> scores,
        ReadOnlySpan<int> labels,
        Span<double> positives,
        Span<int> positiveOrder,
        Span<double> negatives,
        Span<int> negativeOrder)
    {
        int p = 0, n = 0;
        for (int i = 0; i < scores.Length; i++)
        {
            if (labels[i] == 1) (positives[p], positiveOrder[p++]) = (scores[i], i);
            else (negatives[n], negativeOrder[n++]) = (scores[i], i);
        }
    }
}
