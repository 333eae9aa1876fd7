namespace OptiSuite;

/// <summary>A saved run cannot be read, or does not belong to the problem and the optimizer it is to be resumed with.</summary>
public sealed class SavedRunException : Exception
{
    /// <summary>An exception.</summary>
    /// <param name="message">What is wrong, and what to do.</param>
    /// <param name="inner">Its cause; null where there is none.</param>
    public SavedRunException(string message, Exception? inner = null)
        : base(message, inner)
    {
    }
}
