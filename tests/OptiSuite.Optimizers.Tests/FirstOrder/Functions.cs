namespace OptiSuite.Optimizers.Tests.FirstOrder;

/// <summary>Problems with known solutions, and losses on drawn data.</summary>
internal static class Functions
{
    /// <summary>The chained Rosenbrock function; minimum 0 at (1, …, 1).</summary>
    public static Problem Rosenbrock(int n) => From(
        [.. Enumerable.Range(0, n).Select(i => i % 2 == 0 ? -1.2 : 1.0)],
        (x, g) =>
        {
            double sum = 0;
            g.Clear();
            for (int i = 0; i + 1 < x.Length; i++)
            {
                double a = x[i + 1] - (x[i] * x[i]), b = 1 - x[i];
                sum += (100 * a * a) + (b * b);
                g[i] += (-400 * x[i] * a) - (2 * b);
                g[i + 1] += 200 * a;
            }

            return sum;
        });

    /// <summary>½ Σ wᵢ (xᵢ − cᵢ)².</summary>
    public static Problem Quadratic(double[] weights, double[] center, double[] start) => From(start, (x, g) =>
    {
        double sum = 0;
        for (int i = 0; i < x.Length; i++)
        {
            double d = x[i] - center[i];
            sum += weights[i] * d * d / 2;
            g[i] = weights[i] * d;
        }

        return sum;
    });

    /// <summary>Σ wᵢ |xᵢ − cᵢ|.</summary>
    public static Problem AbsoluteSum(double[] weights, double[] center, double[] start) => From(
        start,
        (x, g) =>
        {
            double sum = 0;
            for (int i = 0; i < x.Length; i++)
            {
                sum += weights[i] * Math.Abs(x[i] - center[i]);
                g[i] = weights[i] * Math.Sign(x[i] - center[i]);
            }

            return sum;
        },
        smooth: false);

    /// <summary>
    /// Mean cross entropy of a linear softmax model of 4 inputs and 3 classes (n = 15, W row-major 3×5 with the bias last), plus (λ/2)‖x‖².
    /// </summary>
    public static Problem Softmax(int rows, double lambda, ulong seed)
    {
        var random = new RandomStream(seed);
        double[] inputs = new double[rows * 5];
        int[] classes = new int[rows];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < 4; j++) inputs[(i * 5) + j] = random.NextGaussian();
            inputs[(i * 5) + 4] = 1;
            classes[i] = inputs[i * 5] + (0.5 * random.NextGaussian()) > 0.4 ? 2 : inputs[(i * 5) + 1] > 0 ? 1 : 0;
        }

        return FromSum(new double[15], rows, (x, terms, g) =>
        {
            Span<double> p = stackalloc double[3];
            double sum = 0;
            g.Clear();
            foreach (int i in terms)
            {
                ReadOnlySpan<double> a = inputs.AsSpan(i * 5, 5);
                double total = 0, chosen = 0;
                for (int c = 0; c < 3; c++)
                {
                    double z = 0;
                    for (int j = 0; j < 5; j++) z += x[(c * 5) + j] * a[j];
                    if (c == classes[i]) chosen = z;
                    p[c] = Math.Exp(z);
                    total += p[c];
                }

                sum += (Math.Log(total) - chosen) / terms.Length;
                for (int c = 0; c < 3; c++)
                {
                    double r = ((p[c] / total) - (c == classes[i] ? 1 : 0)) / terms.Length;
                    for (int j = 0; j < 5; j++) g[(c * 5) + j] += r * a[j];
                }
            }

            return sum + Regularize(x, lambda, g);
        });
    }

    /// <summary>Mean loss of a linear model of 5 inputs and a bias (n = 6), plus (λ/2)‖x‖²: ρ and its derivative of the residual.</summary>
    public static Problem Regression(int rows, double noise, double lambda, ulong seed, Func<double, (double Value, double Slope)> rho, bool smooth = true)
    {
        var random = new RandomStream(seed);
        double[] inputs = new double[rows * 6], targets = new double[rows];
        for (int i = 0; i < rows; i++)
        {
            for (int j = 0; j < 5; j++) inputs[(i * 6) + j] = random.NextGaussian();
            inputs[(i * 6) + 5] = 1;
            targets[i] = noise * random.NextGaussian();
            for (int j = 0; j < 6; j++) targets[i] += (j - 2) * inputs[(i * 6) + j];
        }

        return FromSum(
            new double[6],
            rows,
            (x, terms, g) =>
            {
                double sum = 0;
                g.Clear();
                foreach (int i in terms)
                {
                    double r = -targets[i];
                    for (int j = 0; j < 6; j++) r += x[j] * inputs[(i * 6) + j];
                    (double value, double slope) = rho(r);
                    sum += value / terms.Length;
                    for (int j = 0; j < 6; j++) g[j] += slope * inputs[(i * 6) + j] / terms.Length;
                }

                return sum + Regularize(x, lambda, g);
            },
            smooth);
    }

    public static Problem From(double[] start, GradientFunction function, bool smooth = true) =>
        new(Objective.Differentiable(function, smooth), start.Length) { Start = [.. start] };

    public static Problem FromSum(double[] start, int terms, TermsFunction function, bool smooth = true) =>
        new(Objective.FiniteSum(terms, function, smooth), start.Length) { Start = [.. start] };

    public static double[] Repeat(int n, Func<int, double> value) => [.. Enumerable.Range(0, n).Select(value)];

    private static double Regularize(ReadOnlySpan<double> x, double lambda, Span<double> g)
    {
        double sum = 0;
        for (int j = 0; j < x.Length; j++)
        {
            sum += lambda * x[j] * x[j] / 2;
            g[j] += lambda * x[j];
        }

        return sum;
    }
}
