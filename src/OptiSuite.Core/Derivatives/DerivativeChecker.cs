using System.Collections.Immutable;

namespace OptiSuite;

/// <summary>A derivative that differs from its central difference.</summary>
/// <param name="What">Which one, such as "∂f/∂x[3]".</param>
/// <param name="Given">What the user's code returned.</param>
/// <param name="Differenced">What central differences say.</param>
/// <param name="RelativeError">|given − differenced| / max(1, |given|, |differenced|).</param>
public readonly record struct DerivativeError(string What, double Given, double Differenced, double RelativeError);

/// <summary>The answer of the derivative checker.</summary>
/// <param name="Checked">How many partial derivatives were compared.</param>
/// <param name="LargestError">The largest relative error; NaN where a derivative is NaN.</param>
/// <param name="Errors">Those above the tolerance, worst first.</param>
public sealed record DerivativeReport(int Checked, double LargestError, ImmutableArray<DerivativeError> Errors)
{
    /// <summary>Whether every derivative agrees within the tolerance.</summary>
    public bool Passed => Errors.IsEmpty;

    /// <inheritdoc/>
    public override string ToString() => Passed
        ? $"{Checked} derivatives agree, the largest relative error is {LargestError:G3}"
        : $"{Errors.Length} of {Checked} derivatives differ; the worst: {Errors[0].What} is {Errors[0].Given:G6} and should be about {Errors[0].Differenced:G6}";
}

/// <summary>Compares every derivative a problem offers with central differences at one point.</summary>
public static class DerivativeChecker
{
    /// <summary>Checks the gradient, Jacobians, and Hessian products of the objective and of constraints that give a Jacobian.</summary>
    /// <param name="problem">The problem.</param>
    /// <param name="x">The point, n values, inside the bounds and away from kinks.</param>
    /// <param name="tolerance">The largest relative error that passes. Default 1e-6, as MATLAB's checkGradients.</param>
    /// <exception cref="ArgumentException">The point has the wrong length.</exception>
    public static DerivativeReport Check(Problem problem, ReadOnlySpan<double> x, double tolerance = 1e-6)
    {
        ArgumentNullException.ThrowIfNull(problem);
        int n = problem.Dimension;
        if (x.Length != n)
        {
            throw new ArgumentException($"The point has {x.Length} values, and '{problem.Name}' {n} variables; they must agree.", nameof(x));
        }

        var comparison = new Comparison(tolerance);
        double[] given = new double[n], differenced = new double[n];
        if (problem.Objective is IDifferentiableObjective differentiable)
        {
            _ = differentiable.Evaluate(x, given);
            FiniteDifferences.Gradient(differentiable.Evaluate, x, differenced, FiniteDifferenceScheme.Central, problem.Bounds);
            for (int j = 0; j < n; j++) comparison.Add($"∂f/∂x[{j}]", given[j], differenced[j]);
        }

        if (problem.Objective is ITwiceDifferentiableObjective twice) CheckHessian(twice, problem.Bounds, x, comparison);

        foreach (IConstraint constraint in problem.Constraints)
        {
            if (!constraint.HasJacobian) continue;
            double[] rows = new double[constraint.Count * n], rowsDifferenced = new double[constraint.Count * n];
            constraint.Jacobian(x, rows);
            FiniteDifferences.Jacobian(
                constraint.Evaluate, constraint.Count, x, rowsDifferenced, FiniteDifferenceScheme.Central, problem.Bounds);
            for (int k = 0; k < rows.Length; k++)
            {
                comparison.Add($"∂c[{k / n}]/∂x[{k % n}] of '{constraint.Name}'", rows[k], rowsDifferenced[k]);
            }

            if (constraint is ITwiceDifferentiableConstraint { HasHessian: true } curved) CheckHessian(curved, problem.Bounds, x, comparison);
        }

        return comparison.Report();
    }

    private static void CheckHessian(ITwiceDifferentiableObjective objective, Bounds? bounds, ReadOnlySpan<double> x, Comparison comparison)
    {
        int n = x.Length;
        double[] unit = new double[n], column = new double[n], scratch = new double[n], hessian = new double[n * n];
        // The gradient is a map ℝⁿ → ℝⁿ, and the Hessian its Jacobian.
        FiniteDifferences.Jacobian(
            (point, gradient) => _ = objective.Evaluate(point, gradient), n, x, hessian, FiniteDifferenceScheme.Central, bounds);
        for (int j = 0; j < n; j++)
        {
            unit[j] = 1;
            objective.HessianVector(x, unit, column);
            unit[j] = 0;
            for (int i = 0; i < n; i++) comparison.Add($"∂²f/∂x[{i}]∂x[{j}]", column[i], hessian[(i * n) + j]);
        }
    }

    /// <summary>Row by row, against differences of the Jacobian's row.</summary>
    private static void CheckHessian(ITwiceDifferentiableConstraint constraint, Bounds? bounds, ReadOnlySpan<double> x, Comparison comparison)
    {
        int n = x.Length, m = constraint.Count;
        double[] unit = new double[n], column = new double[n], hessian = new double[n * n], lambda = new double[m], rows = new double[m * n];
        for (int k = 0; k < m; k++)
        {
            int row = k;
            FiniteDifferences.Jacobian(
                (point, gradient) =>
                {
                    constraint.Jacobian(point, rows);
                    rows.AsSpan(row * n, n).CopyTo(gradient);
                },
                n, x, hessian, FiniteDifferenceScheme.Central, bounds);
            lambda[k] = 1;
            for (int j = 0; j < n; j++)
            {
                unit[j] = 1;
                constraint.HessianVector(x, lambda, unit, column);
                unit[j] = 0;
                for (int i = 0; i < n; i++) comparison.Add($"∂²c[{k}]/∂x[{i}]∂x[{j}] of '{constraint.Name}'", column[i], hessian[(i * n) + j]);
            }

            lambda[k] = 0;
        }
    }

    private sealed class Comparison(double tolerance)
    {
        private readonly List<DerivativeError> _errors = [];
        private int _checked;
        private double _largest;

        public void Add(string what, double given, double differenced)
        {
            double error = Math.Abs(given - differenced) / Math.Max(1, Math.Max(Math.Abs(given), Math.Abs(differenced)));
            _checked++;
            _largest = Math.Max(_largest, error);
            if (!(error <= tolerance)) _errors.Add(new DerivativeError(what, given, differenced, error));
        }

        public DerivativeReport Report() =>
            new(_checked, _largest, [.. _errors.OrderByDescending(e => double.IsNaN(e.RelativeError) ? double.PositiveInfinity : e.RelativeError)]);
    }
}
