using System.Numerics;

namespace OptiSuite.Losses;

/// <summary>
/// One batch under <see cref="LiftedStructuredLoss"/>. With the level Lᵢ of point i, ln Σ exp(−D_ik) over its negatives k (smooth) or the
/// largest −D_ik (exact), a positive pair has J_ij = α + (Lᵢ ⊕ Lⱼ) + D_ij, ⊕ the same operation on two numbers. What all pairs want of
/// a point's negatives, Σⱼ ∂L/∂J_ij · ∂J_ij/∂Lᵢ, is its demand; the exact form's is that of one of its nearest, which share evenly.
/// </summary>
internal readonly unsafe struct LiftedBatch(
    LiftedStructureKind kind,
    double margin,
    int count,
    int* labels,
    double* classes,
    double* distances,
    double* levels,
    int* ties,
    double* slopes,
    double* demands)
{
    private bool IsExact => kind == LiftedStructureKind.Exact;

    /// <summary>The level of point i, −∞ where it has no negative, and how many negatives are the nearest.</summary>
    public void FindLevel(int i)
    {
        double* row = distances + ((long)i * count);
        int width = Vector<double>.Count, k = 0;
        Vector<double> smallest = new(double.PositiveInfinity);
        for (; k <= count - width; k += width)
        {
            smallest = Vector.Min(smallest, Vector.ConditionalSelect(IsSameClass(i, k), new(double.PositiveInfinity), Vector.Load(row + k)));
        }

        double nearest = -RowKernels.Largest(-smallest);
        for (; k < count; k++) nearest = labels[k] == labels[i] ? nearest : Math.Min(nearest, row[k]);

        // Smooth: ln Σ exp(−D) = −nearest + ln Σ exp(nearest − D), a sum of at least 1 that does not overflow.
        double sum = SumOverNegatives(i, -nearest);
        ties[i] = IsExact ? (int)sum : 0;
        levels[i] = IsExact ? -nearest : Math.Log(sum) - nearest;
    }

    /// <summary>Returns Σ ½·max(0, J)² over the positive pairs and notes their slopes and demands, where they are wanted.</summary>
    public double SumPairs(Span<double> each, ReadOnlySpan<double> upstream, double scale)
    {
        var all = new ReadOnlySpan<int>(labels, count);
        double total = 0;
        int pair = 0;
        for (int i = 0; i < count; i++)
        {
            int next;
            for (int j = i + 1; j < count && (next = all[j..].IndexOf(labels[i])) >= 0; j++)
            {
                j += next;
                double hinge = margin + Join(i, j, out double ofFirst, out double ofSecond) + distances[((long)i * count) + j];
                if (hinge < 0) hinge = 0;
                double value = 0.5 * hinge * hinge;
                total += value;
                if (!each.IsEmpty) each[pair] = value;
                if (slopes is not null)
                {
                    double slope = hinge * scale * (upstream.IsEmpty ? 1 : upstream[pair]);
                    slopes[((long)i * count) + j] = slope;
                    slopes[((long)j * count) + i] = slope;
                    demands[i] += slope * ofFirst;
                    demands[j] += slope * ofSecond;
                }

                pair++;
            }
        }

        return total;
    }

    /// <summary>∂L/∂D_ik for all k: those of positives are there already; a negative serves the demands of both points.</summary>
    public void FillSlopes(int i)
    {
        double* row = distances + ((long)i * count), slope = slopes + ((long)i * count);
        int width = Vector<double>.Count, k = 0;
        Vector<double> level = new(levels[i]), demand = new(demands[i]);
        for (; k <= count - width; k += width)
        {
            Vector<double> minus = -Vector.Load(row + k);
            Vector<double> pull = (Power(minus, level) * demand) + (Power(minus, Vector.Load(levels + k)) * Vector.Load(demands + k));
            Vector.Store(Vector.ConditionalSelect(IsSameClass(i, k), Vector.Load(slope + k), -pull), slope + k);
        }

        for (; k < count; k++)
        {
            if (labels[k] != labels[i]) slope[k] = -((Power(-row[k], levels[i]) * demands[i]) + (Power(-row[k], levels[k]) * demands[k]));
        }
    }

    /// <summary>Turns the slopes of row i into the weights ∂L/∂D / D of the differences xᵢ − xₖ; equal points have the subgradient 0.</summary>
    public void Weigh(int i)
    {
        double* row = distances + ((long)i * count), slope = slopes + ((long)i * count);
        int width = Vector<double>.Count, k = 0;
        for (; k <= count - width; k += width)
        {
            Vector<double> distance = Vector.Load(row + k), isZero = Vector.Equals(distance, Vector<double>.Zero).As<long, double>();
            Vector.Store(Vector.AndNot(Vector.Load(slope + k) / distance, isZero), slope + k);
        }

        for (; k < count; k++) slope[k] = row[k] == 0 ? 0 : slope[k] / row[k];
    }

    private double SumOverNegatives(int i, double level)
    {
        double* row = distances + ((long)i * count);
        int width = Vector<double>.Count, k = 0;
        Vector<double> sums = Vector<double>.Zero, levelOf = new(level);
        for (; k <= count - width; k += width) sums += Vector.AndNot(Power(-Vector.Load(row + k), levelOf), IsSameClass(i, k));
        double sum = Vector.Sum(sums);
        for (; k < count; k++) sum += labels[k] == labels[i] ? 0 : Power(-row[k], level);
        return sum;
    }

    /// <summary>Lᵢ ⊕ Lⱼ, and how much of its slope each nearest negative (exact) or all negatives (smooth) of i and of j have.</summary>
    private double Join(int i, int j, out double ofFirst, out double ofSecond)
    {
        double first = levels[i], second = levels[j], larger = Math.Max(first, second);
        if (IsExact)
        {
            int sharing = Math.Max(1, (first >= second ? ties[i] : 0) + (second >= first ? ties[j] : 0));
            ofFirst = first >= second ? 1.0 / sharing : 0;
            ofSecond = second >= first ? 1.0 / sharing : 0;
            return larger;
        }

        double t = first == second ? 1 : Math.Exp(-Math.Abs(first - second));
        (ofFirst, ofSecond) = first >= second ? (1 / (1 + t), t / (1 + t)) : (t / (1 + t), 1 / (1 + t));
        return larger + Math.Log(1 + t);
    }

    // exp(x − level); of the exact form its limit, 1 where x is the level and 0 below.
    private Vector<double> Power(Vector<double> x, Vector<double> level) => IsExact
        ? Vector.ConditionalSelect(Vector.Equals(x, level), Vector<double>.One, Vector<double>.Zero)
        : VectorMath.Exp(x - level);

    private double Power(double x, double level) => IsExact ? (x == level ? 1 : 0) : Math.Exp(x - level);

    private Vector<double> IsSameClass(int i, int k) => Vector.Equals(Vector.Load(classes + k), new Vector<double>(classes[i])).As<long, double>();
}
