namespace OptiSuite;

/// <summary>½‖r(x)‖² from lambdas; scratch is rented, so that several threads may evaluate at once.</summary>
internal sealed class LeastSquaresObjective(int residualCount, ConstraintFunction residuals, JacobianFunction jacobian) : ILeastSquaresObjective
{
    public int ResidualCount => residualCount;

    public void Residuals(ReadOnlySpan<double> x, Span<double> values) => residuals(x, values);

    public void ResidualJacobian(ReadOnlySpan<double> x, Span<double> rows) => jacobian(x, rows);

    public double Evaluate(ReadOnlySpan<double> x)
    {
        using var r = new ScratchVector(residualCount);
        residuals(x, r.Span);
        return HalfSquare(r.Span);
    }

    public double Evaluate(ReadOnlySpan<double> x, Span<double> gradient)
    {
        int n = x.Length;
        using var r = new ScratchVector(residualCount);
        using var rows = new ScratchVector(residualCount * n);
        residuals(x, r.Span);
        jacobian(x, rows.Span);
        gradient.Clear();
        for (int i = 0; i < residualCount; i++)
        {
            ReadOnlySpan<double> row = rows.Span.Slice(i * n, n);
            for (int j = 0; j < n; j++) gradient[j] += r.Span[i] * row[j];
        }

        return HalfSquare(r.Span);
    }

    private static double HalfSquare(ReadOnlySpan<double> r)
    {
        double sum = 0;
        foreach (double value in r) sum += value * value;
        return 0.5 * sum;
    }
}
