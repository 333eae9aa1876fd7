namespace OptiSuite.Cli;

/// <summary>What the process returns, for scripts.</summary>
internal static class ExitCodes
{
    /// <summary>Converged, or everything asked for was done.</summary>
    public const int Success = 0;

    /// <summary>It ran and did not converge.</summary>
    public const int NotConverged = 1;

    /// <summary>The input is wrong; nothing ran.</summary>
    public const int BadInput = 2;

    /// <summary>The external problem, or the disk, failed.</summary>
    public const int Failed = 3;

    /// <summary>Ctrl-C.</summary>
    public const int Cancelled = 130;
}
