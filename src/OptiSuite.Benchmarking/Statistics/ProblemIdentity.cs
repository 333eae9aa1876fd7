namespace OptiSuite.Benchmarking;

/// <summary>A problem as the records know it. The same problem with another budget is another row of a comparison.</summary>
/// <param name="Name">What to call it: the problem's name, with the suite or the budget where the name alone is not unique.</param>
/// <param name="Suite">The suite's name.</param>
/// <param name="Problem">The problem's name.</param>
/// <param name="Dimension">The number of variables n.</param>
/// <param name="Budget">The evaluations allowed.</param>
public sealed record ProblemIdentity(string Name, string Suite, string Problem, int Dimension, long Budget);
