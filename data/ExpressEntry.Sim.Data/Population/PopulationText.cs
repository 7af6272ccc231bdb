using System.Buffers;
using System.Text;

namespace ExpressEntry.Sim.Data.Population;

/// <summary>Writes a population as lines: blocks are put into text by several threads, and written in order.</summary>
internal sealed class PopulationText : IPopulationWriter
{
    private const int Block = 2048;
    private readonly Stream _stream;
    private readonly int _threads;
    private readonly IPopulationLines _lines;

    public PopulationText(Stream stream, int threads, IPopulationLines lines)
    {
        (_stream, _threads, _lines) = (stream, threads, lines);
        stream.Write(Encoding.UTF8.GetBytes(lines.Header));
    }

    public void Write(SyntheticProfile[] profiles, long firstNumber)
    {
        var buffers = new ArrayBufferWriter<byte>[4 * _threads];
        for (int first = 0; first < profiles.Length; first += Block * buffers.Length)
        {
            int blocks = Math.Min(buffers.Length, (profiles.Length - first + Block - 1) / Block);
            int start = first;
            Parallel.For(
                0,
                blocks,
                new ParallelOptions { MaxDegreeOfParallelism = _threads },
                block =>
                {
                    ArrayBufferWriter<byte> buffer = buffers[block] ??= new ArrayBufferWriter<byte>();
                    buffer.ResetWrittenCount();
                    int from = start + (block * Block);
                    int count = Math.Min(Block, profiles.Length - from);
                    var rows = new PopulationRow[count];
                    for (int i = 0; i < count; i++)
                    {
                        rows[i] = new PopulationRow(firstNumber + from + i, profiles[from + i]);
                    }

                    _lines.Write(rows, buffer);
                }
            );
            for (int block = 0; block < blocks; block++)
            {
                _stream.Write(buffers[block].WrittenSpan);
            }
        }
    }

    public void Finish() => _stream.Flush();
}
