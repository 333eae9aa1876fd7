namespace OptiSuite.Benchmarks.Losses;

/// <summary>A loss on data of one size: the value alone, and the value with every gradient.</summary>
internal sealed record LossCase(Func<double> Forward, Func<double> Both);
