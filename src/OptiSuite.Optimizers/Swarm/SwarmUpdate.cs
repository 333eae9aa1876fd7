namespace OptiSuite.Optimizers;

/// <summary>How the particles of a swarm move.</summary>
public enum SwarmUpdate
{
    /// <summary>
    /// SPSO-2011 (M. Clerc, 2012): v ← w v + x′ − x with x′ random around the centre of gravity of x, a point beyond the own best place and one beyond
    /// the informants' best. Does not depend on the axes. Default w = 1/(2 ln 2), c = ½ + ln 2, random informants.
    /// </summary>
    Standard2011,

    /// <summary>
    /// v ← w v + c₁ r₁ (p − x) + c₂ r₂ (l − x), r₁ and r₂ uniform for every variable (J. Kennedy and R. Eberhart, 1995; the inertia weight w of Y. Shi and
    /// R. Eberhart, 1998). Good where variables act one by one. Default w = 0.7298, c₁ = c₂ = 1.49618, von Neumann neighbours.
    /// </summary>
    Canonical,

    /// <summary>
    /// v ← χ (v + φ₁ r₁ (p − x) + φ₂ r₂ (l − x)) with χ = 2/|2 − φ − √(φ² − 4φ)|, φ = φ₁ + φ₂ &gt; 4 (M. Clerc and J. Kennedy, 2002). φ₁ and φ₂ are the
    /// cognitive and the social coefficient, default 2.05 each.
    /// </summary>
    Constriction,

    /// <summary>
    /// CLPSO (J. Liang et al., 2006): v ← w v + c r (e − x), where every variable of e comes from the own best place or from that of another particle. For
    /// rugged problems and long runs. Default w from 0.9 to 0.4, c = 1.49445.
    /// </summary>
    ComprehensiveLearning,
}
