using System.Collections.Immutable;
using OptiSuite.LinearAlgebra;

namespace OptiSuite.Optimizers;

/// <summary>
/// The data of min ½xᵀPx + qᵀx + r subject to rowLower ≤ Ax ≤ rowUpper and lower ≤ x ≤ upper. Equal limits make an equality, infinite ones are no
/// limit; P = 0 makes a linear program. Immutable; <see cref="WithLinear"/>, <see cref="WithRowLimits"/> and <see cref="WithBounds"/> share the matrices.
/// </summary>
public sealed class QuadraticProgram
{
    /// <summary>A program from flat arrays. What is left empty is zero (P), absent (A) or infinite (limits).</summary>
    /// <param name="hessian">P, n×n, row-major and symmetric, or empty for a linear program.</param>
    /// <param name="linear">q, n values, at least one.</param>
    /// <param name="matrix">A, m×n, row-major, or empty.</param>
    /// <param name="rowLower">The lower limits of the rows, m values, or empty where no row has one.</param>
    /// <param name="rowUpper">The upper limits of the rows, m values, or empty where no row has one.</param>
    /// <param name="lower">The lower bounds of the variables, n values, or empty.</param>
    /// <param name="upper">The upper bounds of the variables, n values, or empty.</param>
    /// <param name="constant">r. Default 0.</param>
    /// <exception cref="ArgumentException">
    /// A shape does not fit, P is not symmetric (to 10⁻¹⁰ of its largest entry), a coefficient is not finite, or limits are NaN or crossed.
    /// </exception>
    public QuadraticProgram(
        ReadOnlySpan<double> hessian,
        ReadOnlySpan<double> linear,
        ReadOnlySpan<double> matrix = default,
        ReadOnlySpan<double> rowLower = default,
        ReadOnlySpan<double> rowUpper = default,
        ReadOnlySpan<double> lower = default,
        ReadOnlySpan<double> upper = default,
        double constant = 0)
    {
        int n = linear.Length;
        if (n == 0) throw new ArgumentException("A program needs at least one variable; the linear term q has no values.");
        if (hessian.Length != 0 && hessian.Length != (long)n * n)
        {
            throw new ArgumentException($"The Hessian of {n} variables needs {(long)n * n} values, row-major, or none for a linear program; got {hessian.Length}.");
        }

        if (matrix.Length % n != 0)
        {
            throw new ArgumentException($"The matrix has {matrix.Length} values, which is no multiple of the {n} variables; give m·n values, row-major.");
        }

        if (!double.IsFinite(constant)) throw new ArgumentException($"The constant is {constant}; it must be finite.");
        RequireFinite(hessian, n, "Hessian");
        RequireFinite(matrix, n, "matrix");
        (Hessian, Matrix, Constant) = (Symmetrized(hessian, n), [.. matrix], constant);
        Linear = CheckedLinear(linear, n);
        (RowLower, RowUpper) = CheckedLimits(rowLower, rowUpper, matrix.Length / n, "row");
        (Lower, Upper) = CheckedLimits(lower, upper, n, "variable");
    }

    /// <summary>A program from rectangular arrays. What is null is zero (P), absent (A) or infinite (limits).</summary>
    /// <param name="hessian">P, n×n and symmetric, or null for a linear program.</param>
    /// <param name="linear">q, n values, at least one.</param>
    /// <param name="matrix">A, m×n, or null.</param>
    /// <param name="rowLower">The lower limits of the rows, m values, or null where no row has one.</param>
    /// <param name="rowUpper">The upper limits of the rows, m values, or null where no row has one.</param>
    /// <param name="lower">The lower bounds of the variables, n values, or null.</param>
    /// <param name="upper">The upper bounds of the variables, n values, or null.</param>
    /// <param name="constant">r. Default 0.</param>
    /// <exception cref="ArgumentException">As with flat arrays, or a matrix has another number of columns than n.</exception>
    public QuadraticProgram(
        double[,]? hessian,
        double[] linear,
        double[,]? matrix = null,
        double[]? rowLower = null,
        double[]? rowUpper = null,
        double[]? lower = null,
        double[]? upper = null,
        double constant = 0)
        : this(Flat(hessian, linear, "Hessian"), linear, Flat(matrix, linear, "matrix"), rowLower, rowUpper, lower, upper, constant)
    {
    }

    private QuadraticProgram(QuadraticProgram other)
    {
        (Hessian, Linear, Matrix, RowLower, RowUpper) = (other.Hessian, other.Linear, other.Matrix, other.RowLower, other.RowUpper);
        (Lower, Upper, Constant) = (other.Lower, other.Upper, other.Constant);
    }

    /// <summary>P, n×n, row-major; empty for a linear program.</summary>
    public ImmutableArray<double> Hessian { get; }

    /// <summary>q, n values.</summary>
    public ImmutableArray<double> Linear { get; private init; }

    /// <summary>A, m×n, row-major.</summary>
    public ImmutableArray<double> Matrix { get; }

    /// <summary>The lower limits of the rows, m values.</summary>
    public ImmutableArray<double> RowLower { get; private init; }

    /// <summary>The upper limits of the rows, m values.</summary>
    public ImmutableArray<double> RowUpper { get; private init; }

    /// <summary>The lower bounds of the variables, n values.</summary>
    public ImmutableArray<double> Lower { get; private init; }

    /// <summary>The upper bounds of the variables, n values.</summary>
    public ImmutableArray<double> Upper { get; private init; }

    /// <summary>r.</summary>
    public double Constant { get; }

    /// <summary>The number of variables n.</summary>
    public int Dimension => Linear.Length;

    /// <summary>The number of rows m.</summary>
    public int RowCount => RowLower.Length;

