using System.Security.Cryptography;
using System.Text;

namespace ExpressEntry.Sim.Data.History;

/// <summary>One number for all that a history says, to tell whether two runs knew the same.</summary>
public static class HistoryDigest
{
    /// <summary>The SHA-256 of the rounds and snapshots as this project's tables spell them.</summary>
    /// <param name="history">Any history; where it comes from does not count.</param>
    /// <returns>64 lower-case hexadecimal digits.</returns>
    public static string Of(PublishedHistory history)
    {
        using var text = new StringWriter();
        HistoryTableWriter.WriteRounds(text, history.Rounds);
        text.Write('\0');
        HistoryTableWriter.WritePools(text, history.Snapshots);
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString())));
    }
}
