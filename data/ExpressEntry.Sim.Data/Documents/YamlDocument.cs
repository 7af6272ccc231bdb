using System.Globalization;
using System.Text.RegularExpressions;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace ExpressEntry.Sim.Data.Documents;

/// <summary>Reads one YAML document into nodes: the plain part of YAML, without anchors, tags and merges.</summary>
internal static partial class YamlDocument
{
    private const int MostDepth = 32;

    public static DocumentNode Read(TextReader reader, string name)
    {
        var source = new DocumentSource(name, null, null);
        try
        {
            var parser = new Parser(reader);
            parser.Consume<StreamStart>();
            if (!parser.Accept<DocumentStart>(out _))
            {
                throw new InvalidInputException($"{name} is empty; expected keys with values.");
            }

            parser.Consume<DocumentStart>();
            DocumentNode root = ReadNode(parser, source, null, "", 0);
            parser.Consume<DocumentEnd>();
            return parser.Accept<StreamEnd>(out StreamEnd? _)
                ? root
                : throw new InvalidInputException($"{name}: holds more than one document; expected one.");
        }
        catch (YamlException wrong)
        {
            throw new InvalidInputException(
                $"{name} line {wrong.Start.Line}: is not YAML ({wrong.Message.ReplaceLineEndings(" ").TrimEnd('.')}).",
                wrong
            );
        }
    }

    /// <summary>What a value means.</summary>
    public static DocumentNodeKind KindOf(string value, bool isQuoted) =>
        isQuoted ? DocumentNodeKind.Text
        : value is "" or "~" or "null" ? DocumentNodeKind.Null
        : value is "true" or "false" ? DocumentNodeKind.Boolean
        : NumberPattern().IsMatch(value) ? DocumentNodeKind.Number
        : DocumentNodeKind.Text;

    private static DocumentNode ReadNode(Parser parser, DocumentSource source, DocumentNode? parent, string name, int depth)
    {
        ParsingEvent next = parser.Current!;
        int line = Line(next);
        if (depth > MostDepth)
        {
            throw new InvalidInputException($"{source.Name} line {line}: is nested deeper than {MostDepth} levels.");
        }

        if (next is NodeEvent { Anchor.IsEmpty: false } or AnchorAlias)
        {
            throw new InvalidInputException($"{source.Name} line {line}: anchors and aliases (&, *) are not allowed.");
        }

        switch (next)
        {
            case Scalar scalar:
                parser.MoveNext();
                return new DocumentNode(source, parent, name, line, KindOf(scalar), scalar.Value);
            case SequenceStart:
                return ReadList(parser, source, parent, name, depth);
            default:
                return ReadMap(parser, source, parent, name, depth);
        }
    }

    private static DocumentNode ReadList(Parser parser, DocumentSource source, DocumentNode? parent, string name, int depth)
    {
        var list = new DocumentNode(source, parent, name, Line(parser.Consume<SequenceStart>()), DocumentNodeKind.List);
        while (!parser.TryConsume<SequenceEnd>(out _))
        {
            string index = list.Children.Count.ToString(CultureInfo.InvariantCulture);
            list.Add(ReadNode(parser, source, list, index, depth + 1));
        }

        return list;
    }

    private static DocumentNode ReadMap(Parser parser, DocumentSource source, DocumentNode? parent, string name, int depth)
    {
        var map = new DocumentNode(source, parent, name, Line(parser.Consume<MappingStart>()), DocumentNodeKind.Map);
        while (!parser.TryConsume<MappingEnd>(out _))
        {
            if (parser.Current is not Scalar)
            {
                throw new InvalidInputException($"{source.Name} line {Line(parser.Current!)}: expected a key.");
            }

            string key = parser.Consume<Scalar>().Value;
            map.AddEntry(ReadNode(parser, source, map, key, depth + 1));
        }

        return map;
    }

    private static int Line(ParsingEvent at) => (int)at.Start.Line;

    private static DocumentNodeKind KindOf(Scalar scalar) => KindOf(scalar.Value, scalar.Style is not ScalarStyle.Plain);

    [GeneratedRegex(@"^[-+]?[0-9]+(\.[0-9]+)?$", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex NumberPattern();
}
