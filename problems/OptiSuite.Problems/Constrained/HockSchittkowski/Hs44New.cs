namespace OptiSuite.Problems;

/// <summary>
/// CUTEst's variant HS44NEW of a problem of Hock and Schittkowski (1981): problem 44 (<see cref="Hs44"/>) from the start (1, 1, 1, 1).
/// Minimum −15 at (0, 3, 0, 4).
/// </summary>
public static class Hs44New
{
    /// <summary>The problem <c>hs44new</c>.</summary>
    public static Problem Create() => Hs44.Create() with { Name = "hs44new", Start = [1, 1, 1, 1] };
}
