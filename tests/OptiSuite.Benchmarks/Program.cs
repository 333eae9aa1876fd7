using BenchmarkDotNet.Running;
using OptiSuite.Benchmarks.Losses;
using OptiSuite.Benchmarks.Overhead;
using OptiSuite.Benchmarks.SqpTime;

// dotnet run -c Release --project tests/OptiSuite.Benchmarks -- --filter '*'    micro-benchmarks
// dotnet run -c Release --project tests/OptiSuite.Benchmarks -- losses          losses beside PyTorch's, with the ratios
// dotnet run -c Release --project tests/OptiSuite.Benchmarks -- sqp             SQP beside NLopt's SLSQP: the time of an iteration
// dotnet run -c Release --project tests/OptiSuite.Benchmarks -- overhead        population methods beside pagmo's: evaluations in a second
if (args is ["losses", .. string[] rest]) return LossComparison.Run(rest);
if (args is ["sqp", .. string[] options]) return SqpComparison.Run(options);
if (args is ["overhead", .. string[] choices]) return OverheadComparison.Run(choices);
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
return 0;
