using System.Collections.Immutable;

namespace OptiSuite.Optimizers;

/// <summary>
/// What a run of <see cref="Sqp"/> can take over from an earlier one on a similar problem: multipliers and second-order information. The
/// point to start at is the problem's.
/// </summary>
/// <example><code>
/// OptimizationResult first = new Sqp().Minimize(problem);
/// OptimizationResult second = new Sqp { WarmStart = SqpWarmStart.From(first) }.Minimize(changed with { Start = first.X });
/// </code></example>
public sealed record SqpWarmStart
{
    /// <summary>λ, one value a row, with the signs of <see cref="OptiSuite.Multipliers"/>. Empty, the default: not known.</summary>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public ImmutableArray<double> Multipliers
    {
        get;
        init => field = Checked(value, "multiplier");
    } = [];

    /// <summary>
    /// B, n×n, row-major, symmetric; shifted by a multiple of the identity where it is not positive definite. Empty, the default: not known.
    /// </summary>
    /// <exception cref="ArgumentException">A value is not finite.</exception>
    public ImmutableArray<double> Hessian
    {
        get;
        init => field = Checked(value, "entry of the Hessian");
    } = [];

    /// <summary>What a result holds; where the run had no multipliers or no Hessian, those are left out.</summary>
    /// <param name="result">The earlier result.</param>
    public static SqpWarmStart From(OptimizationResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        return new SqpWarmStart
        {
            Multipliers = AllFinite(result.Multipliers?.Constraints) ?? [],
            Hessian = AllFinite(result.Hessian) ?? [],
        };
    }

    /// <summary>Equal numbers make equal warm starts.</summary>
    /// <param name="other">Another, or null.</param>
    public bool Equals(SqpWarmStart? other) =>
        other is not null && Multipliers.AsSpan().SequenceEqual(other.Multipliers.AsSpan()) && Hessian.AsSpan().SequenceEqual(other.Hessian.AsSpan());

    /// <inheritdoc/>
    public override int GetHashCode()
    {
        var hash = new HashCode();
        foreach (double value in Multipliers) hash.Add(value);
        foreach (double value in Hessian) hash.Add(value);
        return hash.ToHashCode();
    }

    /// <inheritdoc/>
    public override string ToString() => $"{Multipliers.Length} multipliers, {(Hessian.IsEmpty ? "no" : "a")} Hessian";

    /// <exception cref="ArgumentException">It is of another size than the problem.</exception>
    internal void RequireFits(Problem problem)
    {
        int n = problem.Dimension, m = problem.ConstraintCount;
        if (!Multipliers.IsEmpty && Multipliers.Length != m)
        {
            throw new ArgumentException(
                $"The warm start has {Multipliers.Length} multipliers, and '{problem.Name}' {m} constraint rows; give one for every row, or none.");
        }

        if (!Hessian.IsEmpty && Hessian.Length != n * n)
        {
            throw new ArgumentException(
                $"The Hessian of the warm start has {Hessian.Length} values, and '{problem.Name}' with {n} variables needs {n * n}; give them all, or none.");
        }
    }

    private static ImmutableArray<double>? AllFinite(ImmutableArray<double>? values) =>
        values is { } given && given.All(double.IsFinite) ? given : null;

    private static ImmutableArray<double> Checked(ImmutableArray<double> values, string what)
    {
        if (values.IsDefault) return [];
        foreach (double value in values)
        {
            if (!double.IsFinite(value)) throw new ArgumentException($"A {what} of the warm start is {value}; all must be finite.");
        }

        return values;
    }
}
