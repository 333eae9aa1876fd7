using System.Collections.Immutable;

namespace OptiSuite;

/// <summary>Holds an optimizer's declaration against a problem.</summary>
public static class CapabilityMatcher
{
    private static readonly (ConstraintKinds Kind, string Words)[] _kinds =
    [
        (ConstraintKinds.Bounds, "bounds"),
        (ConstraintKinds.LinearEquality, "linear equalities"),
        (ConstraintKinds.LinearInequality, "linear inequalities"),
        (ConstraintKinds.NonlinearEquality, "nonlinear equalities"),
        (ConstraintKinds.NonlinearInequality, "nonlinear inequalities"),
        (ConstraintKinds.Integer, "integer variables"),
    ];

    /// <summary>Every reason why the optimizer cannot treat the problem, with its remedy; empty where it can.</summary>
    /// <param name="optimizer">The optimizer.</param>
    /// <param name="problem">The problem.</param>
    /// <param name="options">The options of the run; null for the defaults.</param>
    public static ImmutableArray<string> Mismatches(IOptimizer optimizer, Problem problem, RunOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(optimizer);
        ArgumentNullException.ThrowIfNull(problem);
        options ??= new RunOptions();
        OptimizerCapabilities capabilities = optimizer.Capabilities;
        var reasons = ImmutableArray.CreateBuilder<string>();

        ConstraintKinds beyond = problem.ConstraintKinds & ~capabilities.Accepts;
        foreach ((ConstraintKinds kind, string words) in _kinds)
        {
            if (!beyond.HasFlag(kind)) continue;
            reasons.Add($"it cannot treat {words}{Named(problem, kind)}; choose an optimizer that accepts them");
        }

        var differentiable = problem.Objective as IDifferentiableObjective;
        if (capabilities.NeedsGradient && options.FiniteDifferences is null)
        {
            if (differentiable is null)
            {
                reasons.Add("it needs a gradient and the objective has none; give one (IDifferentiableObjective) or allow finite differences");
            }

            foreach (IConstraint constraint in problem.Constraints.Where(constraint => !constraint.HasJacobian))
            {
                reasons.Add($"it needs Jacobians and constraint '{constraint.Name}' has none; give one or allow finite differences");
            }
        }

        if (capabilities.NeedsSmoothness && differentiable is { IsSmooth: false })
        {
            reasons.Add("it needs a smooth objective and this one has kinks; choose an optimizer for nonsmooth objectives, such as subgradient");
        }

        if (capabilities.NeedsHessian) AddMissingHessians(problem, reasons);
        if (capabilities.NeedsResiduals && problem.Objective is not ILeastSquaresObjective)
        {
            reasons.Add("it needs the residuals of a sum of squares and the objective is none; give one (ILeastSquaresObjective, Objective.LeastSquares)");
        }

        if (capabilities.NeedsFiniteSum && problem.Objective is not IFiniteSumObjective)
        {
            reasons.Add("it samples terms and the objective is no finite sum; give one (IFiniteSumObjective) or use full batches");
        }

        if (capabilities.NeedsStart && problem.Start is null)
        {
            reasons.Add("it begins at a start and the problem names none; set Problem.Start");
        }

        if (capabilities.NeedsSearchRegion && problem.SamplingRegion is null)
        {
            reasons.Add("it draws points from a box and the problem has none; set Problem.SearchRegion, or finite Bounds");
        }

        if (capabilities.NeedsKnownObjective && problem.Known is null && options.Stopping.TargetObjective is null)
        {
            reasons.Add("it needs the best possible objective and none is known; set StoppingCriteria.TargetObjective or Problem.Known");
        }

        if (problem.Dimension > capabilities.MaxDimension)
        {
            reasons.Add($"it is made for up to {capabilities.MaxDimension} variables and the problem has {problem.Dimension}; choose a method whose steps cost less");
        }

        if (!capabilities.CanBeSaved && (options.Checkpoint is not null || options.ResumeFrom is not null))
        {
            reasons.Add("its runs cannot be saved; leave Checkpoint and ResumeFrom out, or choose a population method");
        }

        return reasons.ToImmutable();
    }

    private static void AddMissingHessians(Problem problem, ImmutableArray<string>.Builder reasons)
    {
        if (problem.Objective is not ITwiceDifferentiableObjective)
        {
            reasons.Add("it needs second derivatives and the objective gives none; give them (ITwiceDifferentiableObjective) or take a quasi-Newton matrix");
        }

        foreach (IConstraint constraint in problem.Constraints)
        {
            bool isCurved = (constraint.Kinds & ConstraintKinds.Nonlinear) != ConstraintKinds.None;
            if (!isCurved || constraint is ITwiceDifferentiableConstraint { HasHessian: true }) continue;
            reasons.Add(
                $"it needs second derivatives and constraint '{constraint.Name}' gives none; give them (ITwiceDifferentiableConstraint, "
                + "NonlinearConstraint.Hessian) or take a quasi-Newton matrix");
        }
    }

    private static string Named(Problem problem, ConstraintKinds kind)
    {
        IEnumerable<string> names = problem.Constraints.Where(constraint => constraint.Kinds.HasFlag(kind)).Select(constraint => $"'{constraint.Name}'");
        string list = string.Join(", ", names);
        return list.Length == 0 ? "" : $" ({list})";
    }
}
