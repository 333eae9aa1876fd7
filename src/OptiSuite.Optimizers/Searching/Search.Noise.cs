namespace OptiSuite.Optimizers;

/// <content>
/// Noisy objectives: with every batch the incumbent and one of the points the method remembers, in turn, are evaluated again, and their objectives
/// moved halfway to the new value. A lucky value then does not last, at the price of two evaluations a batch.
/// </content>
internal abstract partial class Search
{
    private const int MostAgain = 2;
    private int _again;
    private int _turn;

    /// <summary>How many points the method remembers with their objectives; 0 for a method without memory.</summary>
    protected virtual int StoredCount => 0;

    /// <summary>A remembered point.</summary>
    /// <param name="i">Which, below <see cref="StoredCount"/>.</param>
    protected virtual ReadOnlySpan<double> Stored(int i) => default;

    /// <summary>The objective of a remembered point; it may change from one Learn to the next.</summary>
    /// <param name="i">Which, below <see cref="StoredCount"/>.</param>
    protected virtual ref double StoredObjective(int i) => ref _objective;

    private void ProposeAgain()
    {
        if (!double.IsFinite(_objective)) return;
        _x.CopyTo(Candidate(_count));
        _again = 1;
        if (StoredCount == 0) return;
        _turn = (_turn + 1) % StoredCount;
        Stored(_turn).CopyTo(Candidate(_count + 1));
        _again = 2;
    }

    private void LearnAgain(ReadOnlySpan<double> objectives, ReadOnlySpan<double> violations)
    {
        if (_again > 0) Restate(ref _objective, objectives[0]);
        if (_again > 1 && violations[1] <= Tolerance) Restate(ref StoredObjective(_turn), objectives[1]);
    }

    private static void Restate(ref double objective, double again)
    {
        if (double.IsFinite(again)) objective += (again - objective) / 2;
    }

    private void ExchangeAgain(StateExchange state)
    {
        state.Exchange("again", ref _again);
        state.Exchange("turn", ref _turn);
    }
}
