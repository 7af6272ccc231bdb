using System.Buffers;

namespace ExpressEntry.Sim.Data.Population;

/// <summary>Writes profiles as lines of text; used by several threads at once.</summary>
internal interface IPopulationLines
{
    /// <summary>The first line, with its end; empty for none.</summary>
    string Header { get; }

    /// <summary>Writes one line a profile, each with its end.</summary>
    /// <param name="rows">Profiles with their numbers.</param>
    /// <param name="output">Receives UTF-8.</param>
    void Write(ReadOnlySpan<PopulationRow> rows, IBufferWriter<byte> output);
}
