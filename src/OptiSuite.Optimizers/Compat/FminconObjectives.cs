namespace OptiSuite.Compat;

/// <summary>fun without its gradient.</summary>
internal sealed class FminconValue(Func<double[], double> fun, bool check) : IObjective
{
    public double Evaluate(ReadOnlySpan<double> x)
    {
        double f = fun(x.ToArray());
        if (check) FunValCheck.Require(f, "fun", x);
        return f;
    }
}

/// <summary>fun with its gradient.</summary>
internal sealed class FminconGradient(Func<double[], (double F, double[] Gradient)> fun, bool check) : IDifferentiableObjective
{
    private readonly LastPoint<(double F, double[] Gradient)> _last = new(fun);

    public double Evaluate(ReadOnlySpan<double> x)
    {
        double f = _last.At(x).F;
        if (check) FunValCheck.Require(f, "fun", x);
        return f;
    }

    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient)
    {
        (double f, double[] g) = _last.At(x);
        if (g is null || g.Length != x.Length)
        {
            throw new InvalidOperationException(
                $"fun returned a gradient of {g?.Length ?? 0} values for {x.Length} variables; return one for each, or leave SpecifyObjectiveGradient off.");
        }

        g.CopyTo(gradient);
        if (check) FunValCheck.Require(f, "fun", x);
        return f;
    }
}

/// <summary>MATLAB's FunValCheck: a value that is not finite is an error.</summary>
internal static class FunValCheck
{
    public static void Require(double value, string function, ReadOnlySpan<double> x)
    {
        if (double.IsFinite(value)) return;
        throw new NotFiniteNumberException(
            $"{function} returned {value} at x = [{string.Join(", ", x.ToArray())}]; correct it, or set FunValCheck to false so that such values shorten the step.",
            value);
    }
}
