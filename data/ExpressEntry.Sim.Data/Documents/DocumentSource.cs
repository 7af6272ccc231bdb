namespace ExpressEntry.Sim.Data.Documents;

/// <summary>Where a document comes from, so that errors can name the place.</summary>
/// <param name="name">File name or description.</param>
/// <param name="json">The bytes whose line breaks are counted; null where positions are lines already.</param>
/// <param name="fixedLine">The line every place has, in a file with one document a line; null otherwise.</param>
internal sealed class DocumentSource(string name, byte[]? json, int? fixedLine)
{
    public string Name { get; } = name;

    /// <summary>The line of a position, from 1.</summary>
    public int LineOf(int position)
    {
        if (fixedLine is { } line)
        {
            return line;
        }

        return json is null ? position : 1 + json.AsSpan(0, Math.Min(position, json.Length)).Count((byte)'\n');
    }
}
