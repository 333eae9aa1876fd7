using System.Collections.Immutable;

namespace OptiSuite.Optimizers;

/// <summary>One solve: the order of the stages, the best point, and the claim that is made about it.</summary>
internal sealed partial class QuadraticProgramRun
{
    // From here on the active set is usually recognizable, and the Newton method is tried.
    private const double PolishThreshold = 1e-7;

    // Where the data are tiny, residuals over 1 + their size say nothing: those of the equilibrated program count as well, with this weight.
    private const double ScaledShare = 1e-3;

    // So many iterations without progress end the method; so small a mean product means that there is nothing left to do.
    private const int MaxStalls = 8;
    private const double VanishingMu = 1e-22;
    private readonly QuadraticProgramSolver _options;
    private readonly QuadraticProgram _program;
    private readonly CancellationToken _cancellation;
    private readonly ConvexData _full;
    private readonly Presolve _presolve;
    private readonly double[] _bestX, _bestMultipliers, _candidateX, _candidateMultipliers, _reducedX, _reducedMultipliers;
    private KktResiduals _best = new(double.PositiveInfinity, double.PositiveInfinity, double.PositiveInfinity);
    private double _quality = double.PositiveInfinity;
    private WarmStartState? _state;
    private Equilibration? _equilibration;
    private ConvexData? _scaled;
    private int _iterations;

    public QuadraticProgramRun(QuadraticProgramSolver options, QuadraticProgram program, CancellationToken cancellation)
    {
        (_options, _program, _cancellation) = (options, program, cancellation);
        _full = new ConvexData(program);
        _presolve = new Presolve(_full);
        (_bestX, _candidateX) = (new double[_full.N], new double[_full.N]);
        (_bestMultipliers, _candidateMultipliers) = (new double[_full.N + _full.M], new double[_full.N + _full.M]);
        ConvexData reduced = _presolve.Reduced;
        (_reducedX, _reducedMultipliers) = (new double[reduced.N], new double[reduced.N + reduced.M]);
    }

    /// <summary>Whether failures are followed by searches for a proof; they are not within such a search.</summary>
    public bool SearchesProofs { get; init; } = true;

    public QuadraticProgramResult Solve(QuadraticProgramResult? warmStart)
    {
        if (warmStart?.WarmStart is null || warmStart.WarmStart.Program.Hessian != _program.Hessian)
        {
            if (Convexity.FindNegativeCurvature(_full.P, _full.N) is { } direction)
            {
                _presolve.RestorePoint(_reducedX, _bestX);
                return Result(QuadraticProgramStatus.Nonconvex) with { NegativeCurvature = ImmutableArray.Create(direction) };
            }
        }

        if (_presolve.ViolatedRow >= 0)
        {
            double[] proof = new double[_reducedMultipliers.Length];
            _presolve.RestorePoint(_reducedX, _candidateX);
            _presolve.Restore(_reducedX, proof, _candidateX, _candidateMultipliers, 0);
            _candidateMultipliers[_presolve.ViolatedRow] = _presolve.ViolatedSide;
            Consider();
            if (Certificates.IsFarkas(_full, _candidateMultipliers)) return Infeasible(_candidateMultipliers);
        }

        if (_presolve.Reduced.N == 0)
        {
            _presolve.Restore(_reducedX, _reducedMultipliers, _candidateX, _candidateMultipliers, 1);
            Consider();
            return Result(_quality <= _options.Tolerance ? QuadraticProgramStatus.Optimal : QuadraticProgramStatus.Inaccurate);
        }

        return SolveWarm(warmStart) ?? SolveCold();
    }

    // The two ways to measure x fail on different programs, and hardly ever on the same.
    private QuadraticProgramResult SolveCold()
    {
        if ((TrySolve(measuresLimits: true) ?? TrySolve(measuresLimits: false)) is { } result) return result;
        if (SearchesProofs && SearchProof() is { } found) return found;
        return Result(_iterations >= _options.MaxIterations ? QuadraticProgramStatus.IterationLimit : QuadraticProgramStatus.Inaccurate);
    }

