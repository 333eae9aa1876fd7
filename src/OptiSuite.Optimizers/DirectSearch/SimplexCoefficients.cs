namespace OptiSuite.Optimizers;

/// <summary>How far the simplex of Nelder and Mead is reflected ρ, expanded χ, contracted γ and shrunk σ.</summary>
public enum SimplexCoefficients
{
    /// <summary>
    /// ρ = 1, χ = 1 + 2/n, γ = ¾ − 1/(2n), σ = 1 − 1/n for n ≥ 2 variables (F. Gao and L. Han, Computational Optimization and Applications 51, 2012): in
    /// many variables the classic simplex collapses, this one does not. With n = 2 they are the classic ones; one variable takes those too.
    /// </summary>
    Adaptive,

    /// <summary>ρ = 1, χ = 2, γ = σ = ½ (Nelder and Mead, 1965).</summary>
    Classic,
}
