namespace OptiSuite.Cli;

/// <summary>What the user wrote cannot be used. Its message is one line and ends up on standard error; the process returns 2.</summary>
internal sealed class InputException(string message) : Exception(message)
{
    /// <summary>Runs something that reads input, and turns its complaint about an argument into a complaint about the input.</summary>
    public static T Guard<T>(Func<T> read)
    {
        try
        {
            return read();
        }
        catch (Exception exception) when (exception is ArgumentException or FormatException or IOException or InvalidDataException or UnauthorizedAccessException)
        {
            throw new InputException(FirstLine(exception));
        }
    }

    /// <summary>.NET appends the parameter's name and the value in lines of their own; a user of the command line has no parameters.</summary>
    private static string FirstLine(Exception exception)
    {
        string message = exception.Message.ReplaceLineEndings("\n").Split('\n')[0];
        int parameter = message.IndexOf(" (Parameter '", StringComparison.Ordinal);
        if (parameter >= 0) message = message[..parameter];
        return exception is ArgumentOutOfRangeException { ActualValue: { } value } ? $"{message} (it is {value})" : message;
    }
}
