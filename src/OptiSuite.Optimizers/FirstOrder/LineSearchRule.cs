namespace OptiSuite.Optimizers;

/// <summary>What a trial step is compared with before it is accepted.</summary>
public enum LineSearchRule
{
    /// <summary>The current objective: f falls in every iteration (Armijo, Pacific Journal of Mathematics 16(1), 1966).</summary>
    Armijo,

    /// <summary>
    /// The largest of the last objectives: f may rise for a while, which leaves the Barzilai-Borwein steps their speed on ill-conditioned
    /// problems (Grippo, Lampariello and Lucidi, SIAM Journal on Numerical Analysis 23(4), 1986).
    /// </summary>
    Nonmonotone,
}
