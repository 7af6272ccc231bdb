using System.Buffers;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ExpressEntry.Sim.Cli.Common;

/// <summary>Prints the one JSON document of a verb: indented, UTF-8, a newline at the end.</summary>
internal static class JsonDocumentWriter
{
    private static readonly JsonWriterOptions Options = new()
    {
        Indented = true,
        // The document is printed, not put into HTML: "≥" stays "≥".
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    /// <summary>Writes an object with the members <paramref name="writeMembers"/> gives and then <c>warnings</c>.</summary>
    /// <param name="output">Standard output.</param>
    /// <param name="warnings">What the reader should know; empty for nothing.</param>
    /// <param name="writeMembers">Writes every other member; the object is open.</param>
    public static void Write(TextWriter output, IEnumerable<string> warnings, Action<Utf8JsonWriter> writeMembers)
    {
        var buffer = new ArrayBufferWriter<byte>(64 * 1024);
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            writeMembers(json);
            json.WriteStartArray("warnings");
            foreach (string warning in warnings)
            {
                json.WriteStringValue(warning);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        output.WriteLine(Encoding.UTF8.GetString(buffer.WrittenSpan));
    }

    /// <summary>A number, or null where there is none.</summary>
    public static void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        if (double.IsFinite(value))
        {
            json.WriteNumber(name, value);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
