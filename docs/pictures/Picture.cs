namespace OptiSuite.Pictures;

/// <summary>A loss along one variable: its value on the left, its derivative on the right, one curve for each setting.</summary>
/// <param name="Name">The loss's name, and the file's.</param>
/// <param name="Variable">What is on the horizontal axis.</param>
/// <param name="From">Where the axis starts.</param>
/// <param name="To">Where the axis ends.</param>
/// <param name="Curves">The curves.</param>
internal sealed record Picture(string Name, string Variable, double From, double To, params Curve[] Curves);
