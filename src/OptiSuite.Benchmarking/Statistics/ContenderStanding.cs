namespace OptiSuite.Benchmarking;

/// <summary>How a contender did over all problems.</summary>
/// <param name="Contender">The contender.</param>
/// <param name="Profile">Its data profile over all problems; a problem it was refused on counts as not solved.</param>
/// <param name="Wins">On how many problems it came first, ties included.</param>
/// <param name="Entered">On how many problems it ran.</param>
/// <param name="Refused">On how many problems it was refused.</param>
/// <param name="Failed">How many of its runs threw.</param>
public sealed record ContenderStanding(
    ContenderIdentity Contender, DataProfile Profile, int Wins, int Entered, int Refused, int Failed);
