using System.Globalization;

namespace OptiSuite.Compat;

/// <summary>fmincon's display: the table of iterations with MATLAB's columns, and the message at the end.</summary>
internal sealed class FminconDisplayTable(FminconOptions options)
{
    private const int RowsPerHeader = 30;

    private readonly TextWriter _writer = options.DisplayWriter ?? Console.Out;

    private bool ShowsIterations => options.Display is FminconDisplay.Iter or FminconDisplay.IterDetailed;

    public void Row(FminconOptimValues values)
    {
        if (!ShowsIterations) return;
        if (values.Iteration % RowsPerHeader == 0)
        {
            _writer.WriteLine($"{"",61}{"Norm of",13}{"First-order",14}");
            _writer.WriteLine($"{"Iter",5}{"Func-count",12}{"Fval",16}{"Feasibility",14}{"Step Length",14}{"step",13}{"optimality",14}");
        }

        string step = Format(values.LsStepLength, "0.000e+00"), norm = Format(values.StepSize, "0.000e+00");
        string fval = Format(values.Fval, "0.000000e+00"), violation = Format(values.ConstrViolation, "0.000e+00");
        _writer.WriteLine(
            $"{values.Iteration,5}{values.FuncCount,12}{fval,16}{violation,14}{step,14}{norm,13}{Format(values.FirstOrderOpt, "0.000e+00"),14}");
    }

    public void End(FminconExit exit, string sentence, string figures)
    {
        bool shows = options.Display switch
        {
            FminconDisplay.Off or FminconDisplay.None => false,
            FminconDisplay.Notify or FminconDisplay.NotifyDetailed => exit <= FminconExit.LimitReached,
            _ => true,
        };
        if (!shows) return;
        _writer.WriteLine();
        _writer.WriteLine(sentence);
        if (options.Display is FminconDisplay.IterDetailed or FminconDisplay.NotifyDetailed or FminconDisplay.FinalDetailed) _writer.WriteLine(figures);
        if (!options.WithoutEffect.IsEmpty) _writer.WriteLine($"Options without effect here: {string.Join(", ", options.WithoutEffect)}.");
    }

    private static string Format(double value, string format) => double.IsNaN(value) ? "" : value.ToString(format, CultureInfo.InvariantCulture);
}
