using System.Diagnostics;
using System.Globalization;

namespace OptiSuite.Benchmarks.Overhead;

/// <summary>The program <c>pagmo_driver.cpp</c>, compiled for this run.</summary>
internal sealed class PagmoDriver : IDisposable
{
    private const string Remedy = "Debian and Ubuntu: apt-get install g++ libpagmo-dev. OptiSuite is measured alone, without ratios.";
    private readonly DirectoryInfo _folder;

    private PagmoDriver(DirectoryInfo folder) => _folder = folder;

    private string Program => Path.Combine(_folder.FullName, "pagmo_driver");

    /// <summary>Compiles it; null, with the reason on the console, where that fails.</summary>
    public static PagmoDriver? TryCompile()
    {
        var driver = new PagmoDriver(Directory.CreateTempSubdirectory("optisuite-overhead-"));
        string source = Path.Combine(AppContext.BaseDirectory, "Overhead", "pagmo_driver.cpp");
        string[] arguments =
        [
            "-O3", "-DNDEBUG", "-std=c++17", "-I/usr/include/eigen3", source, "-o", driver.Program, "-lpagmo", "-lboost_serialization", "-ltbb", "-pthread",
        ];
        try
        {
            (int code, _, string errors) = Call("g++", arguments);
            if (code == 0) return driver;
            string first = errors.Split('\n').FirstOrDefault(line => line.Contains("error", StringComparison.Ordinal)) ?? errors.Trim();
            Console.WriteLine($"pagmo's driver does not compile: {first.Trim()}. {Remedy}");
        }
        catch (System.ComponentModel.Win32Exception)
        {
            Console.WriteLine($"There is no g++ here. {Remedy}");
        }

        driver.Dispose();
        return null;
    }

    /// <summary>Runs one of pagmo's algorithms.</summary>
    /// <returns>Evaluations in a second of CPU time.</returns>
    public double Run(string algorithm, int variables, int evaluations, int seed)
    {
        string[] arguments = [algorithm, Text(variables), Text(evaluations), Text(seed)];
        (int code, string output, string errors) = Call(Program, arguments);
        if (code != 0) throw new InvalidOperationException($"pagmo_driver {string.Join(' ', arguments)} ended with {code}: {errors.Trim()}");
        string[] numbers = output.Split(' ');
        return long.Parse(numbers[0], CultureInfo.InvariantCulture) / double.Parse(numbers[1], CultureInfo.InvariantCulture);
    }

    public void Dispose() => _folder.Delete(recursive: true);

    private static string Text(int value) => value.ToString(CultureInfo.InvariantCulture);

    private static (int Code, string Output, string Errors) Call(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardOutput = true, RedirectStandardError = true };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        string output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        return (process.ExitCode, output, errors.Result);
    }
}
