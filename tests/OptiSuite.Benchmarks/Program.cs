using BenchmarkDotNet.Running;
using OptiSuite.Benchmarks.Losses;

// dotnet run -c Release --project tests/OptiSuite.Benchmarks -- --filter '*'    micro-benchmarks
// dotnet run -c Release --project tests/OptiSuite.Benchmarks -- losses          losses beside PyTorch's, with the ratios
if (args is ["losses", .. string[] rest]) return LossComparison.Run(rest);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
