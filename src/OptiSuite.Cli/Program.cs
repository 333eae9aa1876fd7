using System.Runtime.InteropServices;
using OptiSuite.Cli;

// Ctrl-C and a polite kill end a run in order: the first asks, and a second one is left to the system.
using var stop = new CancellationTokenSource();
void Stop(PosixSignalContext context)
{
    context.Cancel = !stop.IsCancellationRequested;
    stop.Cancel();
}

using PosixSignalRegistration interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
using PosixSignalRegistration terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
return CommandLineApp.Run(args, new CliHost(Console.Out, Console.Error, stop.Token));
