using System.Text.Json;

namespace OptiSuite.Problems;

/// <summary>Numbers with a shape, row-major.</summary>
internal sealed record DataTensor(int[] Shape, double[] Values)
{
    public string ShapeText => $"[{string.Join(", ", Shape)}]";

    /// <summary>Reads {"shape", "data"} or a plain (nested) array of numbers; what is wrong comes out as a reason.</summary>
    public static DataTensor? Read(JsonElement element, out string reason)
    {
        if (element.ValueKind == JsonValueKind.Array) return ReadPlain(element, out reason);
        if (element.ValueKind != JsonValueKind.Object
            || !element.TryGetProperty("shape", out JsonElement shapeElement) || shapeElement.ValueKind != JsonValueKind.Array
            || !element.TryGetProperty("data", out JsonElement dataElement) || dataElement.ValueKind != JsonValueKind.Array)
        {
            reason = "is no tensor; write {\"shape\": [rows, columns], \"data\": [...]} with arrays for both, or an array of rows";
            return null;
        }

        int[] shape = new int[shapeElement.GetArrayLength()];
        long length = 1;
        for (int i = 0; i < shape.Length; i++)
        {
            if (shapeElement[i].ValueKind != JsonValueKind.Number || !shapeElement[i].TryGetInt32(out shape[i]) || shape[i] < 0)
            {
                reason = $"has the shape {shapeElement.GetRawText()}; a shape is a list of whole numbers, none negative";
                return null;
            }

            length *= shape[i];
        }

        double[]? values = Numbers(dataElement, out reason);
        if (values is null) return null;
        if (values.Length != length)
        {
            reason = $"has {values.Length} values, and its shape {shapeElement.GetRawText()} needs {length}; correct the shape or the data";
            return null;
        }

        return new DataTensor(shape, values);
    }

    public static bool TryNumber(JsonElement element, out double value)
    {
        value = double.NaN;
        if (element.ValueKind == JsonValueKind.Number) return element.TryGetDouble(out value);
        if (element.ValueKind != JsonValueKind.String) return false;
        (bool known, value) = element.GetString() switch
        {
            "NaN" => (true, double.NaN),
            "Infinity" => (true, double.PositiveInfinity),
            "-Infinity" => (true, double.NegativeInfinity),
            _ => (false, double.NaN),
        };
        return known;
    }

    private static DataTensor? ReadPlain(JsonElement element, out string reason)
    {
        int rows = element.GetArrayLength();
        if (rows == 0 || element[0].ValueKind != JsonValueKind.Array)
        {
            double[]? values = Numbers(element, out reason);
            return values is null ? null : new DataTensor([rows], values);
        }

        var all = new List<double>();
        int columns = element[0].GetArrayLength();
        for (int i = 0; i < rows; i++)
        {
            if (element[i].ValueKind != JsonValueKind.Array || element[i].GetArrayLength() != columns)
            {
                reason = $"has a row {i} that is not as long as row 0, which has {columns} values; make all rows equally long";
                return null;
            }

            double[]? row = Numbers(element[i], out reason);
            if (row is null) return null;
            all.AddRange(row);
        }

        reason = "";
        return new DataTensor([rows, columns], [.. all]);
    }

    private static double[]? Numbers(JsonElement array, out string reason)
    {
        double[] values = new double[array.GetArrayLength()];
        int i = 0;
        foreach (JsonElement element in array.EnumerateArray())
        {
            if (element.ValueKind == JsonValueKind.Array)
            {
                reason = $"has an array as value {i}; write more than rows of numbers as {{\"shape\": [...], \"data\": [...]}}, row by row";
                return null;
            }

            if (!TryNumber(element, out values[i]))
            {
                reason = $"has {element.GetRawText()} as value {i}; use numbers, or the strings \"Infinity\" and \"-Infinity\"";
                return null;
            }

            i++;
        }

        reason = "";
        return values;
    }
}
