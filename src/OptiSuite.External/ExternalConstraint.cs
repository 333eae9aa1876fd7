using System.Collections.Immutable;

namespace OptiSuite.External;

/// <summary>
/// Consecutive rows of an external problem that are all linear, or all not. Of linear ones the process gives no coefficients, only values and
/// perhaps the Jacobian; their kind lets an optimizer know.
/// </summary>
internal sealed class ExternalConstraint : IConstraint
{
    private readonly int _first;
    private readonly ImmutableArray<double> _lower, _upper;

    private ExternalConstraint(ExternalFunctions functions, Description description, int first, int count)
    {
        Functions = functions;
        _first = first;
        _lower = description.ConstraintLower.Slice(first, count);
        _upper = description.ConstraintUpper.Slice(first, count);
        HasJacobian = description.Provides.Has(Parts.Jacobian);
        bool linear = description.Linear[first];
        Name = $"{(linear ? "linear" : "nonlinear")} row{(count == 1 ? $" {first}" : $"s {first} to {first + count - 1}")}";
        for (int i = 0; i < count; i++)
        {
            Kinds |= (linear, _lower[i] == _upper[i]) switch
            {
                (true, true) => ConstraintKinds.LinearEquality,
                (true, false) => ConstraintKinds.LinearInequality,
                (false, true) => ConstraintKinds.NonlinearEquality,
                (false, false) => ConstraintKinds.NonlinearInequality,
            };
        }
    }

    public ExternalFunctions Functions { get; }

    public string Name { get; }

    public ConstraintKinds Kinds { get; }

    public int Count => _lower.Length;

    public ReadOnlySpan<double> Lower => _lower.AsSpan();

    public ReadOnlySpan<double> Upper => _upper.AsSpan();

    public bool HasJacobian { get; }

    /// <summary>The rows of a problem in blocks as long as possible, in their order.</summary>
    public static ImmutableArray<IConstraint> Blocks(ExternalFunctions functions, Description description)
    {
        var blocks = ImmutableArray.CreateBuilder<IConstraint>();
        ImmutableArray<bool> linear = description.Linear;
        for (int first = 0, end; first < linear.Length; first = end)
        {
            for (end = first + 1; end < linear.Length && linear[end] == linear[first];) end++;
            blocks.Add(new ExternalConstraint(functions, description, first, end - first));
        }

        return blocks.ToImmutable();
    }

    public void Evaluate(ReadOnlySpan<double> x, Span<double> values) => Functions.Constraints(x, _first, values[..Count]);

    public void Jacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        if (!HasJacobian) throw new InvalidOperationException($"The external problem provides no \"J\" for its {Name}; let the evaluator difference it.");
        Functions.Jacobian(x, _first, Count, jacobian);
    }
}
