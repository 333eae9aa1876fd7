namespace OptiSuite.Optimizers;

/// <summary>
/// The (μ/μ_w, λ)-CMA-ES, evolution with covariance matrix adaptation: x = m + σ y with y ~ N(0, C); the mean m moves to the weighted mean of the better half, σ is adapted by
/// the length of the evolution path, and C by the path (rank one) and by all candidates, the worse ones with negative weights (active). Restarts with
/// changing populations make it a global method. Invariant to rotations and to increasing transformations of f.
/// </summary>
/// <remarks>
/// N. Hansen, The CMA Evolution Strategy: A Tutorial, arXiv:1604.00772 (2016, version of 2023), with all its defaults; G. A. Jastrebski and D. V. Arnold,
/// IEEE CEC 2006 (active update); A. Auger and N. Hansen, IEEE CEC 2005 (IPOP); N. Hansen, GECCO workshop on BBOB 2009 (BIPOP and the tests that end a
/// run). The coordinates are scaled by the width of the sampling region. The first mean is the problem's start, where it names one, else and at restarts
/// uniform in the sampling region. At bounds candidates go through a smooth, periodic transformation. Integer variables are rounded and keep a least
/// standard deviation (T. Marty et al., PPSN 2024). The matrix is decomposed every max(1, 1/(10 n (c₁ + c_μ))) generations.
/// </remarks>
public sealed record CmaEs : SearchOptimizer
{
    private const int MostForFull = 200;

    private static readonly OptimizerCapabilities _capabilities = new()
    {
        NeedsSearchRegion = true,
        IsStochastic = true,
        CanBeSaved = true,
        Accepts = ConstraintKinds.Continuous | ConstraintKinds.Integer,
    };

    /// <summary>
    /// λ, the number of candidates of a generation in runs of the default size, at least 2; null, the default, for 4 + ⌊3 ln n⌋ (Hansen 2016, table 1), twice as
    /// many for noisy objectives.
    /// </summary>
    public int? PopulationSize
    {
        get;
        init => field = value is { } size ? Hyperparameter.AtLeast(2, size, nameof(PopulationSize), "null takes 4 + ⌊3 ln n⌋") : null;
    }

    /// <summary>
    /// σ of the first generation in widths of the sampling region, above 0. Default 0.2: 2 on [−5, 5], usual in COCO's benchmarks. The optimum should lie
    /// within a few σ of the first mean.
    /// </summary>
    public double InitialStepSize
    {
        get;
        init => field = Hyperparameter.Positive(value, nameof(InitialStepSize), "0.2 is the default");
    } = 0.2;

    /// <summary>What follows when a run has ended. Default BIPOP, which was the best of many methods in BBOB 2009.</summary>
    public CmaRestarts Restarts
    {
        get;
        init => field = Hyperparameter.Known(value, nameof(Restarts));
    } = CmaRestarts.Bipop;

    /// <summary>What of C is adapted. Default all of it up to 200 variables, the diagonal alone beyond.</summary>
    public CmaCovariance Covariance
    {
        get;
        init => field = Hyperparameter.Known(value, nameof(Covariance));
    } = CmaCovariance.Automatic;

    /// <summary>How constraints other than bounds are treated. Default feasibility first.</summary>
    public ConstraintTreatment Constraints
    {
        get;
        init => field = Hyperparameter.Known(value, nameof(Constraints));
    } = ConstraintTreatment.FeasibilityFirst;

    /// <summary>Whether the worse half of the candidates has negative weights in the update of C. Default true (Hansen 2016).</summary>
    public bool ActiveUpdate { get; init; } = true;

    /// <summary>A run ends when all standard deviations and σ p_c are below this times the run's first σ; at least 0. Default 1e-12 (Hansen 2009).</summary>
    public double TolX
    {
        get;
        init => field = Hyperparameter.NotNegative(value, nameof(TolX), "1e-12 is the default");
    } = 1e-12;

    /// <summary>
    /// A run ends when the best values of the last 10 + ⌈30 n/λ⌉ generations and all values of the last one lie within this; at least 0. Default 1e-9: runs
    /// end sooner than with pycma's 1e-11 and more fit into a budget; on BBOB in ten variables a gain of 0.02 at 10 000 n and none at 1000 n, about the noise. Take less
    /// where values differ by less than that.
    /// </summary>
    public double TolFun
    {
        get;
        init => field = Hyperparameter.NotNegative(value, nameof(TolFun), "1e-9 is the default");
    } = 1e-9;

    /// <summary>A run ends when the best values of the last 10 + ⌈30 n/λ⌉ generations lie within this; at least 0. Default 1e-10, see <see cref="TolFun"/>.</summary>
    public double TolFunHist
    {
        get;
        init => field = Hyperparameter.NotNegative(value, nameof(TolFunHist), "1e-10 is the default");
    } = 1e-10;

    /// <inheritdoc/>
    public override string Name => "cma-es";

    /// <inheritdoc/>
    public override OptimizerCapabilities Capabilities => _capabilities;

    /// <summary>What of C is adapted in a number of variables.</summary>
    internal CmaCovariance CovarianceFor(int dimension) =>
        Covariance != CmaCovariance.Automatic ? Covariance : dimension <= MostForFull ? CmaCovariance.Full : CmaCovariance.Separable;

    /// <inheritdoc/>
    private protected override IAskTell Begin(SearchSpace space, AskTellOptions options) => new CmaSearch(this, space, options);
}
