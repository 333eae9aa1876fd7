using BenchmarkDotNet.Running;

// dotnet run -c Release --project tests/OptiSuite.Benchmarks -- --filter '*'
BenchmarkSwitcher.FromAssembly(typeof(Program).Assembly).Run(args);
