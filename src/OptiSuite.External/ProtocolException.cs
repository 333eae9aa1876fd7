namespace OptiSuite.External;

/// <summary>A reply is JSON, and not what the protocol asks for. Its message completes "The external problem ... ".</summary>
internal sealed class ProtocolException(string message) : Exception(message);
