using System.Collections.Immutable;
using System.Globalization;

namespace ExpressEntry.Sim.Data.Documents;

/// <summary>
/// One place in a YAML or JSON document. Reading a value checks it; an error names the file, the line, the path of the
/// place inside the document, what stands there and what is allowed.
/// </summary>
public sealed class DocumentNode
{
    private const int LongestQuote = 60;
    private const string InstantFormat = "yyyy-MM-dd'T'HH:mm:ss'Z'";
    private readonly DocumentSource _source;
    private readonly DocumentNode? _parent;
    private readonly string _name;
    private readonly int _position;
    private readonly string _text;
    private List<DocumentNode>? _children;

    internal DocumentNode(
        DocumentSource source,
        DocumentNode? parent,
        string name,
        int position,
        DocumentNodeKind kind,
        string text = ""
    ) => (_source, _parent, _name, _position, Kind, _text) = (source, parent, name, position, kind, text);

    /// <summary>What stands here.</summary>
    public DocumentNodeKind Kind { get; }

    /// <summary>Name of the file or description that this stands in.</summary>
    internal string Source => _source.Name;

    /// <summary>Column of the value, from 1; 0 where only lines are known.</summary>
    internal long Column { get; init; }

    /// <summary>Line and column of the key; null where only the value's line is known.</summary>
    internal (long Line, long Column)? Key { get; init; }

    /// <summary>The key of a map's value; empty for the whole document.</summary>
    public string Name => _name;

    /// <summary>The values of a list or a map, in order.</summary>
    public IReadOnlyList<DocumentNode> Children => _children ?? (IReadOnlyList<DocumentNode>)[];

    /// <summary>Keys and indices from the top, for example <c>work[1].hours_per_week</c>; empty for the whole document.</summary>
    public string Path =>
        _parent is null ? ""
        : _parent.Kind == DocumentNodeKind.List ? $"{_parent.Path}[{_name}]"
        : _parent._parent is null ? _name
        : $"{_parent.Path}.{_name}";

    /// <summary>Whether a key is present with a value other than null.</summary>
    /// <param name="key">A key of this map.</param>
    /// <returns>True where it states something.</returns>
    public bool Has(string key) => Find(key) is not null;

    /// <summary>The value of a key.</summary>
    /// <param name="key">A key of this map.</param>
    /// <returns>The value, or null where the key is absent or null.</returns>
    public DocumentNode? Find(string key)
    {
        if (_children is null || Kind != DocumentNodeKind.Map)
        {
            return null;
        }

        foreach (DocumentNode child in _children)
        {
            if (child._name == key)
            {
                return child.Kind == DocumentNodeKind.Null ? null : child;
            }
        }

        return null;
    }

    /// <summary>The value of a key that must be there.</summary>
    /// <param name="key">A key of this map.</param>
    /// <returns>The value.</returns>
    /// <exception cref="InvalidInputException">The key is absent or null.</exception>
    public DocumentNode Require(string key) => Find(key) ?? throw Wrong($"has no '{key}'; it must be given");

    /// <summary>Checks that this is a map with known keys only.</summary>
    /// <param name="known">Every key there can be.</param>
    /// <returns>This node.</returns>
    /// <exception cref="InvalidInputException">It is no map, or a key is not known; the message names the nearest.</exception>
    public DocumentNode AsMap(ImmutableArray<string> known)
    {
        RequireKind(DocumentNodeKind.Map, $"keys with values ({string.Join(", ", known)})");
        foreach (DocumentNode child in Children)
        {
            if (!known.Contains(child._name))
            {
                string meant = NearestWord.Find(child._name, known) is { } word ? $" Did you mean '{word}'?" : "";
                throw child.WrongRaw($"unknown key '{child._name}'.{meant} Known: {string.Join(", ", known)}.");
            }
        }

        return this;
    }

    /// <summary>Checks that this is a map; any key is allowed.</summary>
    /// <returns>This node.</returns>
    /// <exception cref="InvalidInputException">It is no map.</exception>
    public DocumentNode AsMap() => RequireKind(DocumentNodeKind.Map, "keys with values");

    /// <summary>The values of a list.</summary>
    /// <param name="most">Most values there may be.</param>
    /// <returns>In order.</returns>
    /// <exception cref="InvalidInputException">It is no list, or too long a one.</exception>
    public IReadOnlyList<DocumentNode> AsList(int most = int.MaxValue)
    {
        RequireKind(DocumentNodeKind.List, "a list");
        return Children.Count <= most ? Children : throw Wrong($"has {Children.Count} entries; expected at most {most}");
    }

    /// <summary>Reads a whole number.</summary>
    /// <param name="min">Lowest allowed.</param>
    /// <param name="max">Highest allowed.</param>
    /// <returns>The number.</returns>
    /// <exception cref="InvalidInputException">It is not one.</exception>
    public int WholeNumber(int min, int max) =>
        Kind == DocumentNodeKind.Number && TryWhole(out int value) && value >= min && value <= max
            ? value
            : throw Expected($"a whole number {min}-{max}");

