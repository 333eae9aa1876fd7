namespace OptiSuite.Optimizers;

/// <summary>Another search whose every candidate is proposed several times, and which is told the means.</summary>
internal sealed class AveragedSearch(IAskTell inner, int repetitions) : IAskTell
{
    private double[] _candidates = [];
    private double[] _objectives = [];
    private double[] _violations = [];
    private double[] _constraints = [];

    public int Dimension => inner.Dimension;

    public int CandidateCount => inner.CandidateCount * repetitions;

    public ReadOnlySpan<double> X => inner.X;

    public double Objective => inner.Objective;

    public double ConstraintViolation => inner.ConstraintViolation;

    public ReadOnlySpan<Diagnostic> Diagnostics => inner.Diagnostics;

    public ExitReason? Exit => inner.Exit;

    public string? Explanation => inner.Explanation;

    public ReadOnlyMemory<double> Ask()
    {
        ReadOnlySpan<double> distinct = inner.Ask().Span;
        Repeat(distinct);
        return _candidates.AsMemory(0, distinct.Length * repetitions);
    }

    public void Tell(ReadOnlySpan<double> objectives, ReadOnlySpan<double> violations, ReadOnlySpan<double> constraints = default)
    {
        Search.RequireCount(objectives.Length, CandidateCount, nameof(objectives));
        Search.RequireCount(violations.Length, CandidateCount, nameof(violations));
        int k = inner.CandidateCount, m = constraints.Length / CandidateCount;
        if (_objectives.Length < k) (_objectives, _violations) = (new double[k], new double[k]);
        if (_constraints.Length < k * m) _constraints = new double[k * m];
        Average(objectives, _objectives.AsSpan(0, k), 1);
        Average(violations, _violations.AsSpan(0, k), 1);
        Average(constraints, _constraints.AsSpan(0, k * m), m);
        inner.Tell(_objectives.AsSpan(0, k), _violations.AsSpan(0, k), _constraints.AsSpan(0, k * m));
    }

    public void Exchange(StateExchange state)
    {
        ArgumentNullException.ThrowIfNull(state);
        state.Exchange("averaged", inner);
    }

    private void Repeat(ReadOnlySpan<double> distinct)
    {
        if (_candidates.Length < distinct.Length * repetitions) _candidates = new double[distinct.Length * repetitions];
        int n = Dimension;
        for (int i = 0; i < distinct.Length / n; i++)
        {
            for (int r = 0; r < repetitions; r++) distinct.Slice(i * n, n).CopyTo(_candidates.AsSpan(((i * repetitions) + r) * n));
        }
    }

    /// <summary>The mean over the repetitions of every candidate's row; one value that is not finite makes the mean so too.</summary>
    private void Average(ReadOnlySpan<double> values, Span<double> means, int width)
    {
        for (int i = 0; i < means.Length; i++)
        {
            int candidate = i / width, column = i % width;
            double sum = 0;
            for (int r = 0; r < repetitions; r++) sum += values[(((candidate * repetitions) + r) * width) + column];
            means[i] = sum / repetitions;
        }
    }
}
