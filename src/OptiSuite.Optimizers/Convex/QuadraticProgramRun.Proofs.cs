namespace OptiSuite.Optimizers;

/// <content>Proofs that there is no solution: from the interior-point iterates, which diverge along them, or by programs of their own.</content>
internal sealed partial class QuadraticProgramRun
{
    private QuadraticProgramResult? FindProof(InteriorPoint interior)
    {
        if (!SearchesProofs || _iterations < 2) return null;
        return TryFarkas(interior.Multipliers) ?? TryFarkas(interior.MultiplierDirection) ?? TryRay(interior.X) ?? TryRay(interior.Direction);
    }

    private QuadraticProgramResult? TryFarkas(ReadOnlySpan<double> scaledMultipliers)
    {
        _equilibration!.Restore(_reducedX, scaledMultipliers, _candidateX.AsSpan(0, _reducedX.Length), _reducedMultipliers);
        _presolve.Restore(_reducedX, _reducedMultipliers, _candidateX, _candidateMultipliers, 0);
        return Certificates.IsFarkas(_full, _candidateMultipliers) ? Infeasible(_candidateMultipliers) : null;
    }

    private QuadraticProgramResult? TryRay(ReadOnlySpan<double> scaledDirection)
    {
        double[] ray = new double[_full.N];
        _equilibration!.Restore(scaledDirection, _reducedMultipliers, _reducedX, new double[_reducedMultipliers.Length]);
        _presolve.RestoreDirection(_reducedX, ray);
        return Certificates.IsRay(_full, ray) ? Unbounded(ray) : null;
    }

    private QuadraticProgramResult Infeasible(ReadOnlySpan<double> multipliers) =>
        Result(QuadraticProgramStatus.PrimalInfeasible) with { InfeasibilityCertificate = Split(multipliers) };

    // A ray shows that there is no optimum. Whether there is a feasible point to start it from is found out, too: without one, infeasibility says more.
    private QuadraticProgramResult Unbounded(double[] ray)
    {
        if (_best.Primal > _options.Tolerance)
        {
            QuadraticProgramResult feasible = SolveAuxiliary(FeasibilityProgram(), searchesProofs: true);
            feasible.X.CopyTo(_candidateX);
            _bestMultipliers.CopyTo(_candidateMultipliers, 0);
            if (feasible.Status == QuadraticProgramStatus.Optimal) Adopt(KktResiduals.Measure(_full, _candidateX, _candidateMultipliers), double.PositiveInfinity);
            if (feasible.InfeasibilityCertificate is { } proof)
            {
                return Result(QuadraticProgramStatus.PrimalInfeasible) with { InfeasibilityCertificate = proof };
            }
        }

        return Result(QuadraticProgramStatus.DualInfeasible) with { UnboundedRay = [.. ray] };
    }

    /// <summary>The two auxiliary programs, which always have a solution: its multipliers or its point are the proof, if there is one.</summary>
    private QuadraticProgramResult? SearchProof()
    {
        if (_best.Primal > _options.Tolerance)
        {
            QuadraticProgramResult elastic = SolveAuxiliary(ElasticProgram());
            elastic.Multipliers.Constraints.CopyTo(_candidateMultipliers);
            if (Certificates.IsFarkas(_full, _candidateMultipliers)) return Infeasible(_candidateMultipliers);
        }

        QuadraticProgramResult ray = SolveAuxiliary(RayProgram());
        double[] direction = [.. ray.X];
        return Certificates.IsRay(_full, direction) ? Unbounded(direction) : null;
    }

    private QuadraticProgramResult SolveAuxiliary(QuadraticProgram program, bool searchesProofs = false)
    {
        QuadraticProgramResult result = new QuadraticProgramRun(_options, program, _cancellation) { SearchesProofs = searchesProofs }.Solve(null);
        _iterations += result.Iterations;
        return result;
    }

    private QuadraticProgram FeasibilityProgram()
    {
        int m = _full.M;
        return new QuadraticProgram(
            [], new double[_full.N], _full.A, _full.Lower.AsSpan(0, m), _full.Upper.AsSpan(0, m), _full.Lower.AsSpan(m), _full.Upper.AsSpan(m));
    }

    // min Σ violations of the rows within the bounds: the multipliers of an optimum above zero prove that zero cannot be had.
    private QuadraticProgram ElasticProgram()
    {
        (int n, int m) = (_full.N, _full.M);
        int extra = 0;
        for (int i = 0; i < m; i++) extra += (double.IsFinite(_full.Lower[i]) ? 1 : 0) + (double.IsFinite(_full.Upper[i]) ? 1 : 0);
        int columns = n + extra, next = n;
        double[] a = new double[m * columns], q = new double[columns], lower = new double[columns], upper = new double[columns];
        for (int j = 0; j < columns; j++)
        {
            (q[j], lower[j], upper[j]) = j < n ? (0, _full.Lower[m + j], _full.Upper[m + j]) : (1, 0, double.PositiveInfinity);
        }

        for (int i = 0; i < m; i++)
        {
            ReadOnlySpan<double> row = _full.Row(i);
            row.CopyTo(a.AsSpan(i * columns));
            double size = LinearAlgebra.VectorKernels.MaxAbs(row);
            if (size == 0) size = 1;
            if (double.IsFinite(_full.Lower[i])) a[(i * columns) + next++] = size;
            if (double.IsFinite(_full.Upper[i])) a[(i * columns) + next++] = -size;
        }

        return new QuadraticProgram([], q, a, _full.Lower.AsSpan(0, m), _full.Upper.AsSpan(0, m), lower, upper);
    }

    // min qᵀd over the directions with Pd = 0 that the limits leave open, in a box.
    private QuadraticProgram RayProgram()
    {
        (int n, int m) = (_full.N, _full.M);
        int curved = _full.IsLinear ? 0 : n;
        double[] a = [.. _full.P, .. _full.A], rowLower = new double[curved + m], rowUpper = new double[curved + m];
        double[] lower = new double[n], upper = new double[n];
        for (int c = 0; c < m + n; c++)
        {
            double low = double.IsFinite(_full.Lower[c]) ? 0 : double.NegativeInfinity, high = double.IsFinite(_full.Upper[c]) ? 0 : double.PositiveInfinity;
            if (c < m) (rowLower[curved + c], rowUpper[curved + c]) = (low, high);
            else (lower[c - m], upper[c - m]) = (Math.Max(low, -1), Math.Min(high, 1));
        }

        return new QuadraticProgram([], _full.Q, a, rowLower, rowUpper, lower, upper);
    }
}
