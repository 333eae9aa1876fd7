namespace OptiSuite.TestKit;

/// <summary>What a probed objective throws when told to; no other code throws it.</summary>
public sealed class ProbeException() : Exception("the objective was told to throw");