    /// <summary>Whether P is zero.</summary>
    public bool IsLinear => Hessian.IsEmpty;

    /// <summary>The same program with another linear term.</summary>
    /// <param name="linear">q, n values.</param>
    /// <exception cref="ArgumentException">There are not n values, or one is not finite.</exception>
    public QuadraticProgram WithLinear(ReadOnlySpan<double> linear) => new(this) { Linear = CheckedLinear(linear, Dimension) };

    /// <summary>The same program with other limits of the rows.</summary>
    /// <param name="rowLower">The lower limits, m values, or empty where no row has one.</param>
    /// <param name="rowUpper">The upper limits, m values, or empty where no row has one.</param>
    /// <exception cref="ArgumentException">There are not m values, or limits are NaN or crossed.</exception>
    public QuadraticProgram WithRowLimits(ReadOnlySpan<double> rowLower, ReadOnlySpan<double> rowUpper)
    {
        (ImmutableArray<double> lower, ImmutableArray<double> upper) = CheckedLimits(rowLower, rowUpper, RowCount, "row");
        return new(this) { RowLower = lower, RowUpper = upper };
    }

    /// <summary>The same program with other bounds of the variables.</summary>
    /// <param name="lower">The lower bounds, n values, or empty where no variable has one.</param>
    /// <param name="upper">The upper bounds, n values, or empty where no variable has one.</param>
    /// <exception cref="ArgumentException">There are not n values, or bounds are NaN or crossed.</exception>
    public QuadraticProgram WithBounds(ReadOnlySpan<double> lower, ReadOnlySpan<double> upper)
    {
        (ImmutableArray<double> low, ImmutableArray<double> high) = CheckedLimits(lower, upper, Dimension, "variable");
        return new(this) { Lower = low, Upper = high };
    }

    /// <summary>½xᵀPx + qᵀx + r.</summary>
    /// <param name="x">x, n values.</param>
    /// <exception cref="ArgumentException">There are not n values.</exception>
    public double Evaluate(ReadOnlySpan<double> x)
    {
        int n = Dimension;
        if (x.Length != n) throw new ArgumentException($"The point has {x.Length} values; the program has {n} variables.");
        double sum = Constant;
        for (int i = 0; i < n; i++)
        {
            double half = IsLinear ? 0 : 0.5 * System.Numerics.Tensors.TensorPrimitives.Dot(Hessian.AsSpan().Slice(i * n, n), x);
            sum += x[i] * (Linear[i] + half);
        }

        return sum;
    }

    private static ImmutableArray<double> CheckedLinear(ReadOnlySpan<double> linear, int n)
    {
        if (linear.Length != n) throw new ArgumentException($"The linear term has {linear.Length} values; the program has {n} variables.");
        for (int j = 0; j < n; j++)
        {
            if (!double.IsFinite(linear[j])) throw new ArgumentException($"The linear term's value {j} is {linear[j]}; it must be finite.");
        }

        return [.. linear];
    }

    private static (ImmutableArray<double> Lower, ImmutableArray<double> Upper) CheckedLimits(
        ReadOnlySpan<double> lower, ReadOnlySpan<double> upper, int count, string what)
    {
        if ((lower.Length != 0 && lower.Length != count) || (upper.Length != 0 && upper.Length != count))
        {
            throw new ArgumentException(
                $"There are {lower.Length} lower and {upper.Length} upper limits for {count} {what}s; give one for each, or none where all are infinite.");
        }

        double[] low = new double[count], high = new double[count];
        for (int i = 0; i < count; i++)
        {
            low[i] = lower.IsEmpty ? double.NegativeInfinity : lower[i];
            high[i] = upper.IsEmpty ? double.PositiveInfinity : upper[i];
            if (!(low[i] <= high[i]) || low[i] == double.PositiveInfinity || high[i] == double.NegativeInfinity)
            {
                throw new ArgumentException(
                    $"The limits of {what} {i} are [{low[i]}, {high[i]}]; the lower must not be above the upper, neither NaN, and a finite value between.");
            }
        }

        return (ImmutableArray.Create(low), ImmutableArray.Create(high));
    }

    private static void RequireFinite(ReadOnlySpan<double> values, int columns, string what)
    {
        if (VectorKernels.IsFinite(values)) return;
        int at = 0;
        while (double.IsFinite(values[at])) at++;
        throw new ArgumentException($"The {what} has {values[at]} in row {at / columns}, column {at % columns}; all its values must be finite.");
    }

    private static ImmutableArray<double> Symmetrized(ReadOnlySpan<double> hessian, int n)
    {
        double largest = VectorKernels.MaxAbs(hessian);
        if (largest == 0) return [];
        double[] p = hessian.ToArray();
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < i; j++)
            {
                double below = p[(i * n) + j], above = p[(j * n) + i];
                if (Math.Abs(below - above) > 1e-10 * largest)
                {
                    throw new ArgumentException(
                        $"The Hessian is not symmetric: ({i}, {j}) is {below} and ({j}, {i}) is {above}; give ½(P + Pᵀ), which has the same objective.");
                }

                p[(i * n) + j] = p[(j * n) + i] = 0.5 * (below + above);
            }
        }

        return ImmutableArray.Create(p);
    }

    private static double[] Flat(double[,]? matrix, double[] linear, string what)
    {
        ArgumentNullException.ThrowIfNull(linear);
        if (matrix is null) return [];
        if (matrix.GetLength(1) != linear.Length)
        {
            throw new ArgumentException($"The {what} has {matrix.GetLength(1)} columns; the linear term has {linear.Length} values, and one variable each.");
        }

        return [.. matrix.Cast<double>()];
    }
}
