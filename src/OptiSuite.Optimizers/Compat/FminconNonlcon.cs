namespace OptiSuite.Compat;

/// <summary>nonlcon as one block of rows: c ≤ 0 first, then ceq = 0.</summary>
internal sealed class FminconNonlcon : IConstraint
{
    private readonly LastPoint<(double[]? C, double[]? Ceq, double[,]? GradC, double[,]? GradCeq)> _last;
    private readonly double[] _lower, _upper;
    private readonly bool _check;

    /// <param name="nonlcon">The user's function.</param>
    /// <param name="hasGradients">Whether its gradients are used.</param>
    /// <param name="check">Whether values that are not finite are an error.</param>
    /// <param name="x0">A point to count the rows at; the call there is not repeated.</param>
    public FminconNonlcon(
        Func<double[], (double[]? C, double[]? Ceq, double[,]? GradC, double[,]? GradCeq)> nonlcon, bool hasGradients, bool check, double[] x0)
    {
        _last = new(nonlcon);
        (HasJacobian, _check) = (hasGradients, check);
        (double[]? c, double[]? ceq, _, _) = _last.At(x0);
        (Inequalities, Equalities) = (c?.Length ?? 0, ceq?.Length ?? 0);
        _lower = new double[Count];
        _upper = new double[Count];
        _lower.AsSpan(0, Inequalities).Fill(double.NegativeInfinity);
        if (Inequalities > 0) Kinds |= ConstraintKinds.NonlinearInequality;
        if (Equalities > 0) Kinds |= ConstraintKinds.NonlinearEquality;
    }

    public int Inequalities { get; }

    public int Equalities { get; }

    public string Name => "nonlcon";

    public ConstraintKinds Kinds { get; }

    public int Count => Inequalities + Equalities;

    public ReadOnlySpan<double> Lower => _lower;

    public ReadOnlySpan<double> Upper => _upper;

    public bool HasJacobian { get; }

    public void Evaluate(ReadOnlySpan<double> x, Span<double> values)
    {
        (double[]? c, double[]? ceq, _, _) = _last.At(x);
        if ((c?.Length ?? 0) != Inequalities || (ceq?.Length ?? 0) != Equalities)
        {
            throw new InvalidOperationException(
                $"nonlcon returned {c?.Length ?? 0} values in c and {ceq?.Length ?? 0} in ceq, and {Inequalities} and {Equalities} at x0; return the same number everywhere.");
        }

        c?.CopyTo(values);
        ceq?.CopyTo(values[Inequalities..]);
        if (!_check) return;
        foreach (double value in values) FunValCheck.Require(value, "nonlcon", x);
    }

    public void Jacobian(ReadOnlySpan<double> x, Span<double> jacobian)
    {
        (_, _, double[,]? c, double[,]? ceq) = _last.At(x);
        Transpose(c, Inequalities, x.Length, "gradc", jacobian);
        Transpose(ceq, Equalities, x.Length, "gradceq", jacobian[(Inequalities * x.Length)..]);
    }

    private static void Transpose(double[,]? gradient, int count, int n, string name, Span<double> rows)
    {
        if (count == 0) return;
        if (gradient is null || gradient.GetLength(0) != n || gradient.GetLength(1) != count)
        {
            string shape = gradient is null ? "nothing" : $"{gradient.GetLength(0)}×{gradient.GetLength(1)} values";
            throw new InvalidOperationException(
                $"nonlcon returned {shape} as {name}; it is n×m, here {n}×{count}, a column for every constraint. Without gradients leave SpecifyConstraintGradient off.");
        }

        for (int i = 0; i < count; i++)
        {
            for (int j = 0; j < n; j++) rows[(i * n) + j] = gradient[j, i];
        }
    }
}
