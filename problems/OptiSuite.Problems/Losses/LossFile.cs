using System.Text.Json;

namespace OptiSuite.Problems;

/// <summary>A parsed loss file: its data sets and its problems.</summary>
internal sealed class LossFile
{
    private readonly JsonElement _root;
    private readonly Dictionary<string, DataTensor> _tensors = new(StringComparer.Ordinal);

    public LossFile(string name, JsonElement root)
    {
        Name = name;
        _root = root;
        if (root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("problems", out JsonElement problems)
            || problems.ValueKind != JsonValueKind.Array)
        {
            throw new InvalidDataException($"{name}: has no array \"problems\"; write {{\"datasets\": {{...}}, \"problems\": [...]}}.");
        }
    }

    public string Name { get; }

    public IEnumerable<LossEntry> Entries()
    {
        int position = 0;
        foreach (JsonElement element in _root.GetProperty("problems").EnumerateArray())
        {
            if (element.ValueKind != JsonValueKind.Object || !element.TryGetProperty("id", out JsonElement id)
                || id.ValueKind != JsonValueKind.String || string.IsNullOrWhiteSpace(id.GetString()))
            {
                throw new InvalidDataException($"{Name}: problem {position}, field 'id': is missing; give every problem a name, a string.");
            }

            position++;
            yield return new LossEntry(this, id.GetString()!, element);
        }
    }

    /// <summary>The tensor "datasets.NAME.FIELD"; read once, however many problems use it.</summary>
    public DataTensor Shared(LossEntry entry, string field, string reference)
    {
        if (_tensors.TryGetValue(reference, out DataTensor? known)) return known;
        string[] parts = reference.Split('.');
        if (parts.Length != 3 || parts[0] != "datasets")
        {
            throw entry.Error(field, $"is the text '{reference}'; give a tensor, or a reference of the form 'datasets.NAME.X'");
        }

        if (!_root.TryGetProperty("datasets", out JsonElement datasets) || datasets.ValueKind != JsonValueKind.Object
            || !datasets.TryGetProperty(parts[1], out JsonElement dataset) || dataset.ValueKind != JsonValueKind.Object)
        {
            bool any = datasets.ValueKind == JsonValueKind.Object && datasets.EnumerateObject().Any();
            string names = any ? string.Join(", ", datasets.EnumerateObject().Select(d => d.Name)) : "none";
            throw entry.Error(
                field, $"refers to the unknown data set '{parts[1]}'; the file has {names}: correct the name, or add it under \"datasets\"");
        }

        if (!dataset.TryGetProperty(parts[2], out JsonElement element))
        {
            throw entry.Error(field, $"refers to '{reference}', and that data set has no '{parts[2]}'; add it");
        }

        DataTensor tensor = DataTensor.Read(element, out string reason) ?? throw entry.Error(field, $"refers to '{reference}', which {reason}");
        _tensors.Add(reference, tensor);
        return tensor;
    }
}
