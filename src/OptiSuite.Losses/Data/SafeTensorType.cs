namespace OptiSuite.Losses;

/// <summary>How a safetensors file holds its numbers.</summary>
public enum SafeTensorType
{
    /// <summary>8 bytes a number.</summary>
    F64,

    /// <summary>4 bytes a number.</summary>
    F32,

    /// <summary>2 bytes a number, IEEE half precision.</summary>
    F16,

    /// <summary>2 bytes a number, the upper half of an F32.</summary>
    BF16,
}
