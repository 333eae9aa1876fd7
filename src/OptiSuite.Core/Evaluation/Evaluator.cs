namespace OptiSuite;

/// <summary>
/// The one door between an optimizer and the user's functions. It counts every call, keeps the budget to the evaluation, never lets a point
/// outside the bounds through, turns NaN and infinite values into +∞, watches the cancellation token and the clock, supplies missing
/// derivatives by finite differences, and remembers the best point seen.
/// </summary>
/// <remarks>
/// When the budget, the time or the token ends the run, a call does not return: the loop takes over. An optimizer therefore need not ask
/// whether it may go on, and must not catch exceptions it does not know.
/// </remarks>
public sealed partial class Evaluator : ISavable
{
    private readonly UserFunctions _functions;
    private readonly RunOptions _options;
    private readonly EvaluationLimits _limits;
    private readonly BestPoint _best;
    private readonly ConstraintRows _rows;
    private readonly DifferenceSampler? _sampler;
    private readonly bool _someJacobians;
    private readonly bool _allJacobians;
    private long _objective, _gradient, _hessianVector, _constraint, _jacobian, _terms, _monitor, _nonFinite;

    internal Evaluator(Problem problem, RunOptions options, EvaluationLimits limits, ConstraintRows rows, BestPoint best)
    {
        Problem = problem;
        _options = options;
        _limits = limits;
        _rows = rows;
        _best = best;
        _functions = new UserFunctions(problem, rows, options);
        _someJacobians = problem.Constraints.Any(constraint => constraint.HasJacobian);
        _allJacobians = problem.Constraints.All(constraint => constraint.HasJacobian);
        bool missing = _functions.Differentiable is null || !_allJacobians;
        options.DifferenceSteps?.RequireDimension(problem.Dimension);
        if (missing && options.FiniteDifferences is { } scheme) _sampler = new DifferenceSampler(problem, rows.Count, scheme, options.DifferenceSteps);
    }

    /// <summary>The problem whose functions are called.</summary>
    public Problem Problem { get; }

    /// <summary>The number of constraint rows m, over all blocks in their order.</summary>
    public int ConstraintCount => _rows.Count;

    /// <summary>The lower limits of all rows, m values.</summary>
    public ReadOnlySpan<double> ConstraintLower => _rows.Lower;

    /// <summary>The upper limits of all rows, m values.</summary>
    public ReadOnlySpan<double> ConstraintUpper => _rows.Upper;

    /// <summary>The number of terms N where the objective is a finite sum; 0 otherwise.</summary>
    public int TermCount => _functions.FiniteSum?.TermCount ?? 0;

    /// <summary>The calls so far.</summary>
    public EvaluationCounts Counts =>
        new(_objective, _gradient, _hessianVector, _constraint, _jacobian, _terms, TermCount, _monitor, _nonFinite);

    /// <summary>Whether any evaluated point had a finite objective.</summary>
    public bool HasBest => _best.Exists;

    /// <summary>The best point so far, n values, feasibility first. Zeros while <see cref="HasBest"/> is false.</summary>
    public ReadOnlySpan<double> BestX => _best.X;

    /// <summary>The objective at the best point; NaN while there is none.</summary>
    public double BestObjective => _best.Objective;

    /// <summary>The largest constraint violation at the best point; NaN while there is none.</summary>
    public double BestViolation => _best.Violation;

    internal Action<Improvement>? Improved { get; set; }

    internal long Offers => _best.Offers;

    /// <summary>Returns f(x), or +∞ where it is NaN or infinite.</summary>
    /// <param name="x">The point, n values, inside the bounds.</param>
    public double Objective(ReadOnlySpan<double> x)
    {
        Admit(x, objectives: 1);
        _objective++;
        return Record(x, _functions.Value(x));
    }

    /// <summary>Returns f(x) and writes ∇f(x). Where either is not finite, +∞ is returned and the gradient is not to be used.</summary>
    /// <param name="x">The point, n values, inside the bounds.</param>
    /// <param name="gradient">Receives the gradient, n values.</param>
    public double Objective(ReadOnlySpan<double> x, Span<double> gradient)
    {
        if (_functions.Differentiable is null)
        {
            double atX = Objective(x);
            return double.IsFinite(atX) && Gradient(x, atX, gradient) ? atX : double.PositiveInfinity;
        }

        Admit(x, objectives: 1);
        _objective++;
        _gradient++;
        double value = _functions.ValueAndGradient(x, gradient);

        if (!AllFinite(gradient)) value = double.NaN;
        return Record(x, value);
    }

