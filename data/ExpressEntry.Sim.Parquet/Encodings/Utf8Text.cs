using System.Text;
using ExpressEntry.Sim.Parquet.Pages;

namespace ExpressEntry.Sim.Parquet.Encodings;

/// <summary>Texts as UTF-8, strictly: what is not valid is refused in both directions, never replaced.</summary>
internal static class Utf8Text
{
    /// <summary>Throws on a text or bytes that are not valid Unicode.</summary>
    public static readonly UTF8Encoding Strict = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    public static string Decode(ReadOnlySpan<byte> utf8, PagePlace place)
    {
        try
        {
            return Strict.GetString(utf8);
        }
        catch (DecoderFallbackException e)
        {
            throw place.Error($"a text of {utf8.Length:N0} bytes is not valid UTF-8", e);
        }
    }
}