    /// <summary>Reads a number with at most one decimal.</summary>
    /// <param name="min">Lowest allowed.</param>
    /// <param name="max">Highest allowed.</param>
    /// <param name="allowed">What is allowed, for the message.</param>
    /// <returns>The number in tenths.</returns>
    /// <exception cref="InvalidInputException">It is not one.</exception>
    public int Tenths(decimal min, decimal max, string allowed) =>
        Kind == DocumentNodeKind.Number
        && TryDecimal(out decimal value)
        && value >= min
        && value <= max
        && decimal.IsInteger(value * 10)
            ? (int)(value * 10)
            : throw Expected(allowed);

    /// <summary>Reads <c>true</c> or <c>false</c>.</summary>
    /// <returns>The value.</returns>
    /// <exception cref="InvalidInputException">It is neither.</exception>
    public bool Flag() => Kind == DocumentNodeKind.Boolean ? _text == "true" : throw Expected("true or false");

    /// <summary>Reads a text; a number is taken as it is written.</summary>
    /// <returns>The text, not empty.</returns>
    /// <exception cref="InvalidInputException">It is none.</exception>
    public string Text() =>
        Kind is DocumentNodeKind.Text or DocumentNodeKind.Number && _text.Length > 0 ? _text : throw Expected("a text");

    /// <summary>Reads one of some words.</summary>
    /// <param name="words">Every word allowed.</param>
    /// <returns>The position of the word among them.</returns>
    /// <exception cref="InvalidInputException">It is none of them; the message names the nearest.</exception>
    public int Word(ImmutableArray<string> words)
    {
        int index = Kind == DocumentNodeKind.Text ? words.IndexOf(_text) : -1;
        if (index >= 0)
        {
            return index;
        }

        string meant =
            Kind == DocumentNodeKind.Text && NearestWord.Find(_text, words) is { } word ? $" (did you mean {word}?)" : "";
        throw Expected($"one of {string.Join(", ", words)}{meant}");
    }

    /// <summary>Reads a date.</summary>
    /// <returns>A day that exists.</returns>
    /// <exception cref="InvalidInputException">It is none.</exception>
    public DateOnly Date() =>
        Kind == DocumentNodeKind.Text
        && DateOnly.TryParseExact(_text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out DateOnly date)
            ? date
            : throw Expected("a date that exists, as YYYY-MM-DD");

    /// <summary>Reads an instant in UTC, whole seconds.</summary>
    /// <returns>The instant.</returns>
    /// <exception cref="InvalidInputException">It is none.</exception>
    public DateTimeOffset Instant()
    {
        const DateTimeStyles utc = DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal;
        return
            Kind == DocumentNodeKind.Text
            && DateTimeOffset.TryParseExact(_text, InstantFormat, CultureInfo.InvariantCulture, utc, out DateTimeOffset at)
            ? at
            : throw Expected("an instant in UTC, as YYYY-MM-DDTHH:MM:SSZ");
    }

    /// <summary>An error that says what stands here and what was expected instead.</summary>
    /// <param name="allowed">What is allowed.</param>
    /// <returns>The exception to throw.</returns>
    public InvalidInputException Expected(string allowed) => Wrong($"is {Quote()}; expected {allowed}");

    /// <summary>An error about this place.</summary>
    /// <param name="problem">What is wrong, as a sentence after the path and without its full stop.</param>
    /// <returns>The exception to throw.</returns>
    public InvalidInputException Wrong(string problem) => new($"{Place(Path.Length == 0 ? "" : $", {Path}")}: {problem}.");

    internal void Add(DocumentNode child) => (_children ??= []).Add(child);

    /// <summary>Adds the value of a key that must be new.</summary>
    internal void AddEntry(DocumentNode child)
    {
        foreach (DocumentNode known in Children)
        {
            if (known._name == child._name)
            {
                throw child.WrongRaw($"key '{child._name}' is given twice; once is allowed.");
            }
        }

        Add(child);
    }

    private InvalidInputException WrongRaw(string problem)
    {
        string path = _parent?.Path ?? "";
        string after = path.Length == 0 ? "" : $", {path}";
        string place = Key is { Line: > 0 } key
            ? $"{_source.Name} line {key.Line}, column {key.Column}{after}"
            : Place(after);
        return new InvalidInputException($"{place}: {problem}");
    }

    // A value of the command line has no line.
    private string Place(string path) =>
        _source.LineOf(_position) is > 0 and int line
            ? $"{_source.Name} line {line}{(Column > 0 ? $", column {Column}" : "")}{path}"
            : $"{_source.Name}{path}";

    private DocumentNode RequireKind(DocumentNodeKind kind, string allowed) => Kind == kind ? this : throw Expected(allowed);

    private bool TryDecimal(out decimal value) =>
        decimal.TryParse(_text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    // 29.0 is whole too: some programs write every number that way.
    private bool TryWhole(out int value)
    {
        if (int.TryParse(_text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out value))
        {
            return true;
        }

        if (TryDecimal(out decimal number) && decimal.IsInteger(number) && Math.Abs(number) <= int.MaxValue)
        {
            value = (int)number;
            return true;
        }

        return false;
    }

    private string Quote() =>
        Kind switch
        {
            DocumentNodeKind.Null => "nothing",
            DocumentNodeKind.List => "a list",
            DocumentNodeKind.Map => "a group of keys",
            DocumentNodeKind.Text => $"\"{Shorten(_text)}\"",
            _ => Shorten(_text),
        };

    private static string Shorten(string text) => text.Length <= LongestQuote ? text : $"{text[..LongestQuote]}…";
}
