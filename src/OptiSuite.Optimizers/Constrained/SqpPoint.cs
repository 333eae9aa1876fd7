using System.Numerics.Tensors;

namespace OptiSuite.Optimizers;

/// <summary>A point with what is known there: f, ∇f, c and the Jacobian A.</summary>
internal sealed class SqpPoint(int n, int m)
{
    private bool _hasGradient;

    public double[] X { get; } = new double[n];

    public double[] G { get; } = new double[n];

    public double[] C { get; } = new double[m];

    public double[] A { get; } = new double[m * n];

    /// <summary>f(x); +∞ where it is not finite.</summary>
    public double F { get; private set; } = double.PositiveInfinity;

    /// <summary>The largest violation of a row; +∞ where a value is not finite.</summary>
    public double Violation { get; private set; } = double.PositiveInfinity;

    public bool IsFinite => double.IsFinite(F) && double.IsFinite(Violation);

    /// <summary>Evaluates f and c; ∇f too where the user's code gives it in the same pass.</summary>
    public void EvaluateValues(Evaluator evaluator)
    {
        F = double.PositiveInfinity;
        _hasGradient = false;
        Violation = evaluator.Constraints(X, C);
        if (!double.IsFinite(Violation)) return;
        _hasGradient = evaluator.Problem.Objective is IDifferentiableObjective;
        F = _hasGradient ? evaluator.Objective(X, G) : evaluator.Objective(X);
    }

    /// <summary>Σ vᵢ over the rows, linearized at this point where a step is given: of c + Ad.</summary>
    public double TotalViolation(Evaluator evaluator, ReadOnlySpan<double> d = default)
    {
        double sum = 0;
        for (int i = 0; i < C.Length; i++)
        {
            double value = C[i] + (d.IsEmpty ? 0 : TensorPrimitives.Dot(A.AsSpan(i * X.Length, X.Length), d));
            sum += L1Merit.Violation(value, evaluator.ConstraintLower[i], evaluator.ConstraintUpper[i]);
        }

        return sum;
    }

    /// <summary>Has the derivatives taken anew by the next call.</summary>
    public void ForgetGradient() => _hasGradient = false;

    public void CopyFrom(SqpPoint other)
    {
        other.X.CopyTo(X, 0);
        other.G.CopyTo(G, 0);
        other.C.CopyTo(C, 0);
        other.A.CopyTo(A, 0);
        (F, Violation, _hasGradient) = (other.F, other.Violation, other._hasGradient);
    }

    /// <summary>Evaluates what is missing of the derivatives; false where one is not finite.</summary>
    public bool TryEvaluateDerivatives(Evaluator evaluator)
    {
        if (!_hasGradient)
        {
            if (!double.IsFinite(F) || !evaluator.Gradient(X, F, G)) return false;
            _hasGradient = true;
        }

        return double.IsFinite(F) && evaluator.Jacobian(X, C, A);
    }
}
