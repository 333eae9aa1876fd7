namespace OptiSuite.Compat;

/// <summary>How a solve went: the output structure of quadprog and linprog.</summary>
public sealed record LinearOutput
{
    /// <summary>The number of iterations.</summary>
    public required int Iterations { get; init; }

    /// <summary>What solved the problem: "interior-point-convex" (an interior-point method with an active-set finish).</summary>
    public required string Algorithm { get; init; }

    /// <summary>The largest constraint violation at x, over 1 + the largest magnitude of a row's value and of a bounded variable.</summary>
    public required double ConstrViolation { get; init; }

    /// <summary>The larger of the residual of stationarity and the duality gap, relative to the sizes involved.</summary>
    public required double FirstOrderOpt { get; init; }

    /// <summary>Why the solve ended, in a sentence.</summary>
    public required string Message { get; init; }
}
