using BenchmarkDotNet.Running;
using Coddiwomple.Benchmarks;

BenchmarkSwitcher.FromAssembly(typeof(SyntheticTopology).Assembly).Run(args.Length > 0 ? args : ["--filter", "*"]);
