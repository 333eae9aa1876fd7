namespace OptiSuite.Optimizers;

/// <summary>How a learning rate changes with the epoch t, from η at t = 0. T is the decay period and γ the decay rate.</summary>
public enum LearningRateSchedule
{
    /// <summary>η.</summary>
    Constant,

    /// <summary>η γ^⌊t/T⌋: one drop every T epochs.</summary>
    StepDecay,

    /// <summary>η γ^(t/T): the same decay, spread evenly.</summary>
    Exponential,

    /// <summary>
    /// η_final + ½(η − η_final)(1 + cos(πt/T)) up to t = T, and η_final from then on (Loshchilov and Hutter, ICLR 2017, without restarts).
    /// </summary>
    Cosine,

    /// <summary>η / (1 + t/T): its sum diverges and the sum of its squares does not (Robbins and Monro, Annals of Mathematical Statistics 22(3), 1951).</summary>
    InverseTime,
}
