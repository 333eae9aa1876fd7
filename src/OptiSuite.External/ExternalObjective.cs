namespace OptiSuite.External;

/// <summary>The objective of an external problem without gradient.</summary>
internal class ExternalObjective(ExternalFunctions functions) : IObjective
{
    public ExternalFunctions Functions => functions;

    public double Evaluate(ReadOnlySpan<double> x) => functions.Objective(x);
}

/// <summary>The objective of an external problem with gradient.</summary>
internal sealed class ExternalDifferentiableObjective(ExternalFunctions functions) : ExternalObjective(functions), IDifferentiableObjective
{
    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient) => Functions.Objective(x, gradient);
}
