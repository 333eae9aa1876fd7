namespace OptiSuite.Optimizers;

/// <content>Who survives, and in which order.</content>
internal sealed partial class GeneticSearch
{
    private int[] _order = [];
    private int[] _chosen = [];
    private double[] _keys = [];
    private Standing[] _standings = [];
    private ulong[] _hashes = [];

    private Standing StandingOf(double objective, double violation, ReadOnlySpan<double> constraints) => _lagrangian is null
        ? Standing.ByFeasibility(objective, violation, Tolerance)
        : Standing.ByMerit(_lagrangian.Merit(objective, constraints));

    private Standing StandingOf(Generation of, int i) => StandingOf(of.Objectives[i], of.Violations[i], of.ConstraintsOf(i));

    private ReadOnlySpan<double> ConstraintsOfChild(int i)
    {
        int m = _meanConstraints.Length;
        return CandidateConstraints.AsSpan(i * m, m);
    }

    /// <summary>Brings the parents into their order again.</summary>
    private void RankParents()
    {
        int count = _parents.Count;
        for (int i = 0; i < count; i++) _parents.Standings[i] = StandingOf(_parents, i);
        Standing.Sort(_parents.Standings.AsSpan(0, count), _order, _keys);
        _next.Resize(count);
        for (int rank = 0; rank < count; rank++) _next.Take(rank, _parents, _order[rank]);
        (_parents, _next) = (_next, _parents);
    }

    private void RankChildren()
    {
        int count = ProposalCount;
        for (int i = 0; i < count; i++) _standings[i] = StandingOf(CandidateObjectives[i], CandidateViolations[i], ConstraintsOfChild(i));
        Standing.Sort(_standings.AsSpan(0, count), _order, _keys);
    }

    /// <summary>Fills the next generation from the best parents and the surviving children, both in their order.</summary>
    private void Survive()
    {
        ReadOnlySpan<int> children = _order.AsSpan(0, ProposalCount);
        int parents = _hasParents ? _parents.Count : 0;
        if (_hasParents && _options.Reinsertion != Reinsertion.PlusReinsertion)
        {
            int elites = _options.Reinsertion == Reinsertion.PureReinsertion ? 0 : Math.Min(_options.EliteCount, _size);
            bool isUniform = _options.Reinsertion == Reinsertion.UniformReinsertion;
            // Too few children leave places to more parents; a uniform choice fills them with children again.
            parents = isUniform ? elites : Math.Max(elites, _size - ProposalCount);
            children = isUniform ? ChooseChildren(_size - elites) : children[..(_size - parents)];
        }

        _next.Resize(_size);
        for (int place = 0, child = 0, parent = 0; place < _size; place++)
        {
            bool takesChild = parent == parents
                || (child < children.Length && !_parents.Standings[parent].IsBetterThan(_standings[children[child]]));
            if (takesChild)
            {
                TakeChild(place, children[child++]);
            }
            else
            {
                _next.Take(place, _parents, parent++);
            }
        }

        (_parents, _next) = (_next, _parents);
    }

    private void TakeChild(int place, int i)
    {
        if (_hasParents) _share.NoteSurvivor(i);
        _next.Hashes[place] = _hashes[i];
        Candidate(i).CopyTo(_next.Point(place));
        (_next.Objectives[place], _next.Violations[place], _next.Standings[place]) = (CandidateObjectives[i], CandidateViolations[i], _standings[i]);
        if (_lagrangian is not null) ConstraintsOfChild(i).CopyTo(_next.ConstraintsOf(place));
    }

    /// <summary>A random choice of children in the order of their rank.</summary>
    private ReadOnlySpan<int> ChooseChildren(int count)
    {
        int available = ProposalCount;
        Span<int> chosen = _chosen.AsSpan(0, count);
        int chosenCount = 0;
        for (int rank = 0; rank < available; rank++)
        {
            // Of the ranks that are left, as many as places are left (Knuth, The Art of Computer Programming 2, algorithm 3.4.2 S).
            int copies = count / available, wanted = count % available;
            int extra = chosenCount - (rank * copies);
            if (Random.NextInt(available - rank) < wanted - extra) copies++;
            for (int k = 0; k < copies; k++) chosen[chosenCount++] = _order[rank];
        }

        return chosen;
    }

    /// <summary>The multipliers follow the mean of f and c over the parents.</summary>
    private void UpdateMultipliers()
    {
        double objective = 0;
        int count = 0;
        Span<double> mean = _meanConstraints;
        mean.Clear();
        for (int i = 0; i < _parents.Count; i++)
        {
            if (_parents.Standings[i].Class != 0) continue;
            count++;
            objective += _parents.Objectives[i];
            ReadOnlySpan<double> c = _parents.ConstraintsOf(i);
            for (int k = 0; k < mean.Length; k++) mean[k] += c[k];
        }

        if (count == 0) return;
        for (int k = 0; k < mean.Length; k++) mean[k] /= count;
        _lagrangian!.Update(objective / count, mean);
    }
}
