using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Text.Json;

namespace OptiSuite.Pictures;

/// <summary>Hands the sampled curves to render.mjs, which draws them with Vega.</summary>
internal static class VegaRenderer
{
    private const int Samples = 241;

    public static async Task RenderAsync(IReadOnlyList<Picture> pictures, string folder)
    {
        var start = new ProcessStartInfo("node") { RedirectStandardInput = true, UseShellExecute = false };
        start.ArgumentList.Add(Path.Combine(Path.GetDirectoryName(SourceFile())!, "render.mjs"));
        start.ArgumentList.Add(folder);
        using Process node = Process.Start(start) ?? throw new InvalidOperationException("Node.js did not start; install version 18 or later.");
        await JsonSerializer.SerializeAsync(node.StandardInput.BaseStream, pictures.Select(Sampled));
        node.StandardInput.Close();
        await node.WaitForExitAsync();
        if (node.ExitCode != 0) throw new InvalidOperationException($"render.mjs ended with exit code {node.ExitCode}.");
    }

    private static object Sampled(Picture picture) => new
    {
        name = picture.Name,
        variable = picture.Variable,
        points = picture.Curves.SelectMany(curve => Sampled(picture, curve)).ToArray(),
    };

    private static IEnumerable<object> Sampled(Picture picture, Curve curve)
    {
        for (int i = 0; i < Samples; i++)
        {
            double t = picture.From + ((picture.To - picture.From) * i / (Samples - 1));
            double value = curve.Profile(t, out double derivative);
            yield return new { t = Rounded(t), value = Rounded(value), derivative = Rounded(derivative), curve = curve.Label };
        }
    }

    // Five digits draw the same picture in half the bytes; what is not finite leaves a gap.
    private static double? Rounded(double value) =>
        double.IsFinite(value) ? (double)Math.Round((decimal)Math.Clamp(value, -1e9, 1e9), 5) : null;

    private static string SourceFile([CallerFilePath] string path = "") => path;
}
