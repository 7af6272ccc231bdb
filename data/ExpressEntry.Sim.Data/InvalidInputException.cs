namespace ExpressEntry.Sim.Data;

/// <summary>
/// Input that cannot be used. The message is one line for the person who gave it: what was read, where (file, line or
/// key), and what is allowed. Apps print it and leave with exit code 2.
/// </summary>
public sealed class InvalidInputException : Exception
{
    /// <summary>Reports input that cannot be used.</summary>
    /// <param name="message">One line: what, where, what is allowed.</param>
    public InvalidInputException(string message)
        : base(message) { }

    /// <summary>Reports input that cannot be used, with the failure that showed it.</summary>
    /// <param name="message">One line: what, where, what is allowed.</param>
    /// <param name="innerException">The failure underneath, for a debugger.</param>
    public InvalidInputException(string message, Exception innerException)
        : base(message, innerException) { }
}
