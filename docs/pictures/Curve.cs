namespace OptiSuite.Pictures;

/// <summary>The value of a loss at t, and its derivative.</summary>
internal delegate double Profile(double t, out double derivative);

/// <summary>A curve of a picture.</summary>
/// <param name="Label">The setting it shows.</param>
/// <param name="Profile">The loss along the variable.</param>
internal sealed record Curve(string Label, Profile Profile);
