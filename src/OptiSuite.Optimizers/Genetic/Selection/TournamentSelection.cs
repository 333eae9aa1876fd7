namespace OptiSuite.Optimizers;

/// <summary>The best of a few random parents.</summary>
/// <param name="size">How many, at least 1.</param>
internal sealed class TournamentSelection(int size) : ParentSelection
{
    public override int Pick(RandomStream random)
    {
        int winner = random.NextInt(Count);
        for (int k = 1; k < size; k++) winner = Math.Min(winner, random.NextInt(Count));
        return winner;
    }
}
