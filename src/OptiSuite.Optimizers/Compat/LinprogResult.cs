namespace OptiSuite.Compat;

/// <summary>
/// What linprog returns. It comes apart like MATLAB's outputs: <c>var (x, fval, exitflag, output, lambda) = Linprog.Solve(...)</c>, or any shorter
/// beginning of that list.
/// </summary>
public sealed class LinprogResult
{
    /// <summary>The solution, n values. Where there is none, the best point that was reached.</summary>
    public required double[] X { get; init; }

    /// <summary>The objective at X; NaN where the bounds contradict each other.</summary>
    public required double Fval { get; init; }

    /// <summary>Why the solve ended, by name.</summary>
    public required LinprogExit Exit { get; init; }

    /// <summary>Why the solve ended, as linprog's number.</summary>
    public int ExitFlag => (int)Exit;

    /// <summary>How the solve went.</summary>
    public required LinearOutput Output { get; init; }

    /// <summary>The Lagrange multipliers at X.</summary>
    public required LinearLambda Lambda { get; init; }

    /// <summary>[x, fval].</summary>
    /// <param name="x">See <see cref="X"/>.</param>
    /// <param name="fval">See <see cref="Fval"/>.</param>
    public void Deconstruct(out double[] x, out double fval) => (x, fval) = (X, Fval);

    /// <summary>[x, fval, exitflag].</summary>
    /// <param name="x">See <see cref="X"/>.</param>
    /// <param name="fval">See <see cref="Fval"/>.</param>
    /// <param name="exitflag">See <see cref="ExitFlag"/>.</param>
    public void Deconstruct(out double[] x, out double fval, out int exitflag) => (x, fval, exitflag) = (X, Fval, ExitFlag);

    /// <summary>[x, fval, exitflag, output].</summary>
    /// <param name="x">See <see cref="X"/>.</param>
    /// <param name="fval">See <see cref="Fval"/>.</param>
    /// <param name="exitflag">See <see cref="ExitFlag"/>.</param>
    /// <param name="output">See <see cref="Output"/>.</param>
    public void Deconstruct(out double[] x, out double fval, out int exitflag, out LinearOutput output) =>
        (x, fval, exitflag, output) = (X, Fval, ExitFlag, Output);

    /// <summary>[x, fval, exitflag, output, lambda].</summary>
    /// <param name="x">See <see cref="X"/>.</param>
    /// <param name="fval">See <see cref="Fval"/>.</param>
    /// <param name="exitflag">See <see cref="ExitFlag"/>.</param>
    /// <param name="output">See <see cref="Output"/>.</param>
    /// <param name="lambda">See <see cref="Lambda"/>.</param>
    public void Deconstruct(out double[] x, out double fval, out int exitflag, out LinearOutput output, out LinearLambda lambda) =>
        (x, fval, exitflag, output, lambda) = (X, Fval, ExitFlag, Output, Lambda);
}
