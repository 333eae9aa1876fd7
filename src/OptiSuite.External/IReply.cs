namespace OptiSuite.External;

/// <summary>Takes the values of one reply.</summary>
internal interface IReply
{
    /// <summary>Reads the line. Returns the text where the reply is an error of the problem's own, else null.</summary>
    /// <exception cref="ProtocolException">The line is JSON, and not the reply that is due.</exception>
    /// <exception cref="System.Text.Json.JsonException">The line is not JSON.</exception>
    string? Read(ReadOnlySpan<byte> line);
}
