namespace ExpressEntry.Sim.Data.History.Feed;

/// <summary>A feed that could not be had. The message is one line for people: the address and what happened.</summary>
public sealed class FeedDownloadException : Exception
{
    /// <summary>Reports a feed that could not be had.</summary>
    /// <param name="message">One line.</param>
    /// <param name="innerException">The failure underneath, if any.</param>
    public FeedDownloadException(string message, Exception? innerException = null)
        : base(message, innerException) { }
}
