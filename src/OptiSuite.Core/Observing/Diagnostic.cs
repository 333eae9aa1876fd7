namespace OptiSuite;

/// <summary>One number that tells how an algorithm is doing, such as its learning rate or penalty.</summary>
/// <param name="Name">The field's name for it, the same in every iteration.</param>
/// <param name="Value">Its value.</param>
public readonly record struct Diagnostic(string Name, double Value);