    private QuadraticProgramResult? TrySolve(bool measuresLimits)
    {
        _equilibration = new Equilibration(_presolve.Reduced, measuresLimits);
        _scaled = _equilibration.Scale(_presolve.Reduced);
        var system = new AugmentedSystem(_scaled);
        var interior = new InteriorPoint(_scaled, system);
        var newton = new ActiveSetNewton(_scaled, system);
        interior.Start();
        double polishBelow = PolishThreshold;
        for (int stalls = 0; ;)
        {
            _cancellation.ThrowIfCancellationRequested();
            Consider(interior.X, interior.Multipliers, out double scaledError);
            bool stop = _iterations >= _options.MaxIterations || stalls >= MaxStalls || interior.Mu < VanishingMu;
            double error = Math.Min(scaledError, interior.Error);
            if (error <= polishBelow || stop)
            {
                // Where the guess is right a short attempt is enough; the closer the solution, the more a longer one is worth.
                int limit = stop ? 60 : error <= _options.Tolerance ? 20 : 8;
                newton.Start(interior);
                bool solved = Polish(newton, Math.Min(limit, _options.MaxIterations - _iterations));
                _iterations += newton.Factorizations;
                if (solved && _quality <= _options.Tolerance)
                {
                    _state = new WarmStartState(_program, _presolve, _equilibration, newton);
                    return Result(QuadraticProgramStatus.Optimal);
                }

                polishBelow = Math.Min(polishBelow, error) * 1e-2;
            }

            if (stop) break;
            if (FindProof(interior) is { } proof) return proof;
            double before = interior.Error;
            _iterations++;
            stalls = !interior.Step() ? stalls + (MaxStalls / 2) : interior.Error > 0.98 * before ? stalls + 1 : 0;
        }

        return _quality <= _options.Tolerance ? Result(QuadraticProgramStatus.Optimal) : null;
    }

    // Outer iterations while they still gain.
    private bool Polish(ActiveSetNewton newton, int maxFactorizations)
    {
        double last = double.PositiveInfinity;
        bool solved = false;
        for (int outer = 0; outer < 30; outer++)
        {
            _cancellation.ThrowIfCancellationRequested();
            if (!newton.Advance(maxFactorizations)) return solved;
            double worst = Math.Max(Consider(newton.X, newton.Multipliers, out double scaledError), scaledError);
            solved |= worst <= Math.Max(_options.Tolerance, 1e-9);
            if (worst <= 2e-16 || (worst > 0.3 * last && (solved || !newton.Sharpen()))) return solved;
            last = worst;
        }

        return solved;
    }

    // Keeps the best point. Returns its residual in the program as it was given.
    private double Consider(ReadOnlySpan<double> scaledX, ReadOnlySpan<double> scaledMultipliers, out double scaledError)
    {
        scaledError = KktResiduals.Measure(_scaled!, scaledX, scaledMultipliers).Worst;
        _equilibration!.Restore(scaledX, scaledMultipliers, _reducedX, _reducedMultipliers);
        _presolve.Restore(_reducedX, _reducedMultipliers, _candidateX, _candidateMultipliers, 1);
        return Consider(ScaledShare * scaledError);
    }

    private double Consider(double scaledError = 0)
    {
        KktResiduals residuals = KktResiduals.Measure(_full, _candidateX, _candidateMultipliers);
        double quality = Math.Max(residuals.Worst, scaledError);
        if (quality < _quality || _quality == double.PositiveInfinity) Adopt(residuals, quality);
        return residuals.Worst;
    }

    private void Adopt(KktResiduals residuals, double quality)
    {
        (_best, _quality) = (residuals, quality);
        _candidateX.CopyTo(_bestX, 0);
        _candidateMultipliers.CopyTo(_bestMultipliers, 0);
    }

    private QuadraticProgramResult Result(QuadraticProgramStatus status) => new()
    {
        Status = status,
        X = [.. _bestX],
        Objective = _program.Evaluate(_bestX),
        Multipliers = Split(_bestMultipliers),
        Iterations = _iterations,
        PrimalResidual = _best.Primal,
        DualResidual = _best.Dual,
        DualityGap = _best.Gap,
        WarmStart = _state,
    };

    private Multipliers Split(ReadOnlySpan<double> multipliers)
    {
        int m = _full.M;
        double[] lower = new double[_full.N], upper = new double[_full.N], rows = new double[m];
        for (int i = 0; i < m; i++) rows[i] = _full.Allowed(i, multipliers[i]);
        for (int j = 0; j < _full.N; j++)
        {
            double z = _full.Allowed(m + j, multipliers[m + j]);
            (lower[j], upper[j]) = (Math.Max(-z, 0), Math.Max(z, 0));
        }

        return new Multipliers(ImmutableArray.Create(lower), ImmutableArray.Create(upper), ImmutableArray.Create(rows));
    }
}
