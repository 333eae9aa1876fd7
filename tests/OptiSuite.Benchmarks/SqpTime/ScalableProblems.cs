namespace OptiSuite.Benchmarks.SqpTime;

/// <summary>Problems of any number of variables, beyond the sizes of Hock and Schittkowski's.</summary>
internal static class ScalableProblems
{
    /// <summary>
    /// Minimize Σ 100 (xᵢ² − xᵢ₊₁)² + (xᵢ − 1)² subject to n − 2 equations
    /// 3xₖ₊₁³ + 2xₖ₊₂ − 5 + sin(xₖ₊₁ − xₖ₊₂) sin(xₖ₊₁ + xₖ₊₂) + 4xₖ₊₁ − xₖ exp(xₖ − xₖ₊₁) − 3 = 0: the chained Rosenbrock function with
    /// trigonometric-exponential constraints (Lukšan and Vlček, Sparse and partially separable test problems for unconstrained and equality
    /// constrained optimization, 1999, problem 5.1).
    /// </summary>
    public static Problem ChainedRosenbrock(int n)
    {
        double[] limits = new double[n - 2];
        return new Problem(Objective.Differentiable(Value, Gradient), n)
        {
            Name = $"chained-rosenbrock-{n}",
            Start = [.. Enumerable.Range(0, n).Select(i => i % 2 == 0 ? -1.2 : 1.0)],
            Constraints = [new NonlinearConstraint(Rows, limits, limits, Jacobian, "trigonometric-exponential")],
        };

        static double Value(ReadOnlySpan<double> x)
        {
            double f = 0;
            for (int i = 0; i < x.Length - 1; i++)
            {
                double u = (x[i] * x[i]) - x[i + 1], v = x[i] - 1;
                f += (100 * u * u) + (v * v);
            }

            return f;
        }

        static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
        {
            double f = 0;
            gradient.Clear();
            for (int i = 0; i < x.Length - 1; i++)
            {
                double u = (x[i] * x[i]) - x[i + 1], v = x[i] - 1;
                f += (100 * u * u) + (v * v);
                gradient[i] += (400 * u * x[i]) + (2 * v);
                gradient[i + 1] -= 200 * u;
            }

            return f;
        }

        static void Rows(ReadOnlySpan<double> x, Span<double> values)
        {
            for (int k = 0; k < values.Length; k++)
            {
                double a = x[k], b = x[k + 1], c = x[k + 2];
                values[k] = (3 * b * b * b) + (2 * c) - 5 + (Math.Sin(b - c) * Math.Sin(b + c)) + (4 * b) - (a * Math.Exp(a - b)) - 3;
            }
        }

        static void Jacobian(ReadOnlySpan<double> x, Span<double> jacobian)
        {
            int n = x.Length;
            jacobian.Clear();
            for (int k = 0; k < n - 2; k++)
            {
                double a = x[k], b = x[k + 1], c = x[k + 2], e = Math.Exp(a - b);
                Span<double> row = jacobian.Slice((k * n) + k, 3);
                // sin(b − c) sin(b + c) = sin²b − sin²c.
                row[0] = -(1 + a) * e;
                row[1] = (9 * b * b) + Math.Sin(2 * b) + 4 + (a * e);
                row[2] = 2 - Math.Sin(2 * c);
            }
        }
    }

    /// <summary>
    /// Minimize ½xᵀQx − pᵀx with a dense Q subject to n/4 rows aᵢᵀx + Σ wᵢⱼxⱼ² ≤ 1 (wᵢⱼ > 0), Σ xⱼ = 1 and −½ ≤ x ≤ ½: convex, and at the
    /// solution many bounds and some of the rows are active.
    /// </summary>
    public static Problem ConvexRows(int n)
    {
        var random = new RandomStream(1);
        int m = n / 4;
        double[] factor = Draw(n * n), q = new double[n * n], p = Draw(n), a = Draw(m * n), w = [.. Draw(m * n).Select(Math.Abs)];
        for (int i = 0; i < n; i++)
        {
            for (int j = 0; j < n; j++)
            {
                for (int k = 0; k < n; k++) q[(i * n) + j] += factor[(i * n) + k] * factor[(j * n) + k] / n;
            }

            q[(i * n) + i] += 0.1;
        }

        double[,] ones = new double[1, n];
        for (int j = 0; j < n; j++) ones[0, j] = 1;
        return new Problem(Objective.Differentiable(Value), n)
        {
            Name = $"convex-rows-{n}",
            Start = [.. new double[n]],
            Bounds = Bounds.Uniform(n, -0.5, 0.5),
            Constraints =
            [
                new NonlinearConstraint(Rows, [.. Enumerable.Repeat(double.NegativeInfinity, m)], [.. Enumerable.Repeat(1.0, m)], Jacobian, "quadratic"),
                LinearConstraint.EqualTo(ones, [1], "sum"),
            ],
        };

        double[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => random.NextGaussian())];

        double Value(ReadOnlySpan<double> x, Span<double> gradient)
        {
            double f = 0;
            for (int i = 0; i < n; i++)
            {
                double product = 0;
                for (int j = 0; j < n; j++) product += q[(i * n) + j] * x[j];
                gradient[i] = product - p[i];
                f += x[i] * ((0.5 * product) - p[i]);
            }

            return f;
        }

        void Rows(ReadOnlySpan<double> x, Span<double> values)
        {
            for (int i = 0; i < m; i++)
            {
                double sum = 0;
                for (int j = 0; j < n; j++) sum += (a[(i * n) + j] + (w[(i * n) + j] * x[j])) * x[j];
                values[i] = sum;
            }
        }

        void Jacobian(ReadOnlySpan<double> x, Span<double> jacobian)
        {
            for (int i = 0; i < m; i++)
            {
                for (int j = 0; j < n; j++) jacobian[(i * n) + j] = a[(i * n) + j] + (2 * w[(i * n) + j] * x[j]);
            }
        }
    }
}
