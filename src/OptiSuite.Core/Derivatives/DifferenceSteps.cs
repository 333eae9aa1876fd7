using System.Collections.Immutable;

namespace OptiSuite;

/// <summary>How long the steps of finite differences are: h = r·max(s, |x|) for a variable x.</summary>
public sealed record DifferenceSteps
{
    /// <summary>
    /// r, one value for all variables or one for each, positive. Empty, the default: ε^½ ≈ 1.5e-8 for forward and ε^⅓ ≈ 6e-6 for central
    /// differences, as fmincon's FiniteDifferenceStepSize; right where f is exact to rounding. Where f carries noise of relative size η, as a
    /// simulation's, η^½ (forward) or η^⅓ (central).
    /// </summary>
    /// <exception cref="ArgumentException">A value is not positive and finite.</exception>
    public ImmutableArray<double> Relative
    {
        get;
        init => field = Positive(value, nameof(Relative));
    } = [];

    /// <summary>
    /// s, the typical size of x, one value for all variables or one for each, positive. Empty, the default: 1, as fmincon's TypicalX. Give it
    /// where a variable is much smaller than 1 and may pass through zero, such as a length of micrometres in metres.
    /// </summary>
    /// <exception cref="ArgumentException">A value is not positive and finite.</exception>
    public ImmutableArray<double> Typical
    {
        get;
        init => field = Positive(value, nameof(Typical));
    } = [];

    /// <summary>r of a variable, or null for the default of the scheme.</summary>
    internal double? RelativeOf(int variable) => Relative.Length == 0 ? null : Relative[Relative.Length == 1 ? 0 : variable];

    /// <summary>s of a variable.</summary>
    internal double TypicalOf(int variable) => Typical.Length == 0 ? 1 : Typical[Typical.Length == 1 ? 0 : variable];

    /// <exception cref="ArgumentException">The number of values fits neither one variable nor all.</exception>
    internal void RequireDimension(int dimension)
    {
        RequireLength(Relative, nameof(Relative), dimension);
        RequireLength(Typical, nameof(Typical), dimension);
    }

    private static void RequireLength(ImmutableArray<double> values, string name, int dimension)
    {
        if (values.Length > 1 && values.Length != dimension)
        {
            throw new ArgumentException($"DifferenceSteps.{name} has {values.Length} values, and the problem {dimension} variables; give one for all, or one for each.");
        }
    }

    private static ImmutableArray<double> Positive(ImmutableArray<double> values, string name)
    {
        foreach (double value in values)
        {
            if (!(value > 0 && double.IsFinite(value))) throw new ArgumentException($"DifferenceSteps.{name} holds {value}; give positive finite numbers.");
        }

        return values;
    }
}
