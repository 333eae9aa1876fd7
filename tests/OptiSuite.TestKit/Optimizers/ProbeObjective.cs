namespace OptiSuite.TestKit;

/// <summary>
/// A shifted, scaled sphere f(x) = ½ Σᵢ (i + 1)(xᵢ − cᵢ)² with c = (1, −1, 1, …) that watches its caller: it counts calls, remembers
/// the best value and every point outside a box, and returns NaN, throws or calls back when told to.
/// </summary>
public class ProbeObjective(int dimension) : IDifferentiableObjective
{
    /// <summary>c: the minimizer.</summary>
    public double[] Minimizer { get; } = [.. Enumerable.Range(0, dimension).Select(i => i % 2 == 0 ? 1.0 : -1.0)];

    /// <summary>Evaluations of the whole f so far, with or without gradient.</summary>
    public long Calls { get; private set; }

    /// <summary>The lowest finite value returned for the whole f; NaN before the first.</summary>
    public double Best { get; private set; } = double.NaN;

    /// <summary>Points asked for outside <see cref="Allowed"/>.</summary>
    public long Outside { get; private set; }

    /// <summary>The box that no point may leave; null for no box.</summary>
    public Bounds? Allowed { get; init; }

    /// <summary>The value is NaN where this holds.</summary>
    public Func<double[], bool>? NotANumber { get; init; }

    /// <summary>Called before every evaluation, with its number from 1 on, batches of terms included. May throw.</summary>
    public Action<long>? Before { get; set; }

    /// <summary>Whether the objective claims to be smooth.</summary>
    public bool IsSmooth { get; init; } = true;

    /// <summary>The minimum of f.</summary>
    public virtual double Minimum => 0;

    /// <summary>Every evaluation so far, batches of terms included.</summary>
    protected long Evaluations { get; private set; }

    public double Evaluate(ReadOnlySpan<double> x)
    {
        Watch(x);
        return Counted(Value(x));
    }

    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient)
    {
        Watch(x);
        double value = Value(x);
        for (int i = 0; i < x.Length; i++) gradient[i] = double.IsFinite(value) ? (i + 1) * (x[i] - Minimizer[i]) : double.NaN;
        return Counted(value);
    }

    /// <summary>f(x) without being watched.</summary>
    public double Value(ReadOnlySpan<double> x)
    {
        if (NotANumber is not null && NotANumber(x.ToArray())) return double.NaN;
        double sum = 0;
        for (int i = 0; i < x.Length; i++) sum += (i + 1) * (x[i] - Minimizer[i]) * (x[i] - Minimizer[i]);
        return (sum / 2) + Minimum;
    }

    protected void Watch(ReadOnlySpan<double> x)
    {
        if (Allowed is { } box && !box.Contains(x)) Outside++;
        Before?.Invoke(++Evaluations);
    }

    private double Counted(double value)
    {
        Calls++;
        if (double.IsFinite(value) && !(value >= Best)) Best = value;
        return value;
    }
}
