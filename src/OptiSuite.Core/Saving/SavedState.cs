using System.Text.Json;

namespace OptiSuite;

/// <summary>Any state as versioned JSON: an object with <c>format</c>, <c>version</c> and <c>state</c>.</summary>
public static class SavedState
{
    /// <summary>Writes a state.</summary>
    /// <param name="format">What kind of state it is, so that another kind is refused.</param>
    /// <param name="version">The version of the format.</param>
    /// <param name="state">The state.</param>
    /// <param name="header">Writes further properties before the state; null for none.</param>
    /// <returns>The JSON in UTF-8.</returns>
    public static byte[] Write(string format, int version, ISavable state, Action<Utf8JsonWriter>? header = null)
    {
        using var stream = new MemoryStream();
        using (var json = new Utf8JsonWriter(stream))
        {
            json.WriteStartObject();
            json.WriteString("format", format);
            json.WriteNumber("version", version);
            header?.Invoke(json);
            new StateWriter(json).Exchange("state", state);
            json.WriteEndObject();
        }

        return stream.ToArray();
    }

    /// <summary>Overwrites a state with a written one.</summary>
    /// <param name="format">The kind of state.</param>
    /// <param name="version">The version of the format.</param>
    /// <param name="json">What <see cref="Write"/> gave.</param>
    /// <param name="state">The state; null to check the format only.</param>
    /// <param name="header">Reads the further properties, from the whole object; null for none.</param>
    /// <exception cref="SavedRunException">The text is of another kind or version, or does not fit.</exception>
    public static void Read(string format, int version, ReadOnlyMemory<byte> json, ISavable? state, Action<JsonElement>? header = null)
    {
        try
        {
            using var document = JsonDocument.Parse(json);
            JsonElement root = document.RootElement;
            string? found = root.GetProperty("format").GetString();
            if (found != format) throw new SavedRunException($"The saved state is of the kind '{found}', and '{format}' is wanted; give the right file.");
            int written = root.GetProperty("version").GetInt32();
            if (written != version)
            {
                throw new SavedRunException($"The saved state has version {written} of its format and this release reads {version}; resume it with the release that wrote it.");
            }

            header?.Invoke(root);
            if (state is not null) new StateReader(root).Exchange("state", state);
        }
        catch (Exception exception) when (exception is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new SavedRunException($"This is no saved state, or a damaged one; start anew. ({exception.Message})", exception);
        }
    }
}
