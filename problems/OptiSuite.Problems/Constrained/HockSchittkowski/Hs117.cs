namespace OptiSuite.Problems;

/// <summary>
/// Hock and Schittkowski (1981), problem 117 (Colville's problem 2, the Shell dual problem): the dual of problem 86 in its ten multipliers
/// λ = (x₁ … x₁₀) and five variables z = (x₁₁ … x₁₅): minimize −bᵀλ + zᵀCz + 2 Σ dⱼzⱼ³ subject to 2Cz + 3 (dⱼzⱼ²)ⱼ + e − Aᵀλ ≥ 0 and x ≥ 0
/// (<see cref="ColvilleData"/>). The feasible set is not convex. Minimum 32.34867896…, the negative of that of problem 86.
/// </summary>
public static class Hs117
{
    private const int M = ColvilleData.M, N = ColvilleData.N;

    /// <summary>The problem <c>hs117</c>.</summary>
    public static Problem Create() => new(Objective.Differentiable(Value, Gradient), M + N)
    {
        Name = "hs117",
        Start = [0.001, 0.001, 0.001, 0.001, 0.001, 0.001, 60, 0.001, 0.001, 0.001, 0.001, 0.001, 0.001, 0.001, 0.001],
        Bounds = Bounds.NonNegative(M + N),
        SearchRegion = Bounds.Uniform(M + N, 0, 60),
        Constraints =
        [
            new NonlinearConstraint(Rows, LowerLimits(), [.. Enumerable.Repeat(double.PositiveInfinity, N)], RowsJacobian, "dual"),
        ],
        Known = new KnownSolution(
            32.348678965722705,
            [
                0, 0, 5.174040727698172, 0, 3.0611086877584497, 11.83954566480073, 0, 0, 0.10389619077061585, 0, 0.2999999999999999,
                0.3334676065346072, 0.39999999999999997, 0.4283101047816989, 0.22396487356079808,
            ],
            Source: "Kuhn-Tucker equations solved to double precision; global by weak duality with problem 86"),
    };

    private static double[] LowerLimits() => [.. ColvilleData.E.ToArray().Select(e => -e)];

    private static double Value(ReadOnlySpan<double> x)
    {
        Span<double> gradient = stackalloc double[M + N];
        return Gradient(x, gradient);
    }

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        ReadOnlySpan<double> b = ColvilleData.B, d = ColvilleData.D, z = x[M..];
        Span<double> product = stackalloc double[N];
        ColvilleData.MultiplyC(z, product);
        double value = 0;
        for (int k = 0; k < M; k++)
        {
            gradient[k] = -b[k];
            value -= b[k] * x[k];
        }

        for (int j = 0; j < N; j++)
        {
            double cubic = d[j] * z[j] * z[j];
            gradient[M + j] = (2 * product[j]) + (6 * cubic);
            value += z[j] * (product[j] + (2 * cubic));
        }

        return value;
    }

    private static void Rows(ReadOnlySpan<double> x, Span<double> values)
    {
        ReadOnlySpan<double> a = ColvilleData.A, d = ColvilleData.D, z = x[M..];
        Span<double> product = stackalloc double[N];
        ColvilleData.MultiplyC(z, product);
        for (int j = 0; j < N; j++)
        {
            values[j] = (2 * product[j]) + (3 * d[j] * z[j] * z[j]);
            for (int k = 0; k < M; k++) values[j] -= a[(k * N) + j] * x[k];
        }
    }

    private static void RowsJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        ReadOnlySpan<double> a = ColvilleData.A, c = ColvilleData.C, d = ColvilleData.D;
        for (int j = 0; j < N; j++)
        {
            Span<double> row = jacobian.Slice(j * (M + N), M + N);
            for (int k = 0; k < M; k++) row[k] = -a[(k * N) + j];
            for (int k = 0; k < N; k++) row[M + k] = 2 * c[(j * N) + k];
            row[M + j] += 6 * d[j] * x[M + j];
        }
    }
}
