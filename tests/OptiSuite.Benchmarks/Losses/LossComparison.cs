using System.Globalization;

namespace OptiSuite.Benchmarks.Losses;

/// <summary>
/// Times every loss beside PyTorch's in the same run, double precision, and prints the ratios: below 1 OptiSuite is faster.
/// Arguments: [--filter TEXT] [--seconds S] [--threads N] [--python COMMAND] [--rounds R].
/// </summary>
internal static class LossComparison
{
    public static int Run(string[] args)
    {
        string filter = CommandOptions.Find(args, "--filter", ""), python = CommandOptions.Find(args, "--python", "python3");
        double seconds = double.Parse(CommandOptions.Find(args, "--seconds", "0.5"), CultureInfo.InvariantCulture);
        int threads = int.Parse(CommandOptions.Find(args, "--threads", "1"), CultureInfo.InvariantCulture);
        int rounds = int.Parse(CommandOptions.Find(args, "--rounds", "3"), CultureInfo.InvariantCulture);

        using TorchPeer torch = TorchPeer.Start(python, threads);
        Console.WriteLine($"{torch.Description}; .NET {Environment.Version}, {threads} thread(s); best of {rounds} rounds of {seconds} s each; milliseconds");
        Console.WriteLine();
        Console.WriteLine("| loss | forward | PyTorch | ratio | forward and backward | PyTorch | ratio |");
        Console.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
        double worst = 0;
        foreach ((string name, Func<int, LossCase> create) in LossCases.All)
        {
            if (!name.Contains(filter, StringComparison.OrdinalIgnoreCase)) continue;
            LossCase ours = create(threads);
            double forward = double.PositiveInfinity, both = forward, torchForward = forward, torchBoth = forward;
            for (int round = 0; round < rounds; round++)
            {
                forward = Math.Min(forward, Timing.BestMilliseconds(ours.Forward, seconds));
                both = Math.Min(both, Timing.BestMilliseconds(ours.Both, seconds));
                (double f, double b) = torch.Measure(name, seconds);
                (torchForward, torchBoth) = (Math.Min(torchForward, f), Math.Min(torchBoth, b));
            }

            worst = Math.Max(worst, both / torchBoth);
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"| {name} | {forward:G3} | {torchForward:G3} | {forward / torchForward:F2} | {both:G3} | {torchBoth:G3} | {both / torchBoth:F2} |"));
        }

        Console.WriteLine();
        Console.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Largest ratio, forward and backward: {worst:F2}"));
        return 0;
    }
}
