using System.Collections.Immutable;
using OptiSuite.Optimizers;

namespace OptiSuite.Compat;

/// <summary>
/// fmincon's options under MATLAB's names, with MATLAB's defaults. Some defaults depend on <see cref="Algorithm"/>: they follow it until they are
/// set. An immutable record: <c>options with { Display = FminconDisplay.Off }</c>.
/// </summary>
/// <remarks>Defaults: MathWorks' documentation of fmincon, table of options.</remarks>
public sealed record FminconOptions
{
    private readonly double? _stepTolerance;
    private readonly int? _maxIterations;

    /// <summary>Which of MATLAB's algorithms is asked for. SQP solves all of them. Default interior-point, as MATLAB.</summary>
    public FminconAlgorithm Algorithm
    {
        get;
        init => field = Hyperparameter.Known(value, nameof(Algorithm));
    } = FminconAlgorithm.InteriorPoint;

    /// <summary>Whether given gradients are compared with central differences at the start, and refused where they differ. Default false.</summary>
    public bool CheckGradients { get; init; }

    /// <summary>The largest violation of a constraint that counts as none. Default 1e-6.</summary>
    public double ConstraintTolerance
    {
        get;
        init => field = Hyperparameter.NotNegative(value, nameof(ConstraintTolerance), "1e-6 is the default");
    } = 1e-6;

    /// <summary>What is displayed. Default final.</summary>
    public FminconDisplay Display
    {
        get;
        init => field = Hyperparameter.Known(value, nameof(Display));
    } = FminconDisplay.Final;

    /// <summary>Where it is displayed; null (the default) for the console. Not a MATLAB option.</summary>
    public TextWriter? DisplayWriter { get; init; }

    /// <summary>
    /// The relative step of finite differences, one value for all variables or one for each, above 0: the step is this times max(|x|, TypicalX).
    /// Null, the default: √ε for forward and ∛ε for central differences.
    /// </summary>
    public ImmutableArray<double>? FiniteDifferenceStepSize
    {
        get;
        init => field = Positive(value, nameof(FiniteDifferenceStepSize), "leave it null for the default");
    }

    /// <summary>
    /// Forward or central differences. Default automatic, where MATLAB's is forward: forward differences too, and central ones from where forward ones
    /// are too inaccurate to go on with.
    /// </summary>
    public FiniteDifferenceScheme FiniteDifferenceType
    {
        get;
        init => field = Hyperparameter.Known(value, nameof(FiniteDifferenceType));
    } = FiniteDifferenceScheme.Automatic;

    /// <summary>Whether a NaN or an infinity from fun or nonlcon is an error. Default false: it shortens the step.</summary>
    public bool FunValCheck { get; init; }

    /// <summary>The most evaluations, at least 1; never exceeded. Null, the default: 3000 for interior-point, else 100 n.</summary>
    public int? MaxFunctionEvaluations
    {
        get;
        init => field = value is { } most ? Hyperparameter.AtLeast(1, most, nameof(MaxFunctionEvaluations), "leave it null for the default") : null;
    }

    /// <summary>The most iterations, at least 0. Default 1000 for interior-point, else 400.</summary>
    public int MaxIterations
    {
        get => _maxIterations ?? (Algorithm == FminconAlgorithm.InteriorPoint ? 1000 : 400);
        init => _maxIterations = Hyperparameter.AtLeast(0, value, nameof(MaxIterations), "400 is usual");
    }

    /// <summary>A feasible point with a lower objective shows the problem to be unbounded. Default −1e20.</summary>
    public double ObjectiveLimit
    {
        get;
        init => field = !double.IsNaN(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(ObjectiveLimit), "ObjectiveLimit is NaN and must be a number; -1e20 is the default, -∞ switches it off.");
    } = -1e20;

    /// <summary>The first-order optimality, relative to max(1, ‖∇f‖∞), below which x is a solution. Default 1e-6.</summary>
    public double OptimalityTolerance
    {
        get;
        init => field = Hyperparameter.NotNegative(value, nameof(OptimalityTolerance), "1e-6 is the default");
    } = 1e-6;

    /// <summary>Called in every iteration, in this order. Default none.</summary>
    public ImmutableArray<FminconOutputFunction> OutputFcn
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>Called like output functions, after them. Default none.</summary>
    public ImmutableArray<FminconOutputFunction> PlotFcn
    {
        get;
        init => field = value.IsDefault ? [] : value;
    } = [];