    /// <summary>
    /// Returns the mean of some terms of a finite sum at x and writes its gradient; +∞ where either is not finite. It is no value of f,
    /// and does not count for the best point: <see cref="Monitor"/> does.
    /// </summary>
    /// <param name="x">The point, n values, inside the bounds.</param>
    /// <param name="terms">The indices of the terms.</param>
    /// <param name="gradient">Receives the gradient of their mean, n values.</param>
    /// <exception cref="InvalidOperationException">The objective is no finite sum.</exception>
    public double Terms(ReadOnlySpan<double> x, ReadOnlySpan<int> terms, Span<double> gradient)
    {
        if (_functions.FiniteSum is null)
        {
            throw new InvalidOperationException($"The objective of '{Problem.Name}' is no finite sum; declare NeedsFiniteSum, or use Objective.");
        }

        RequireInside(x);
        _limits.ThrowIfInterrupted();
        _limits.ThrowIfBeyondBudget((Counts with { Terms = _terms + terms.Length }).Total);
        _terms += terms.Length;
        double value = _functions.Terms(x, terms, gradient);
        if (double.IsFinite(value) && AllFinite(gradient)) return value;
        _nonFinite++;
        return double.PositiveInfinity;
    }

    /// <summary>Returns the exact f(x) for a sampled method's progress. Counted apart from the budget; counts for the best point.</summary>
    /// <param name="x">The point, n values, inside the bounds.</param>
    public double Monitor(ReadOnlySpan<double> x)
    {
        RequireInside(x);
        _limits.ThrowIfInterrupted();
        _monitor++;
        return Record(x, _functions.Value(x));
    }

    /// <summary>Writes the values of all constraints and returns the largest violation, +∞ where a value is not finite.</summary>
    /// <param name="x">The point, n values, inside the bounds.</param>
    /// <param name="values">Receives c(x), m values.</param>
    public double Constraints(ReadOnlySpan<double> x, Span<double> values)
    {
        if (_rows.Count == 0) return 0;
        Admit(x, constraints: 1);
        _constraint++;
        _functions.Constraints(x, values);
        double violation = _rows.Violation(values);
        if (double.IsPositiveInfinity(violation)) _nonFinite++;
        if (_best.OfferViolation(x, violation)) OnImproved(Counts.Total);
        return violation;
    }

    /// <inheritdoc/>
    public void Exchange(StateExchange state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Exchange("objective", ref _objective);
        state.Exchange("gradient", ref _gradient);
        state.Exchange("hessianVector", ref _hessianVector);
        state.Exchange("constraint", ref _constraint);
        state.Exchange("jacobian", ref _jacobian);
        state.Exchange("terms", ref _terms);
        state.Exchange("monitor", ref _monitor);
        state.Exchange("nonFinite", ref _nonFinite);
        state.Exchange("best", _best);
    }

    private static bool AllFinite(ReadOnlySpan<double> values)
    {
        foreach (double value in values)
        {
            if (!double.IsFinite(value)) return false;
        }

        return true;
    }

    private double Record(ReadOnlySpan<double> x, double value)
    {
        if (!double.IsFinite(value))
        {
            _nonFinite++;
            return double.PositiveInfinity;
        }

        if (_best.OfferObjective(x, value)) OnImproved(Counts.Total);
        return value;
    }

    private void OnImproved(long evaluation)
    {
        Improved?.Invoke(new Improvement(evaluation, _best.Objective, _best.Violation));
        _limits.ThrowIfReached(_best);
    }

    private void Admit(ReadOnlySpan<double> x, int objectives = 0, int constraints = 0)
    {
        RequireInside(x);
        _limits.ThrowIfInterrupted();
        _limits.ThrowIfBeyondBudget(
            (Counts with { Objective = _objective + objectives, Constraint = _constraint + constraints }).Total);
    }

    private void RequireInside(ReadOnlySpan<double> x)
    {
        if (x.Length != Problem.Dimension)
        {
            throw new ArgumentException($"The point has {x.Length} values, and '{Problem.Name}' {Problem.Dimension} variables.", nameof(x));
        }

        // Bounds are promised to the user's code, so an algorithm that leaves them has a bug; it must project before it asks.
        if (Problem.Bounds is { } bounds && !bounds.Contains(x))
        {
            throw new InvalidOperationException(
                $"The optimizer asked for a point outside the bounds of '{Problem.Name}' by {bounds.Violation(x):G3}; it must project onto them first.");
        }

        // So are whole numbers.
        foreach (int j in Problem.IntegerVariables)
        {
            if (double.IsInteger(x[j])) continue;
            throw new InvalidOperationException($"The optimizer asked for x{j} = {x[j]:R} of '{Problem.Name}', an integer variable; it must round first.");
        }
    }
}
