using System.Globalization;
using System.Text.Json;

namespace OptiSuite.Losses.Tests;

/// <summary>The cases of one file in data/, as data/README.md describes them.</summary>
internal sealed class GoldenFile
{
    private GoldenFile(IReadOnlyList<GoldenCase> cases) => Cases = cases;

    public IReadOnlyList<GoldenCase> Cases { get; }

    public static GoldenFile Read(string name)
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "data", name + ".json")));
        JsonElement tolerance = document.RootElement.GetProperty("meta").GetProperty("default_tol");
        return new GoldenFile([.. document.RootElement.GetProperty("cases").EnumerateArray().Select(c => GoldenCase.Read(c, tolerance))]);
    }
}

internal sealed record Tensor(int[] Shape, double[] Data)
{
    public static Tensor Read(JsonElement element) => new(
        [.. element.GetProperty("shape").EnumerateArray().Select(d => d.GetInt32())],
        [.. element.GetProperty("data").EnumerateArray().Select(Number)]);

    public static double Number(JsonElement element) => element.ValueKind == JsonValueKind.String
        ? double.Parse(element.GetString()!, CultureInfo.InvariantCulture)
        : element.GetDouble();
}

internal sealed record GoldenCase(
    string Id,
    IReadOnlyList<string> Tags,
    JsonElement Params,
    IReadOnlyDictionary<string, Tensor> Inputs,
    Tensor Output,
    double[] Upstream,
    IReadOnlyDictionary<string, Tensor> Gradients,
    JsonElement Aux,
    double RelativeTolerance,
    double AbsoluteTolerance)
{
    public Reduction Reduction => Enum.Parse<Reduction>(Text("reduction"), ignoreCase: true);

    public string Text(string name) => Params.GetProperty(name).GetString()!;

    public bool Flag(string name) => Params.GetProperty(name).GetBoolean();

    public int[] Integers(string name) => [.. Inputs[name].Data.Select(value => (int)value)];

    /// <summary>A reference quantity beside output and gradients, as a tensor.</summary>
    public Tensor Auxiliary(string name) => Tensor.Read(Aux.GetProperty(name));

    public double Number(string name) => Tensor.Number(Params.GetProperty(name));

    public WeightVector? Weights(string name) => Inputs.TryGetValue(name, out Tensor? weights) ? WeightVector.Create(weights.Data) : null;

    public static GoldenCase Read(JsonElement c, JsonElement defaultTolerance)
    {
        JsonElement tolerance = c.TryGetProperty("tol", out JsonElement own) ? own : defaultTolerance;
        return new GoldenCase(
            c.GetProperty("id").GetString()!,
            [.. c.GetProperty("tags").EnumerateArray().Select(t => t.GetString()!)],
            c.GetProperty("params").Clone(),
            Tensors(c, "inputs"),
            Tensor.Read(c.GetProperty("output")),
            c.TryGetProperty("grad_output", out JsonElement upstream) ? Tensor.Read(upstream).Data : [],
            Tensors(c, "grads"),
            c.TryGetProperty("aux", out JsonElement aux) ? aux.Clone() : default,
            tolerance.GetProperty("rtol").GetDouble(),
            tolerance.GetProperty("atol").GetDouble());
    }

    public void CheckOutput(ReadOnlySpan<double> actual) => Check("output", actual, Output.Data);

    public void CheckGradient(string name, ReadOnlySpan<double> actual)
    {
        if (Gradients.TryGetValue(name, out Tensor? expected)) Check("gradient of " + name, actual, expected.Data);
    }

    public void Check(string what, ReadOnlySpan<double> actual, double[] expected)
    {
        actual.Length.ShouldBe(expected.Length, $"{Id}: {what}");
        for (int i = 0; i < expected.Length; i++)
        {
            bool agrees = actual[i].Equals(expected[i])
                || Math.Abs(actual[i] - expected[i]) <= AbsoluteTolerance + (RelativeTolerance * Math.Abs(expected[i]));
            agrees.ShouldBeTrue($"{Id}: {what}[{i}] is {actual[i]:R}, expected {expected[i]:R}");
        }
    }

    private static Dictionary<string, Tensor> Tensors(JsonElement c, string name) => c.TryGetProperty(name, out JsonElement tensors)
        ? tensors.EnumerateObject().ToDictionary(t => t.Name, t => Tensor.Read(t.Value))
        : [];
}