    /// <summary>Whether the gradients that nonlcon returns are used. Default false: finite differences.</summary>
    public bool SpecifyConstraintGradient { get; init; }

    /// <summary>Whether the gradient that fun returns is used. Default false: finite differences.</summary>
    public bool SpecifyObjectiveGradient { get; init; }

    /// <summary>A step of at most this times max(1, ‖x‖₂) ends the solve. Default 1e-10 for interior-point, else 1e-6.</summary>
    public double StepTolerance
    {
        get => _stepTolerance ?? (Algorithm == FminconAlgorithm.InteriorPoint ? 1e-10 : 1e-6);
        init => _stepTolerance = Hyperparameter.NotNegative(value, nameof(StepTolerance), "1e-6 is usual");
    }

    /// <summary>Typical magnitudes of the variables, n values, not 0, for the steps of finite differences. Null, the default: ones.</summary>
    public ImmutableArray<double>? TypicalX
    {
        get;
        init
        {
            if (value is { } typical && typical.Any(x => x == 0 || !double.IsFinite(x)))
            {
                throw new ArgumentOutOfRangeException(
                    nameof(TypicalX), $"TypicalX is [{string.Join(", ", typical)}] and every value must be finite and not 0; leave it null for ones.");
            }

            field = value;
        }
    }

    /// <summary>Whether the samples of finite differences are evaluated on several threads; fun and nonlcon must allow that. Default false.</summary>
    public bool UseParallel { get; init; }

    /// <summary>MATLAB options that were set by name and have no effect here, such as InitBarrierParam.</summary>
    public ImmutableArray<string> WithoutEffect { get; init; } = [];

    /// <summary>Options from names and values, like <c>optimoptions('fmincon', 'Algorithm', 'sqp', 'Display', 'iter')</c>.</summary>
    /// <param name="namesAndValues">Names and values in turn; the solver's name "fmincon" may come first.</param>
    /// <exception cref="ArgumentException">A name is unknown (the nearest is suggested), lacks its value, or the value does not fit.</exception>
    public static FminconOptions Parse(params ReadOnlySpan<object?> namesAndValues)
    {
        if (namesAndValues.Length % 2 == 1 && namesAndValues[0] is string solver && solver.TrimStart('@') == "fmincon") namesAndValues = namesAndValues[1..];
        if (namesAndValues.Length % 2 == 1)
        {
            throw new ArgumentException($"There are {namesAndValues.Length} names and values, the last of them '{namesAndValues[^1]}'; give a value for every name.");
        }

        var options = new FminconOptions();
        for (int i = 0; i < namesAndValues.Length; i += 2)
        {
            string name = namesAndValues[i] as string
                ?? throw new ArgumentException($"Option name {(i / 2) + 1} is '{namesAndValues[i]}', which is no text; names and values come in turn.");
            options = options.Set(name, namesAndValues[i + 1]);
        }

        return options;
    }

    /// <summary>A copy with one option changed, by MATLAB's name (or its name before 2016, such as TolFun), in any case.</summary>
    /// <param name="name">The name.</param>
    /// <param name="value">The value as MATLAB writes it ("sqp", "iter", true, "on", 1e-8) or of the property's type; null or [] for the default.</param>
    /// <exception cref="ArgumentException">The name is unknown (the nearest is suggested), or the value does not fit.</exception>
    public FminconOptions Set(string name, object? value) => FminconOptionNames.Set(this, name, value);

    /// <summary>The evaluations allowed for n variables: <see cref="MaxFunctionEvaluations"/>, or its default.</summary>
    /// <param name="dimension">n.</param>
    public int MaxFunctionEvaluationsFor(int dimension) =>
        MaxFunctionEvaluations ?? (Algorithm == FminconAlgorithm.InteriorPoint ? 3000 : 100 * dimension);

    private static ImmutableArray<double>? Positive(ImmutableArray<double>? values, string name, string remedy)
    {
        if (values is not { } given) return null;
        if (given.IsEmpty) throw new ArgumentException($"{name} is empty; {remedy}.", name);
        foreach (double value in given) Hyperparameter.Positive(value, name, remedy);
        return values;
    }
}
