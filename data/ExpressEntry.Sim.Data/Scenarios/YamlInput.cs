using System.Collections.Immutable;
using System.Text;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>
/// Reads the part of YAML that data needs: sections, lists and plain or quoted values. Anchors, aliases, tags and several
/// documents in a file are refused, and so are files that are large or deeply nested: nothing can blow up.
/// </summary>
internal sealed class YamlInput
{
    /// <summary>The largest file that is read.</summary>
    public const int MostBytes = 1024 * 1024;

    private const int MostDepth = 16;
    private const int MostLettersOfAKey = 100;
    private readonly string _source;
    private readonly bool _hasLines;
    private readonly Parser _parser;

    private YamlInput(string source, bool hasLines, TextReader text) =>
        (_source, _hasLines, _parser) = (source, hasLines, new Parser(text));

    /// <summary>Reads a file.</summary>
    /// <exception cref="InvalidInputException">It cannot be read or is no such YAML; the message has line and column.</exception>
    public static YamlNode ReadFile(string path)
    {
        InputPlace.RequireNoFolder(path, "a scenario (a YAML file)");
        byte[] bytes;
        try
        {
            using FileStream file = new(path, FileMode.Open, FileAccess.Read, FileShare.Read);
            if (file.Length > MostBytes)
            {
                throw new InvalidInputException($"{path} has {file.Length:N0} bytes; a scenario has up to {MostBytes:N0}.");
            }

            bytes = new byte[file.Length];
            file.ReadExactly(bytes);
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(
                $"{path} cannot be read; expected a scenario (YAML) ({failure.Message})",
                failure
            );
        }

        try
        {
            return Read(path, new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes));
        }
        catch (DecoderFallbackException broken)
        {
            throw new InvalidInputException(
                $"{path}, byte {broken.Index + 1}: no UTF-8; a scenario is text in UTF-8.",
                broken
            );
        }
    }

    /// <summary>Reads a text.</summary>
    /// <param name="source">Its name, for messages.</param>
    /// <param name="text">The text.</param>
    /// <param name="hasLines">Whether messages name lines; false for a value of the command line.</param>
    public static YamlNode Read(string source, string text, bool hasLines = true)
    {
        using var reader = new StringReader(text.TrimStart('\uFEFF'));
        var input = new YamlInput(source, hasLines, reader);
        try
        {
            return input.ReadDocument();
        }
        catch (YamlException broken)
        {
            throw input.PlaceOf(broken, text).Error($"no YAML ({broken.Message.TrimEnd('.')})", broken);
        }
        catch (Exception broken) when (broken is InvalidOperationException or ArgumentException or FormatException)
        {
            // The parser gives up on some damaged files without saying where.
            throw new InvalidInputException($"{source} is no YAML ({broken.Message})", broken);
        }
    }

    private YamlNode ReadDocument()
    {
        _parser.Consume<StreamStart>();
        if (_parser.TryConsume<StreamEnd>(out StreamEnd? end))
        {
            throw At(end!, "the file is empty; expected a scenario");
        }

        _parser.Consume<DocumentStart>();
        YamlNode root = ReadNode(1);
        _parser.Consume<DocumentEnd>();
        return _parser.TryConsume<DocumentStart>(out DocumentStart? second)
            ? throw At(second!, "a second document starts; a scenario is one")
            : root;
    }

    private YamlNode ReadNode(int depth)
    {
        ParsingEvent next = _parser.Consume<ParsingEvent>();
        if (next is AnchorAlias || next is NodeEvent { Anchor.IsEmpty: false })
        {
            throw At(next, "anchors (&) and aliases (*) are not read; write the value out");
        }

        if (next is NodeEvent { Tag.IsEmpty: false })
        {
            throw At(next, "tags (!) are not read; write the plain value");
        }

        if (depth > MostDepth)
        {
            throw At(next, $"nested deeper than {MostDepth} levels");
        }

        return next switch
        {
            Scalar text => new YamlText(text.Value, text.Style != ScalarStyle.Plain, PlaceOf(text.Start)),
            SequenceStart start => ReadList(start, depth),
            MappingStart start => ReadMap(start, depth),
            _ => throw At(next, "expected a value"),
        };
    }

    private YamlList ReadList(SequenceStart start, int depth)
    {
        var items = ImmutableArray.CreateBuilder<YamlNode>();
        while (!_parser.TryConsume<SequenceEnd>(out SequenceEnd? _))
        {
            items.Add(ReadNode(depth + 1));
        }

        return new YamlList(items.ToImmutable(), PlaceOf(start.Start));
    }

    private YamlMap ReadMap(MappingStart start, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<(YamlText, YamlNode)>();
        Dictionary<string, long> lines = [];
        while (!_parser.TryConsume<MappingEnd>(out MappingEnd? _))
        {
            YamlNode keyNode = ReadNode(depth + 1);
            if (keyNode is not YamlText key)
            {
                throw keyNode.Place.Error($"{keyNode.Kind} stands where a key is expected");
            }

            if (key.Value.Length > MostLettersOfAKey)
            {
                throw key.Place.Error($"a key of {key.Value.Length} letters; keys have up to {MostLettersOfAKey}");
            }

            if (!lines.TryAdd(key.Value, key.Place.Line))
            {
                throw key.Place.Error($"'{key.Value}' is given twice, first on line {lines[key.Value]}");
            }

            entries.Add((key, ReadNode(depth + 1)));
        }

        return new YamlMap(entries.ToImmutable(), PlaceOf(start.Start));
    }

    // Of a tab that indents, the parser gives the start of the section around it: the tab is in the lines it has not read.
    private YamlPlace PlaceOf(YamlException broken, string text)
    {
        if (_hasLines && broken.Message.Contains(" tab ", StringComparison.Ordinal))
        {
            string[] lines = text.Split('\n');
            for (int line = (int)(_parser.Current?.Start.Line ?? 1); line <= lines.Length; line++)
            {
                int column = 1 + lines[line - 1].AsSpan().IndexOfAnyExcept(' ');
                if (column > 0 && lines[line - 1][column - 1] == '\t')
                {
                    return new YamlPlace(_source, line, column);
                }
            }
        }

        return PlaceOf(broken.Start);
    }

    private YamlPlace PlaceOf(Mark mark) =>
        _hasLines ? new YamlPlace(_source, mark.Line, mark.Column) : new YamlPlace(_source, 0, 0);

    private InvalidInputException At(ParsingEvent place, string message) => PlaceOf(place.Start).Error(message);
}
