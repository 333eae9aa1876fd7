namespace OptiSuite.Losses;

/// <summary>
/// The Wasserstein distance of two weighted samples on the line, to its p-th power: L = W_p^p = ∫₀¹ |F_u⁻¹(q) − F_v⁻¹(q)|^p dq with the
/// quantile functions F⁻¹. It is the least cost of moving u's mass onto v's, where moving a unit by d costs d^p.
/// </summary>
/// <remarks>
/// Both samples are sorted and their quantiles compared, O(n log n). Weights are normalized to 1 and are constants: only positions have
/// gradients. Take the p-th root for the metric. One value comes out, whatever the <see cref="Loss.Reduction"/>. Not smooth where points of one sample
/// coincide, nor at u = v with p = 1 (the slope 0 is given). Values that are not finite make value and gradients NaN. C. Villani, "Optimal
/// Transport: Old and New", 2009; Y. Rubner, C. Tomasi, L. J. Guibas, IJCV 40(2), 2000. PyTorch has none; with P = 1 it is SciPy's
/// <c>wasserstein_distance</c>.
/// </remarks>
/// <example><code>double f = new Wasserstein1DLoss { P = 2 }.Evaluate(u, v, uGradient: gradient);</code></example>
public sealed record Wasserstein1DLoss : Loss
{
    /// <summary>p, at least 1 and finite. Default 1, the earth mover's distance, as in SciPy.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The value is below 1, infinite or NaN.</exception>
    public double P
    {
        get;
        init => field = value >= 1 && double.IsFinite(value)
            ? value
            : throw new ArgumentOutOfRangeException(nameof(P), value, "The power of the distance is at least 1 and finite.");
    } = 1;

    /// <inheritdoc/>
    public override string Name => "wasserstein-1d";

    /// <inheritdoc/>
    public override bool IsSmooth => false;

    /// <summary>Returns W_p^p and its gradients.</summary>
    /// <param name="u">The first sample, at least one point.</param>
    /// <param name="v">The second sample, at least one point.</param>
    /// <param name="uWeights">A weight for each point of u, finite and not negative, not all 0; empty for equal weights.</param>
    /// <param name="vWeights">A weight for each point of v; empty for equal weights.</param>
    /// <param name="uGradient">Receives ∂L/∂u; empty if it is not wanted.</param>
    /// <param name="vGradient">Receives ∂L/∂v; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">A sample is empty, or weights do not fit it.</exception>
    /// <exception cref="InvalidOperationException">The reduction is <see cref="Reduction.None"/>.</exception>
    public double Evaluate(
        ReadOnlySpan<double> u,
        ReadOnlySpan<double> v,
        ReadOnlySpan<double> uWeights = default,
        ReadOnlySpan<double> vWeights = default,
        Span<double> uGradient = default,
        Span<double> vGradient = default)
    {
        RequireReduced();
        double value = 0;
        EvaluateTo(u, v, uWeights, vWeights, new Span<double>(ref value), default, uGradient, vGradient);
        return value;
    }

    /// <summary>Writes W_p^p, and its gradients times the upstream gradient.</summary>
    /// <param name="u">The first sample, at least one point.</param>
    /// <param name="v">The second sample, at least one point.</param>
    /// <param name="uWeights">A weight for each point of u, finite and not negative, not all 0; empty for equal weights.</param>
    /// <param name="vWeights">A weight for each point of v; empty for equal weights.</param>
    /// <param name="output">Receives 1 value; empty if it is not wanted.</param>
    /// <param name="upstream">The gradient r of what follows with respect to the output, 1 value; empty for 1.</param>
    /// <param name="uGradient">Receives r·∂L/∂u; empty if it is not wanted.</param>
    /// <param name="vGradient">Receives r·∂L/∂v; empty if it is not wanted.</param>
    /// <exception cref="ArgumentException">A sample is empty, or weights do not fit it.</exception>
    public void EvaluateTo(
        ReadOnlySpan<double> u,
        ReadOnlySpan<double> v,
        ReadOnlySpan<double> uWeights,
        ReadOnlySpan<double> vWeights,
        Span<double> output,
        ReadOnlySpan<double> upstream = default,
        Span<double> uGradient = default,
        Span<double> vGradient = default)
    {
        RequireSample("u", u.Length, uWeights.Length);
        RequireSample("v", v.Length, vWeights.Length);
        double uTotal = SumOfWeights("u", uWeights), vTotal = SumOfWeights("v", vWeights);
        RequireOutput(output.Length, upstream.Length, 1);
        RequireGradient("first sample u", uGradient.Length, u.Length);
        RequireGradient("second sample v", vGradient.Length, v.Length);

        // Equal weights count in units of 1/(n·m), and weights in parts of 1: whole numbers make sums without rounding.
        bool whole = uWeights.IsEmpty && vWeights.IsEmpty;
        var left = new Quantiles(uWeights, whole ? v.Length : 1 / uTotal, whole ? v.Length : 1.0 / u.Length);
        var right = new Quantiles(vWeights, whole ? u.Length : 1 / vTotal, whole ? u.Length : 1.0 / v.Length);
        double total = whole ? (double)u.Length * v.Length : 1;
        double value = Compute(u, v, left, right, total, (upstream.IsEmpty ? 1 : upstream[0]) / total, uGradient, vGradient);
        if (!output.IsEmpty) output[0] = value;
    }

