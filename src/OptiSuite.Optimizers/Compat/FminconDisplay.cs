namespace OptiSuite.Compat;

/// <summary>How much a solve writes to <see cref="FminconOptions.DisplayWriter"/>: MATLAB's Display option.</summary>
public enum FminconDisplay
{
    /// <summary>'off': nothing.</summary>
    Off,

    /// <summary>'none': nothing.</summary>
    None,

    /// <summary>'iter': a line an iteration, and the message at the end.</summary>
    Iter,

    /// <summary>'iter-detailed': the same, and the figures behind the message.</summary>
    IterDetailed,

    /// <summary>'notify': the message, where the solve did not converge.</summary>
    Notify,

    /// <summary>'notify-detailed': the same, and the figures behind it.</summary>
    NotifyDetailed,

    /// <summary>'final': the message at the end. The default.</summary>
    Final,

    /// <summary>'final-detailed': the same, and the figures behind it.</summary>
    FinalDetailed,
}
