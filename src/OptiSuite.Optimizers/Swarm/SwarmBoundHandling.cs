namespace OptiSuite.Optimizers;

/// <summary>
/// What happens to a particle that would leave the bounds, variable by variable (Helwig, Branke and Mostaghim, IEEE TEC 17(2), 2013, compare them).
/// </summary>
public enum SwarmBoundHandling
{
    /// <summary>It stops at the bound: that variable's velocity becomes 0 ("nearest-zero").</summary>
    Absorb,

    /// <summary>It bounces off: place and velocity are mirrored at the bound.</summary>
    Reflect,

    /// <summary>It bounces off softly, as in SPSO-2011: it is put on the bound, and its velocity becomes −0.5 times what it was.</summary>
    Damp,

    /// <summary>It comes in again at the other end with its velocity ("periodic"). Where only one end is bounded it is reflected instead.</summary>
    Wrap,

    /// <summary>The variable is drawn anew, uniform between the particle's best place and the bound that it crossed, and its velocity becomes 0.</summary>
    Resample,
}
