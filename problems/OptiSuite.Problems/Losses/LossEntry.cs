using System.Text.Json;

namespace OptiSuite.Problems;

/// <summary>One problem of a loss file: its fields, with errors that name file, problem, field and remedy.</summary>
internal sealed class LossEntry(LossFile file, string id, JsonElement element)
{
    public string Id => id;

    public InvalidDataException Error(string field, string what, Exception? inner = null) =>
        new($"{file.Name}: problem '{id}', field '{field}': {what}.", inner);

    public string Text(string field) =>
        element.TryGetProperty(field, out JsonElement value) && value.ValueKind == JsonValueKind.String ? value.GetString()! : "";

    public bool? Flag(string field) => element.TryGetProperty(field, out JsonElement value)
        ? value.ValueKind switch { JsonValueKind.True => true, JsonValueKind.False => false, _ => null }
        : null;

    /// <summary>An optional number at the top of the problem; an absent or null one is null.</summary>
    public double? Number(string field) => Number(element, field, field);

    /// <summary>An optional number of "params".</summary>
    public double? Parameter(string name) => Section("params") is { } section ? Number(section, name, "params." + name) : null;

    /// <summary>A number of "params" that there must be.</summary>
    public double RequiredParameter(string name, string meaning) =>
        Parameter(name) ?? throw Error("params." + name, $"is missing; give {meaning}, a number");

    /// <summary>An optional number of "data".</summary>
    public double? DataNumber(string name) => Section("data") is { } section ? Number(section, name, "data." + name) : null;

    /// <summary>An optional tensor of "data".</summary>
    public DataTensor? OptionalData(string name) => Section("data") is { } section ? Tensor(section, name, "data." + name) : null;

    /// <summary>A tensor of "data" with so many dimensions and finite values.</summary>
    public DataTensor Data(string name, int rank)
    {
        string field = "data." + name;
        DataTensor tensor = OptionalData(name) ?? throw Error(field, "is missing; give a tensor, or a reference such as 'datasets.NAME.X'");
        if (tensor.Shape.Length != rank)
        {
            throw Error(field, $"has the shape {tensor.ShapeText}; give {rank} dimension(s), {rank switch { 1 => "N values", 2 => "N×D", _ => "N×C×H×W" }}");
        }

        int bad = Array.FindIndex(tensor.Values, value => !double.IsFinite(value));
        if (bad >= 0) throw Error(field, $"has {tensor.Values[bad]} as value {bad}; data must be finite: remove the sample, or correct it");
        return tensor;
    }

    /// <summary>A vector of "data" of a given length.</summary>
    public double[] Vector(string name, int length, string why)
    {
        double[] values = Data(name, 1).Values;
        return values.Length == length ? values : throw Error("data." + name, $"has {values.Length} values; {why}, give {length}");
    }

    /// <summary>Whole numbers of "data" in [0, limit).</summary>
    public int[] Indices(string name, int rank, int limit, string what)
    {
        double[] values = Data(name, rank).Values;
        int[] indices = new int[values.Length];
        for (int i = 0; i < values.Length; i++)
        {
            if (!(values[i] >= 0 && values[i] < limit && values[i] == Math.Floor(values[i])))
            {
                throw Error("data." + name, $"has {values[i]} as value {i}; give {what}, whole numbers from 0 to {limit - 1}");
            }

            indices[i] = (int)values[i];
        }

        return indices;
    }

    /// <summary>Whole numbers of "data", such as class labels.</summary>
    public int[] Labels(string name, int length, string why)
    {
        double[] values = Vector(name, length, why);
        int bad = Array.FindIndex(values, value => value != Math.Floor(value) || Math.Abs(value) > int.MaxValue);
        return bad < 0 ? [.. values.Select(value => (int)value)] : throw Error("data." + name, $"has {values[bad]} as value {bad}; give whole numbers");
    }

    /// <summary>A vector at the top of the problem, or null.</summary>
    public double[]? TopVector(string field) => Tensor(element, field, field)?.Values;

    /// <summary>A tensor of "constraints", or null.</summary>
    public DataTensor? Constraint(string name) =>
        Section("constraints") is { } section ? Tensor(section, name, "constraints." + name) : null;

    /// <summary>A text of "constraints", or empty.</summary>
    public string ConstraintText(string name) =>
        Section("constraints") is { } section
        && section.TryGetProperty(name, out JsonElement value)
        && value.ValueKind == JsonValueKind.String
            ? value.GetString()!
            : "";

    /// <summary>The points under "checks": x, f and, where given, grad.</summary>
    public IEnumerable<CheckPoint> Checks(int dimension)
    {
        if (!element.TryGetProperty("checks", out JsonElement checks) || checks.ValueKind != JsonValueKind.Array) yield break;
        int position = 0;
        foreach (JsonElement check in checks.EnumerateArray())
        {
            string field = $"checks[{position++}]";
            if (check.ValueKind != JsonValueKind.Object) throw Error(field, "is no object; write {\"x\": ..., \"f\": ..., \"grad\": ...}");
            DataTensor x = Tensor(check, "x", field + ".x") ?? throw Error(field + ".x", "is missing; give the point");
            DataTensor? gradient = Tensor(check, "grad", field + ".grad");
            if (x.Values.Length != dimension || (gradient is not null && gradient.Values.Length != dimension))
            {
                throw Error(field, $"has a point of {x.Values.Length} values or a gradient of another length; give {dimension} for each");
            }

            double f = Number(check, "f", field + ".f") ?? throw Error(field + ".f", "is missing; give the objective at x");
            yield return new CheckPoint([.. x.Values], f, gradient is null ? null : [.. gradient.Values]);
        }
    }

    private JsonElement? Section(string name) =>
        element.TryGetProperty(name, out JsonElement section) && section.ValueKind == JsonValueKind.Object ? section : null;

    private double? Number(JsonElement parent, string name, string field)
    {
        if (!parent.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null) return null;
        return DataTensor.TryNumber(value, out double number) ? number : throw Error(field, $"is {value.GetRawText()}; give a number");
    }

    private DataTensor? Tensor(JsonElement parent, string name, string field)
    {
        if (!parent.TryGetProperty(name, out JsonElement value) || value.ValueKind == JsonValueKind.Null) return null;
        if (value.ValueKind == JsonValueKind.String) return file.Shared(this, field, value.GetString()!);
        return DataTensor.Read(value, out string reason) ?? throw Error(field, reason);
    }
}
