using System.Collections.Immutable;
using System.Text.Json;
using ExpressEntry.Sim.Data;

namespace ExpressEntry.Sim.Gate.Peers;

/// <summary>What one way of running the trace gave: a line of JSON on its standard output.</summary>
/// <param name="Way">Its name in the table.</param>
/// <param name="Holds"><c>counts</c> or <c>profiles</c>.</param>
/// <param name="Version">Of the language and library.</param>
/// <param name="IsTrace">Whether it ran the trace; false where it drew arrivals itself, so that cut-offs are its own.</param>
/// <param name="Microseconds">One replication of 26 rounds, inputs in memory.</param>
/// <param name="Cutoffs">One a round.</param>
internal sealed record PeerResult(
    string Way,
    string Holds,
    string Version,
    bool IsTrace,
    double Microseconds,
    ImmutableArray<int> Cutoffs
)
{
    /// <summary>Writes the line.</summary>
    public void Write(TextWriter output) =>
        output.WriteLine(
            JsonSerializer.Serialize(
                new
                {
                    way = Way,
                    holds = Holds,
                    version = Version,
                    trace = IsTrace,
                    microseconds = Math.Round(Microseconds, 2),
                    cutoffs = Cutoffs,
                }
            )
        );

    /// <summary>Reads a line.</summary>
    /// <param name="file">For the message.</param>
    /// <param name="line">JSON.</param>
    /// <exception cref="InvalidInputException">It is no result.</exception>
    public static PeerResult Read(string file, string line)
    {
        try
        {
            using var document = JsonDocument.Parse(line);
            JsonElement root = document.RootElement;
            return new PeerResult(
                root.GetProperty("way").GetString()!,
                root.GetProperty("holds").GetString()!,
                root.GetProperty("version").GetString()!,
                root.GetProperty("trace").GetBoolean(),
                root.GetProperty("microseconds").GetDouble(),
                [.. root.GetProperty("cutoffs").EnumerateArray().Select(cutoff => cutoff.GetInt32())]
            );
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException)
        {
            throw new InvalidInputException($"{file}: '{line}' is no result of a peer; run bench/peers/run again.", e);
        }
    }
}
