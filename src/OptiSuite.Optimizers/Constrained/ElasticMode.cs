using System.Numerics.Tensors;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>
/// What to do where the linearized constraints have no common point: the rows become elastic, and their weight is raised until the
/// step goes as far towards feasibility as one can (the steering of Byrd, Nocedal and Waltz, Optim. Methods Softw. 23(2), 2008).
/// </summary>
internal sealed class ElasticMode(QpSubproblem subproblem, Evaluator evaluator, double firstWeight)
{
    private const double LargestFactor = 1e8;
    // Multipliers beyond this, in units of max(1, ‖∇f‖∞) over the length of their row, are a sign of rows that nearly contradict.
    private const double MultiplierLimit = 1e4;
    private readonly double[] _weights = new double[evaluator.ConstraintCount];

    /// <summary>The weight that served last, 0 before the first time.</summary>
    public double Weight { get; private set; }

    /// <summary>Whether the multipliers of a program that has a solution are too large to be of use.</summary>
    public bool IsNeeded(SqpPoint point, ReadOnlySpan<double> multipliers)
    {
        double limit = MultiplierLimit * Math.Max(1, VectorKernels.MaxAbs(point.G));
        int n = point.X.Length;
        for (int i = 0; i < multipliers.Length; i++)
        {
            double lambda = Math.Abs(multipliers[i]);
            if (lambda > limit && lambda * TensorPrimitives.Norm<double>(point.A.AsSpan(i * n, n)) > limit) return true;
        }

        return false;
    }

    /// <summary>Finds an elastic step where the rows have a common point, but only with multipliers beyond all measure.</summary>
    /// <param name="point">The iterate.</param>
    /// <param name="tolerance">The violation that counts as none.</param>
    /// <returns>Null with a step in the subproblem; <see cref="ExitReason.Infeasible"/> where the violation cannot fall.</returns>
    public ExitReason? SolveBounded(SqpPoint point, double tolerance)
    {
        double unit = Math.Max(1, VectorKernels.MaxAbs(point.G)), now = point.TotalViolation(evaluator);
        for (double weight = MultiplierLimit * unit; weight <= 100 * MultiplierLimit * unit; weight *= 10)
        {
            Array.Fill(_weights, weight);
            Weight = weight;
            if (subproblem.Solve(point, _weights) != QpStatus.Solved) return ExitReason.SubproblemFailed;
            if (point.Violation <= tolerance || now - point.TotalViolation(evaluator, subproblem.D) >= 0.1 * now) break;
        }

        return null;
    }

    /// <summary>Finds an elastic step.</summary>
    /// <param name="point">The iterate, which violates a row.</param>
    /// <param name="tolerance">The violation that counts as none.</param>
    /// <returns>Null with a step in the subproblem; <see cref="ExitReason.Infeasible"/> where the violation cannot fall.</returns>
    public ExitReason? Solve(SqpPoint point, double tolerance)
    {
        double unit = Math.Max(1, VectorKernels.MaxAbs(point.G)), largest = LargestFactor * unit;
        Array.Fill(_weights, largest);
        if (subproblem.SolveForFeasibility(point, _weights) != QpStatus.Solved) return ExitReason.SubproblemFailed;
        double now = point.TotalViolation(evaluator), best = point.TotalViolation(evaluator, subproblem.D);
        // A stationary point of the violation: even without regard to f, no step makes the linearized rows less violated.
        if (point.Violation > tolerance && now - best <= 1e-8 * now) return ExitReason.Infeasible;

        double weight = Math.Max(firstWeight * unit, Math.Min(Weight, largest));
        while (true)
        {
            Array.Fill(_weights, weight);
            if (subproblem.Solve(point, _weights) != QpStatus.Solved) return ExitReason.SubproblemFailed;
            double violation = point.TotalViolation(evaluator, subproblem.D);
            if (now - violation >= 0.9 * (now - best) || weight >= largest) break;
            weight *= 10;
        }

        Weight = weight;
        return null;
    }
}
