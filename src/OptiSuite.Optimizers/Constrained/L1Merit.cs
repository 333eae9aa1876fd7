using System.Numerics.Tensors;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>The exact penalty φ(x) = f(x) + Σ νᵢ vᵢ(x) with the violation vᵢ = max(lowerᵢ − cᵢ, cᵢ − upperᵢ, 0) of row i.</summary>
internal sealed class L1Merit(int rows, int decreaseIterations)
{
    // Schittkowski's NLPQLP remembers 30 points at most; more than a few seldom matter.
    private const int Memory = 5;
    private readonly double[] _pastF = new double[Memory], _pastViolations = new double[Memory * rows];
    private int _updates, _remembered;

    /// <summary>ν, m values.</summary>
    public double[] Penalties { get; } = new double[rows];

    /// <summary>
    /// νᵢ ← max(|λᵢ|, ½(νᵢ + |λᵢ|)) (Powell 1978): d is then a direction of descent. A penalty that is far above all multipliers falls
    /// faster, to the geometric mean. After the given number of iterations ν only rises.
    /// </summary>
    public void Update(ReadOnlySpan<double> multipliers)
    {
        bool mayFall = _updates++ < decreaseIterations;
        double largest = VectorKernels.MaxAbs(multipliers);
        for (int i = 0; i < Penalties.Length; i++)
        {
            double lambda = Math.Abs(multipliers[i]), nu = Penalties[i];
            if (mayFall) nu = Math.Min(0.5 * (nu + lambda), Math.Sqrt(nu) * Math.Sqrt(largest));
            Penalties[i] = Math.Max(lambda, nu);
        }
    }

    /// <summary>Takes a point into the memory that <see cref="Reference"/> looks at.</summary>
    public void Remember(SqpPoint point, Evaluator evaluator)
    {
        int k = _remembered++ % Memory;
        _pastF[k] = point.F;
        ReadOnlySpan<double> lower = evaluator.ConstraintLower, upper = evaluator.ConstraintUpper;
        for (int i = 0; i < rows; i++) _pastViolations[(k * rows) + i] = Violation(point.C[i], lower[i], upper[i]);
    }

    /// <summary>The largest φ, with the penalties of now, of the last few points: what a non-monotone search compares with.</summary>
    public double Reference()
    {
        double largest = double.NegativeInfinity;
        for (int k = 0; k < Math.Min(_remembered, Memory); k++)
        {
            largest = Math.Max(largest, _pastF[k] + TensorPrimitives.Dot<double>(Penalties, _pastViolations.AsSpan(k * rows, rows)));
        }

        return largest;
    }

    public double Value(SqpPoint point, Evaluator evaluator)
    {
        if (!point.IsFinite) return double.PositiveInfinity;
        double phi = point.F;
        ReadOnlySpan<double> lower = evaluator.ConstraintLower, upper = evaluator.ConstraintUpper;
        for (int i = 0; i < Penalties.Length; i++) phi += Penalties[i] * Violation(point.C[i], lower[i], upper[i]);
        return phi;
    }

    /// <summary>The magnitude of the terms that φ is summed from, those inside the constraints included: its rounding is relative to it.</summary>
    public double Magnitude(SqpPoint point, Evaluator evaluator)
    {
        double sum = Math.Abs(point.F), size = TensorPrimitives.Norm<double>(point.X);
        ReadOnlySpan<double> lower = evaluator.ConstraintLower, upper = evaluator.ConstraintUpper;
        int n = point.X.Length;
        for (int i = 0; i < Penalties.Length; i++)
        {
            // A row well inside its limits adds no rounding: its violation is 0 on both sides.
            double terms = (TensorPrimitives.Norm<double>(point.A.AsSpan(i * n, n)) * size) + Math.Abs(point.C[i]);
            if (Math.Min(point.C[i] - lower[i], upper[i] - point.C[i]) <= 1e-8 * terms) sum += Penalties[i] * terms;
        }

        return sum;
    }

    /// <summary>
    /// The change of φ that the linearization predicts for a full step: ∇fᵀd − Σ νᵢ (vᵢ(c) − vᵢ(c + Ad)). It bounds φ′(x; d) from above.
    /// </summary>
    public double Slope(SqpPoint point, ReadOnlySpan<double> d, Evaluator evaluator)
    {
        ReadOnlySpan<double> lower = evaluator.ConstraintLower, upper = evaluator.ConstraintUpper;
        int n = d.Length;
        double slope = TensorPrimitives.Dot(point.G, d);
        for (int i = 0; i < Penalties.Length; i++)
        {
            double c = point.C[i], moved = c + TensorPrimitives.Dot(point.A.AsSpan(i * n, n), d);
            slope -= Penalties[i] * (Violation(c, lower[i], upper[i]) - Violation(moved, lower[i], upper[i]));
        }

        return slope;
    }

    internal static double Violation(double c, double lower, double upper) => Math.Max(0, Math.Max(lower - c, c - upper));
}
