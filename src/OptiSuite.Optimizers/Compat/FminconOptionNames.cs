using System.Collections.Immutable;

namespace OptiSuite.Compat;

/// <summary>The names of fmincon's options, what each sets, and which have no effect on SQP.</summary>
internal static class FminconOptionNames
{
    private delegate FminconOptions Setter(FminconOptions options, OptionValue value);

    private static readonly Dictionary<string, Setter> _setters = new(StringComparer.OrdinalIgnoreCase)
    {
        ["Algorithm"] = (o, v) => o with { Algorithm = v.Word<FminconAlgorithm>() },
        ["CheckGradients"] = (o, v) => o with { CheckGradients = v.Logical() },
        ["ConstraintTolerance"] = (o, v) => o with { ConstraintTolerance = v.Number() },
        ["Display"] = (o, v) => o with { Display = v.Word<FminconDisplay>() },
        ["FiniteDifferenceStepSize"] = (o, v) => o with { FiniteDifferenceStepSize = v.Vector() },
        ["FiniteDifferenceType"] = (o, v) => o with { FiniteDifferenceType = v.Word<FiniteDifferenceScheme>() },
        ["FunValCheck"] = (o, v) => o with { FunValCheck = v.Logical() },
        ["MaxFunctionEvaluations"] = (o, v) => o with { MaxFunctionEvaluations = v.Whole() },
        ["MaxIterations"] = (o, v) => o with { MaxIterations = v.Whole() },
        ["ObjectiveLimit"] = (o, v) => o with { ObjectiveLimit = v.Number() },
        ["OptimalityTolerance"] = (o, v) => o with { OptimalityTolerance = v.Number() },
        ["OutputFcn"] = (o, v) => o with { OutputFcn = v.Functions() },
        ["PlotFcn"] = (o, v) => o with { PlotFcn = v.Functions() },
        ["SpecifyConstraintGradient"] = (o, v) => o with { SpecifyConstraintGradient = v.Logical() },
        ["SpecifyObjectiveGradient"] = (o, v) => o with { SpecifyObjectiveGradient = v.Logical() },
        ["StepTolerance"] = (o, v) => o with { StepTolerance = v.Number() },
        ["TypicalX"] = (o, v) => o with { TypicalX = v.Vector() },
        ["UseParallel"] = (o, v) => o with { UseParallel = v.Logical() },
    };

    /// <summary>Names before release 2016a, and the names of now.</summary>
    private static readonly Dictionary<string, string> _legacy = new(StringComparer.OrdinalIgnoreCase)
    {
        ["AlwaysHonorConstraints"] = "HonorBounds",
        ["DerivativeCheck"] = "CheckGradients",
        ["FinDiffRelStep"] = "FiniteDifferenceStepSize",
        ["FinDiffType"] = "FiniteDifferenceType",
        ["GradConstr"] = "SpecifyConstraintGradient",
        ["GradObj"] = "SpecifyObjectiveGradient",
        ["HessFcn"] = "HessianFcn",
        ["Hessian"] = "HessianApproximation",
        ["HessMult"] = "HessianMultiplyFcn",
        ["MaxFunEvals"] = "MaxFunctionEvaluations",
        ["MaxIter"] = "MaxIterations",
        ["OutputFcns"] = "OutputFcn",
        ["PlotFcns"] = "PlotFcn",
        ["TolCon"] = "ConstraintTolerance",
        ["TolFun"] = "OptimalityTolerance",
        ["TolX"] = "StepTolerance",
    };

    /// <summary>What steers the inside of MATLAB's own algorithms, and cannot change which points are solutions.</summary>
    private static readonly string[] _withoutEffect =
    [
        "BarrierParamUpdate", "Diagnostics", "DiffMaxChange", "DiffMinChange", "EnableFeasibilityMode", "FunctionTolerance", "HessianApproximation",
        "HessianFcn", "HessianMultiplyFcn", "HessPattern", "HonorBounds", "InitBarrierParam", "InitTrustRegionRadius", "MaxPCGIter", "MaxProjCGIter",
        "MaxSQPIter", "PrecondBandWidth", "RelLineSrchBnd", "RelLineSrchBndDuration", "ScaleProblem", "SubproblemAlgorithm", "TolConSQP",
        "TolPCG", "TolProjCG", "TolProjCGAbs",
    ];

    public static FminconOptions Set(FminconOptions options, string name, object? value)
    {
        ArgumentNullException.ThrowIfNull(name);
        string current = _legacy.GetValueOrDefault(name, name);
        if (_setters.TryGetValue(current, out Setter? setter))
        {
            return value is null ? Default(options, current, setter) : setter(options, new OptionValue(name, value));
        }

        string? idle = _withoutEffect.FirstOrDefault(known => known.Equals(current, StringComparison.OrdinalIgnoreCase));
        if (idle is not null) return options with { WithoutEffect = [.. options.WithoutEffect.Where(n => n != idle), idle] };
        IEnumerable<string> all = _setters.Keys.Concat(_withoutEffect).Concat(_legacy.Keys);
        throw new ArgumentException(
            $"fmincon has no option '{name}'{NearestName.DidYouMean(name, all)} it has {string.Join(", ", _setters.Keys.Concat(_withoutEffect).Order(StringComparer.Ordinal))}.");
    }

    /// <summary>MATLAB's [] puts an option back to its default: what a new record has.</summary>
    private static FminconOptions Default(FminconOptions options, string name, Setter setter) => name.ToUpperInvariant() switch
    {
        "FINITEDIFFERENCESTEPSIZE" => options with { FiniteDifferenceStepSize = null },
        "MAXFUNCTIONEVALUATIONS" => options with { MaxFunctionEvaluations = null },
        "TYPICALX" => options with { TypicalX = null },
        "OUTPUTFCN" or "PLOTFCN" => setter(options, new OptionValue(name, ImmutableArray<FminconOutputFunction>.Empty)),
        _ => throw new ArgumentException($"Option '{name}' has no empty value; leave it out for its default."),
    };
}