    private double Compute(
        ReadOnlySpan<double> u, ReadOnlySpan<double> v, Quantiles left, Quantiles right, double total, double scale, Span<double> gu, Span<double> gv)
    {
        int n = u.Length, m = v.Length;
        using var numbers = new ScratchSpace<double>(n + m);
        using var places = new ScratchSpace<int>(n + m);
        Span<double> x = numbers.Take(n), y = numbers.Take(m);
        Span<int> xOrder = places.Take(n), yOrder = places.Take(m);
        if (!TrySort(u, x, xOrder, left.AreEqual && gu.IsEmpty) || !TrySort(v, y, yOrder, right.AreEqual && gv.IsEmpty))
        {
            gu.Fill(double.NaN);
            gv.Fill(double.NaN);
            return double.NaN;
        }

        gu.Clear();
        gv.Clear();
        double sum = 0, ofX = left.Mass(xOrder[0]), ofY = right.Mass(yOrder[0]);
        for (int i = 0, j = 0; ;)
        {
            double mass = Math.Min(ofX, ofY), difference = x[i] - y[j];
            if (mass > 0)
            {
                sum += mass * Cost(difference, out double slope);
                if (!gu.IsEmpty) gu[xOrder[i]] += scale * mass * slope;
                if (!gv.IsEmpty) gv[yOrder[j]] -= scale * mass * slope;
            }

            // The first to run out moves on; what rounding leaves at the end of one sample when the other is used up is dropped.
            if (ofX <= ofY)
            {
                ofY -= ofX;
                if (++i == n) break;
                ofX = left.Mass(xOrder[i]);
            }
            else
            {
                ofX -= ofY;
                if (++j == m) break;
                ofY = right.Mass(yOrder[j]);
            }
        }

        return sum / total;
    }

    private double Cost(double difference, out double slope)
    {
        double size = Math.Abs(difference);
        if (P == 1)
        {
            slope = difference == 0 ? 0 : Math.CopySign(1, difference);
            return size;
        }

        if (P == 2)
        {
            slope = 2 * difference;
            return difference * difference;
        }

        slope = Math.CopySign(P * Math.Pow(size, P - 1), difference);
        return Math.Pow(size, P);
    }

    private static bool TrySort(ReadOnlySpan<double> values, Span<double> sorted, Span<int> order, bool valuesAlone)
    {
        double check = 0;
        for (int i = 0; i < values.Length; i++)
        {
            check += 0 * values[i];
            order[i] = i;
        }

        if (check != 0) return false;
        values.CopyTo(sorted);
        if (valuesAlone) sorted.Sort();
        else sorted.Sort(order);
        return true;
    }

    private void RequireSample(string which, int points, int weights)
    {
        if (points == 0) throw new ArgumentException($"{Name} got no points {which}; a distribution has at least one.");
        if (weights != 0 && weights != points)
        {
            throw new ArgumentException($"{Name} got {points} points {which} and {weights} weights; give a weight for each, or none for equal weights.");
        }
    }

    private double SumOfWeights(string which, ReadOnlySpan<double> weights)
    {
        double sum = 0;
        for (int i = 0; i < weights.Length; i++)
        {
            if (!(weights[i] >= 0 && double.IsFinite(weights[i])))
            {
                throw new ArgumentException($"Weight {i} of {which} is {weights[i]}; weights of {Name} must be finite and not negative.");
            }

            sum += weights[i];
        }

        if (!weights.IsEmpty && !(sum > 0 && double.IsFinite(sum)))
        {
            throw new ArgumentException($"The weights of {which} sum to {sum}; their sum must be positive and finite.");
        }

        return sum;
    }

    private readonly ref struct Quantiles(ReadOnlySpan<double> weights, double factor, double equal)
    {
        private readonly ReadOnlySpan<double> _weights = weights;

        public bool AreEqual => _weights.IsEmpty;

        public double Mass(int point) => _weights.IsEmpty ? equal : _weights[point] * factor;
    }
}
