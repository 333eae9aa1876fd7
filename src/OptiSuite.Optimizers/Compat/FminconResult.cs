namespace OptiSuite.Compat;

/// <summary>
/// What fmincon returns. It comes apart like MATLAB's outputs:
/// <c>var (x, fval, exitflag, output, lambda, grad, hessian) = Fmincon.Solve(...)</c>, or any shorter beginning of that list.
/// </summary>
public sealed class FminconResult
{
    /// <summary>The solution, n values. Where the solve did not converge, the best point it evaluated, feasibility first.</summary>
    public required double[] X { get; init; }

    /// <summary>The objective at X; NaN where it was never evaluated.</summary>
    public required double Fval { get; init; }

    /// <summary>Why the solve ended, by name.</summary>
    public required FminconExit Exit { get; init; }

    /// <summary>Why the solve ended, as fmincon's number: 1, 2, 0, −1, −2 or −3.</summary>
    public int ExitFlag => (int)Exit;

    /// <summary>How the solve went.</summary>
    public required FminconOutput Output { get; init; }

    /// <summary>The Lagrange multipliers at X.</summary>
    public required FminconLambda Lambda { get; init; }

    /// <summary>∇f at X, n values; from finite differences where fun gives no gradient. NaN where the solve ended before a gradient at X was known.</summary>
    public required double[] Grad { get; init; }

    /// <summary>The quasi-Newton estimate of the Hessian of the Lagrangian, n×n. NaN where the solve ended before there was one.</summary>
    public required double[,] Hessian { get; init; }

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
    public void Deconstruct(out double[] x, out double fval, out int exitflag, out FminconOutput output) =>
        (x, fval, exitflag, output) = (X, Fval, ExitFlag, Output);

    /// <summary>[x, fval, exitflag, output, lambda].</summary>
    /// <param name="x">See <see cref="X"/>.</param>
    /// <param name="fval">See <see cref="Fval"/>.</param>
    /// <param name="exitflag">See <see cref="ExitFlag"/>.</param>
    /// <param name="output">See <see cref="Output"/>.</param>
    /// <param name="lambda">See <see cref="Lambda"/>.</param>
    public void Deconstruct(out double[] x, out double fval, out int exitflag, out FminconOutput output, out FminconLambda lambda) =>
        (x, fval, exitflag, output, lambda) = (X, Fval, ExitFlag, Output, Lambda);

    /// <summary>[x, fval, exitflag, output, lambda, grad].</summary>
    /// <param name="x">See <see cref="X"/>.</param>
    /// <param name="fval">See <see cref="Fval"/>.</param>
    /// <param name="exitflag">See <see cref="ExitFlag"/>.</param>
    /// <param name="output">See <see cref="Output"/>.</param>
    /// <param name="lambda">See <see cref="Lambda"/>.</param>
    /// <param name="grad">See <see cref="Grad"/>.</param>
    public void Deconstruct(
        out double[] x, out double fval, out int exitflag, out FminconOutput output, out FminconLambda lambda, out double[] grad) =>
        (x, fval, exitflag, output, lambda, grad) = (X, Fval, ExitFlag, Output, Lambda, Grad);

    /// <summary>[x, fval, exitflag, output, lambda, grad, hessian].</summary>
    /// <param name="x">See <see cref="X"/>.</param>
    /// <param name="fval">See <see cref="Fval"/>.</param>
    /// <param name="exitflag">See <see cref="ExitFlag"/>.</param>
    /// <param name="output">See <see cref="Output"/>.</param>
    /// <param name="lambda">See <see cref="Lambda"/>.</param>
    /// <param name="grad">See <see cref="Grad"/>.</param>
    /// <param name="hessian">See <see cref="Hessian"/>.</param>
    public void Deconstruct(
        out double[] x,
        out double fval,
        out int exitflag,
        out FminconOutput output,
        out FminconLambda lambda,
        out double[] grad,
        out double[,] hessian) =>
        (x, fval, exitflag, output, lambda, grad, hessian) = (X, Fval, ExitFlag, Output, Lambda, Grad, Hessian);

    /// <inheritdoc/>
    public override string ToString() => $"exit flag {ExitFlag}, fval {Fval:R}: {Output.Message}";
}
