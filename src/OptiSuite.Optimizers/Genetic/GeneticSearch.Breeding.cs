namespace OptiSuite.Optimizers;

/// <content>How children are made of parents.</content>
internal sealed partial class GeneticSearch
{
    // Draws of another mate, and mutations of a copy, before what came is taken.
    private const int Attempts = 8;

    private readonly ParentSelection _selection;
    private readonly Crossover _crossover;
    private readonly Crossover? _second;
    private readonly CrossoverShare _share;
    private readonly Mutation _mutation;
    private readonly PointSet _known = new();
    private readonly int[] _ranks;
    private readonly double[] _spare;

    // How many variables are passed over before the next mutation; −1 before the first is drawn.
    private long _gap = -1;

    /// <summary>
    /// The used share of the budget. Where nobody knows it, a plan that is never used up: half of it after 1000 n candidates.
    /// </summary>
    private double Progress => Options.MaxEvaluations is { } budget
        ? Math.Min(1, (double)Told / budget)
        : Told / (Told + (1000.0 * Dimension));

    private void Breed()
    {
        int count = ProposalCount;
        _selection.Prepare(_size, ((count + 1) / 2) * _ranks.Length, Random);
        _mutation.Prepare(_parents.Points, Progress);
        if (_options.RemoveDuplicates)
        {
            _known.Clear(_size + count);
            foreach (ulong hash in _parents.Hashes.AsSpan(0, _size)) _known.Add(hash);
        }

        for (int i = 0; i < count; i += 2)
        {
            // Of an odd number's last pair only one child has a place.
            Span<double> child = Candidate(i), sibling = i + 1 < count ? Candidate(i + 1) : _spare;
            bool bySecond = _second is not null && Random.NextDouble() < _share.Value;
            Crossover crossover = bySecond ? _second! : _crossover;
            _share.Note(i, bySecond);
            _share.Note(i + 1, bySecond);
            Mates mates = Select(crossover.ParentCount);
            if (_options.CrossoverProbability < 1 && Random.NextDouble() >= _options.CrossoverProbability)
            {
                mates[0].CopyTo(child);
                mates[mates.Count - 1].CopyTo(sibling);
            }
            else
            {
                crossover.Cross(in mates, child, sibling, Random);
            }

            double probability = _options.MutationProbabilityFor(crossover.IsSelfSufficient && Space.Integers.IsEmpty, Space.Free.Length);
            Finish(child, probability);
            if (i + 1 < count) Finish(sibling, probability);
        }
    }

    private Mates Select(int count)
    {
        for (int k = 0; k < count; k++)
        {
            int rank = _selection.Pick(Random);
            // A pair of one parent with itself gives nothing new; a few more draws find another.
            for (int attempt = 0; k == 1 && rank == _ranks[0] && attempt < Attempts && _size > 1; attempt++) rank = _selection.Pick(Random);
            _ranks[k] = rank;
        }

        return new Mates(_parents.Points, _ranks.AsSpan(0, count), Dimension);
    }

    private void Finish(Span<double> child, double probability)
    {
        Round(child);
        Space.Repair(child);
        Mutate(child, probability);
        if (!_options.RemoveDuplicates) return;
        // The value of a copy is known already; evaluating it would be a waste.
        ReadOnlySpan<int> free = Space.Free;
        for (int attempt = 0; !_known.Add(PointSet.HashOf(child)) && attempt < Attempts && !free.IsEmpty; attempt++) Mutate(child, free[Random.NextInt(free.Length)]);
    }

    /// <summary>Candidates may have been restored since they were made, so their hashes are found when they are told.</summary>
    private void HashChildren()
    {
        if (!_options.RemoveDuplicates) return;
        for (int i = 0; i < ProposalCount; i++) _hashes[i] = PointSet.HashOf(Candidate(i));
    }

    /// <summary>
    /// Integer variables become one of the two whole numbers beside them, the nearer the likelier, so that crossover keeps its mean (Deep, Singh, Kansal and
    /// Mohan, Applied Mathematics and Computation 212, 2009, take each with probability ½).
    /// </summary>
    private void Round(Span<double> child)
    {
        foreach (int j in Space.Integers)
        {
            double floor = Math.Floor(child[j]), part = child[j] - floor;
            if (part > 0) child[j] = Random.NextDouble() < part ? floor + 1 : floor;
        }
    }

    /// <summary>Every variable is mutated with the probability; drawing the gaps between mutations takes one random number for each of them.</summary>
    private void Mutate(Span<double> child, double probability)
    {
        ReadOnlySpan<int> free = Space.Free;
        if (probability == 0 || free.IsEmpty) return;
        if (_gap < 0) _gap = NextGap(probability);
        while (_gap < free.Length)
        {
            Mutate(child, free[(int)_gap]);
            _gap += 1 + NextGap(probability);
        }

        _gap -= free.Length;
    }

    /// <summary>Geometric: k with the probability (1 − p)^k p.</summary>
    private long NextGap(double probability) =>
        (long)Math.Min(1L << 40, Math.Floor(Math.Log(1 - Random.NextDouble()) / Math.Log(1 - probability)));

    private void Mutate(Span<double> child, int j)
    {
        double old = child[j], value = Space.Repair(j, _mutation.Mutate(old, j, Random));
        // A step of an integer variable that rounds to nothing would be no mutation: it becomes one up or down.
        if (value == old && Space.IsInteger(j))
        {
            double step = (Random.NextUInt64() & 1) == 0 ? 1 : -1;
            value = Space.Repair(j, old + step);
            if (value == old) value = Space.Repair(j, old - step);
        }

        child[j] = value;
    }
}
