namespace OptiSuite.Problems;

/// <summary>
/// Problems 88 to 92 of Hock and Schittkowski (1981), a time-optimal heating problem with n switches: minimize x₁² + … + x₆² subject to
/// h(x₁ … xₙ) ≤ ε², ε = 0.01, where h = 2/15 + Σᵢ sᵢρᵢ + Σᵢ Σⱼ rᵢⱼρᵢρⱼ is the squared distance of the final temperature to the wanted one,
/// by 30 terms of a Fourier series with the positive roots μᵢ of μ tan μ = 1.
/// </summary>
/// <remarks>
/// In the reference every one of the five problems has six variables, of which those after the n-th enter the objective only, and problem
/// 90 has n = 5; so it is here. The distance h is a small difference of large terms, and its gradient is nearly 0 close to the solution.
/// </remarks>
internal sealed class OptimalHeating
{
    private const int Variables = 6, Terms = 30;

    private static readonly double[] _squares = new double[Terms], _s = new double[Terms], _r = new double[Terms * Terms];

    private readonly int _n;

    static OptimalHeating()
    {
        Span<double> mu = stackalloc double[Terms], weights = stackalloc double[Terms];
        for (int i = 0; i < Terms; i++)
        {
            mu[i] = Root(i);
            (double sin, double cos) = Math.SinCos(mu[i]);
            double a = 2 * sin / (mu[i] + (sin * cos));
            _squares[i] = mu[i] * mu[i];
            _s[i] = 2 * a * (cos - (sin / mu[i]));
            weights[i] = a * _squares[i];
        }

        // The inner products of cos μᵢt and cos μⱼt on [0, 1].
        for (int k = 0; k < _r.Length; k++)
        {
            double sum = mu[k / Terms] + mu[k % Terms], difference = mu[k / Terms] - mu[k % Terms];
            double inner = 0.5 * ((Math.Sin(sum) / sum) + (difference == 0 ? 1 : Math.Sin(difference) / difference));
            _r[k] = inner * weights[k / Terms] * weights[k % Terms];
        }
    }

    /// <summary>The heating problem.</summary>
    /// <param name="n">How many variables h depends on, 2 to 6.</param>
    public OptimalHeating(int n) => _n = n;

    /// <summary>The problem, without a known solution.</summary>
    /// <param name="name">What to call it.</param>
    public Problem Create(string name) => new(Objective.Differentiable(Value, Gradient), Variables)
    {
        Name = name,
        Start = [0.5, -0.5, 0.5, -0.5, 0.5, -0.5],
        SearchRegion = Bounds.Uniform(Variables, -2, 2),
        // CUTEst writes the row as −h ≥ −ε².
        Constraints = [new NonlinearConstraint(Distance, [-1e-4], [double.PositiveInfinity], DistanceJacobian, "final temperature")],
    };

    private static double Value(ReadOnlySpan<double> x)
    {
        double sum = 0;
        foreach (double t in x) sum += t * t;
        return sum;
    }

    private static double Gradient(ReadOnlySpan<double> x, Span<double> gradient)
    {
        for (int i = 0; i < x.Length; i++) gradient[i] = 2 * x[i];
        return Value(x);
    }

    private void Distance(ReadOnlySpan<double> x, Span<double> values)
    {
        Span<double> rho = stackalloc double[Terms], slopes = stackalloc double[Terms * Variables];
        Coefficients(x, rho, slopes);
        double h = 2.0 / 15;
        for (int i = 0; i < Terms; i++)
        {
            h += _s[i] * rho[i];
            for (int j = 0; j < Terms; j++) h += _r[(i * Terms) + j] * rho[i] * rho[j];
        }

        values[0] = -h;
    }

    private void DistanceJacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        Span<double> rho = stackalloc double[Terms], slopes = stackalloc double[Terms * Variables];
        Coefficients(x, rho, slopes);
        jacobian.Clear();
        for (int i = 0; i < Terms; i++)
        {
            // ∂h/∂ρᵢ, R being symmetric.
            double slope = _s[i];
            for (int j = 0; j < Terms; j++) slope += 2 * _r[(i * Terms) + j] * rho[j];
            for (int k = 0; k < _n; k++) jacobian[k] -= slope * slopes[(i * Variables) + k];
        }
    }

    // ρ(x) = −(exp(−μ²p₁) − 2 exp(−μ²p₂) + 2 exp(−μ²p₃) − … + (−1)ⁿ) / μ² with pₖ = xₖ² + … + xₙ², and ∂ρ/∂x.
    private void Coefficients(ReadOnlySpan<double> x, Span<double> rho, Span<double> slopes)
    {
        Span<double> p = stackalloc double[Variables + 1];
        p.Clear();
        for (int k = _n - 1; k >= 0; k--) p[k] = p[k + 1] + (x[k] * x[k]);
        for (int i = 0; i < Terms; i++)
        {
            double sum = 0, factor = 1;
            for (int k = 0; k < _n; k++)
            {
                sum += factor * Math.Exp(-_squares[i] * p[k]);
                slopes[(i * Variables) + k] = 2 * x[k] * sum;
                factor = k == 0 ? -2 : -factor;
            }

            rho[i] = -(sum + (0.5 * factor)) / _squares[i];
        }
    }

    // The i-th positive root of μ sin μ = cos μ, in (iπ, iπ + π/2), by Newton's iteration on μ − iπ = arctan(1/μ).
    private static double Root(int i)
    {
        double mu = (i * Math.PI) + (i == 0 ? 0.86 : 1 / (i * Math.PI));
        for (int step = 0; step < 20; step++)
        {
            double residual = mu - (i * Math.PI) - Math.Atan(1 / mu);
            mu -= residual / (1 + (1 / (1 + (mu * mu))));
        }

        return mu;
    }
}
