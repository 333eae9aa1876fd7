namespace OptiSuite.Optimizers;

/// <summary>What the best candidates of a generation are ordered by.</summary>
internal enum RankedBy
{
    /// <summary>No candidate has a value.</summary>
    Nothing,

    /// <summary>The objective, or what stands for it.</summary>
    Objective,

    /// <summary>The violation of the constraints: none is feasible.</summary>
    Violation,
}
