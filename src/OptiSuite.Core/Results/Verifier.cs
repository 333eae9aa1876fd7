namespace OptiSuite;

/// <summary>
/// Judges a point by the problem alone: it evaluates objective, constraints and derivatives again and does not believe the optimizer.
/// </summary>
public static class Verifier
{
    /// <summary>Verifies a point.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="x">The point, n values.</param>
    /// <param name="multipliers">The multipliers that go with it; null where there are none.</param>
    /// <param name="stopping">The tolerances; null for the defaults.</param>
    /// <param name="differences">How missing derivatives are taken, where automatic means central; null to do without them.</param>
    /// <param name="steps">How long the steps of differences are; null for the defaults.</param>
    /// <exception cref="ArgumentException">The point has the wrong length.</exception>
    public static Verification Verify(
        Problem problem,
        ReadOnlySpan<double> x,
        Multipliers? multipliers = null,
        StoppingCriteria? stopping = null,
        FiniteDifferenceScheme? differences = null,
        DifferenceSteps? steps = null)
    {
        ArgumentNullException.ThrowIfNull(problem);
        if (x.Length != problem.Dimension)
        {
            throw new ArgumentException($"The point has {x.Length} values, and '{problem.Name}' {problem.Dimension} variables.", nameof(x));
        }

        stopping ??= new StoppingCriteria();
        // A judge comes at the end, where automatic differences are central.
        if (differences == FiniteDifferenceScheme.Automatic) differences = FiniteDifferenceScheme.Central;
        bool inside = problem.Bounds?.Contains(x) ?? true;
        foreach (double value in x)
        {
            if (!double.IsFinite(value)) return new Verification(false, inside, false, null, double.NaN, double.NaN, double.NaN);
        }

        // The promise that user code never sees a point outside its bounds holds here too.
        if (!inside)
        {
            return new Verification(true, false, false, null, double.NaN, problem.Bounds!.Violation(x), double.NaN);
        }

        var rows = new ConstraintRows(problem);
        double[] values = new double[rows.Count], gradient = new double[problem.Dimension];
        double objective = ObjectiveAndGradient(problem, x, gradient, differences, steps, out bool hasGradient);
        rows.Evaluate(x, values);
        double violation = rows.Violation(values);
        bool finite = double.IsFinite(objective) && double.IsFinite(violation);
        double scale = 1;
        foreach (double g in gradient) scale = Math.Max(scale, Math.Abs(g));
        double residual = finite && hasGradient
            ? Residual(problem, rows, x, values, gradient, multipliers, differences, steps)
            : double.NaN;
        double tolerance = (stopping.StationarityTolerance ?? new StoppingCriteria().StationarityTolerance!.Value) * scale;
        return new Verification(
            finite,
            InsideBounds: true,
            Feasible: violation <= stopping.ConstraintTolerance,
            Stationary: double.IsNaN(residual) ? null : residual <= tolerance,
            objective,
            violation,
            residual);
    }

    private static double ObjectiveAndGradient(
        Problem problem, ReadOnlySpan<double> x, Span<double> gradient, FiniteDifferenceScheme? differences, DifferenceSteps? steps, out bool hasGradient)
    {
        if (problem.Objective is IDifferentiableObjective differentiable)
        {
            hasGradient = differentiable.IsSmooth;
            return differentiable.Evaluate(x, gradient);
        }

        hasGradient = differences is not null;
        if (differences is { } scheme) FiniteDifferences.Gradient(problem.Objective.Evaluate, x, gradient, scheme, problem.Bounds, steps);
        return problem.Objective.Evaluate(x);
    }

    /// <summary>The natural residual, or NaN where multipliers or Jacobians are missing.</summary>
    private static double Residual(
        Problem problem,
        ConstraintRows rows,
        ReadOnlySpan<double> x,
        ReadOnlySpan<double> values,
        Span<double> lagrangian,
        Multipliers? multipliers,
        FiniteDifferenceScheme? differences,
        DifferenceSteps? steps)
    {
        double worst = 0;
        int n = x.Length;
        if (rows.Count > 0)
        {
            if (multipliers is null || problem.Constraints.Any(constraint => !constraint.HasJacobian && differences is null)) return double.NaN;
            double[] jacobian = new double[rows.Count * n];
            int offset = 0;
            foreach (IConstraint constraint in problem.Constraints)
            {
                Span<double> block = jacobian.AsSpan(offset * n, constraint.Count * n);
                if (constraint.HasJacobian) constraint.Jacobian(x, block);
                else FiniteDifferences.Jacobian(constraint.Evaluate, constraint.Count, x, block, differences!.Value, problem.Bounds, steps, constraint.Pattern);
                offset += constraint.Count;
            }

            for (int i = 0; i < rows.Count; i++)
            {
                double lambda = multipliers.Constraints[i];
                for (int j = 0; j < n; j++) lagrangian[j] += lambda * jacobian[(i * n) + j];
                worst = Math.Max(worst, NaturalResidual.OfRow(lambda, values[i], rows.Lower[i], rows.Upper[i]));
            }
        }

        return Math.Max(worst, NaturalResidual.OverBox(x, lagrangian, problem.Bounds));
    }
}
