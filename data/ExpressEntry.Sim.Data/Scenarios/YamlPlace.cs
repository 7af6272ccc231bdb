namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>Where a value of a scenario was written.</summary>
/// <param name="Source">A file, or the option of the command line that sets it.</param>
/// <param name="Line">From 1; 0 where there are no lines.</param>
/// <param name="Column">From 1; 0 where there are no lines.</param>
internal readonly record struct YamlPlace(string Source, long Line, long Column)
{
    /// <summary>An error at this place.</summary>
    /// <param name="message">What is wrong and what is allowed, without a full stop.</param>
    /// <param name="inner">What found it, if anything else did.</param>
    public InvalidInputException Error(string message, Exception? inner = null)
    {
        string line = $"{this}: {message}.";
        return inner is null ? new InvalidInputException(line) : new InvalidInputException(line, inner);
    }

    /// <inheritdoc/>
    public override string ToString() => Line == 0 ? Source : $"{Source} line {Line}, column {Column}";
}
