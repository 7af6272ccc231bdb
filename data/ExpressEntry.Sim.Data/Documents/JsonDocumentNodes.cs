using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.Json;

namespace ExpressEntry.Sim.Data.Documents;

/// <summary>Reads one JSON document into nodes.</summary>
internal static class JsonDocumentNodes
{
    private static readonly JsonReaderOptions Options = new() { MaxDepth = 32 };

    public static DocumentNode Read(byte[] bytes, int start, int length, string name, int? line = null)
    {
        var source = new DocumentSource(name, bytes, line);
        var reader = new Utf8JsonReader(bytes.AsSpan(start, length), Options);
        try
        {
            if (!reader.Read())
            {
                throw new InvalidInputException($"{name} is empty; expected a JSON object.");
            }

            DocumentNode root = ReadNode(ref reader, source, null, "");
            return reader.Read() ? throw root.Wrong("something follows after the end of the JSON object") : root;
        }
        catch (JsonException wrong)
        {
            long at = line ?? ((wrong.LineNumber ?? 0) + 1);
            string what = wrong.Message.Split(" LineNumber:")[0].ReplaceLineEndings(" ").TrimEnd('.', ' ');
            throw new InvalidInputException($"{name} line {at}: is not JSON ({what}).", wrong);
        }
        catch (InvalidOperationException wrong)
        {
            // The reader meets bytes that are not UTF-8, or half a surrogate pair, only when a text is asked for.
            throw new InvalidInputException(
                $"{name} line {source.LineOf((int)reader.TokenStartIndex)}: holds a text that is not valid UTF-8.",
                wrong
            );
        }
    }

    private static DocumentNode ReadNode(ref Utf8JsonReader reader, DocumentSource source, DocumentNode? parent, string name)
    {
        int position = (int)reader.TokenStartIndex;
        switch (reader.TokenType)
        {
            case JsonTokenType.StartObject:
                var map = new DocumentNode(source, parent, name, position, DocumentNodeKind.Map);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
                {
                    string key = KnownTexts.Get(ref reader);
                    reader.Read();
                    map.AddEntry(ReadNode(ref reader, source, map, key));
                }

                return map;
            case JsonTokenType.StartArray:
                var list = new DocumentNode(source, parent, name, position, DocumentNodeKind.List);
                while (reader.Read() && reader.TokenType != JsonTokenType.EndArray)
                {
                    string index = list.Children.Count.ToString(CultureInfo.InvariantCulture);
                    list.Add(ReadNode(ref reader, source, list, index));
                }

                return list;
            case JsonTokenType.Null:
                return new DocumentNode(source, parent, name, position, DocumentNodeKind.Null);
            case JsonTokenType.True:
                return new DocumentNode(source, parent, name, position, DocumentNodeKind.Boolean, "true");
            case JsonTokenType.False:
                return new DocumentNode(source, parent, name, position, DocumentNodeKind.Boolean, "false");
            case JsonTokenType.Number:
                string digits = SmallNumbers.Get(reader.ValueSpan);
                return new DocumentNode(source, parent, name, position, DocumentNodeKind.Number, digits);
            default:
                string text = KnownTexts.Get(ref reader);
                return new DocumentNode(source, parent, name, position, DocumentNodeKind.Text, text);
        }
    }

    /// <summary>Keys and words that come back in every profile are made into a string once.</summary>
    private static class KnownTexts
    {
        private static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Known = Profiles
            .ProfileKeys.EveryWord.ToFrozenDictionary(word => word)
            .GetAlternateLookup<ReadOnlySpan<char>>();

        public static string Get(ref Utf8JsonReader reader)
        {
            if (reader.ValueIsEscaped || reader.ValueSpan.Length > 32)
            {
                return reader.GetString()!;
            }

            Span<char> letters = stackalloc char[32];
            return
                Ascii.ToUtf16(reader.ValueSpan, letters, out int count) == System.Buffers.OperationStatus.Done
                && Known.TryGetValue(letters[..count], out string? word)
                ? word
                : reader.GetString()!;
        }
    }

    /// <summary>The numbers 0 to 99 as texts, made once.</summary>
    private static class SmallNumbers
    {
        private static readonly string[] Texts =
        [
            .. Enumerable.Range(0, 100).Select(number => number.ToString(CultureInfo.InvariantCulture)),
        ];

        public static string Get(ReadOnlySpan<byte> digits) =>
            digits.Length == 1 && char.IsAsciiDigit((char)digits[0]) ? Texts[digits[0] - '0']
            : digits.Length == 2 && char.IsAsciiDigit((char)digits[0]) && char.IsAsciiDigit((char)digits[1])
                ? Texts[((digits[0] - '0') * 10) + (digits[1] - '0')]
            : Encoding.UTF8.GetString(digits);
    }
}
