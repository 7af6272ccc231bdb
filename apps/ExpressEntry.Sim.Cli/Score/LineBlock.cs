using System.Buffers;

namespace ExpressEntry.Sim.Cli.Score;

/// <summary>Some whole lines of a file.</summary>
/// <param name="Bytes">The rented buffer that holds them.</param>
/// <param name="Length">Bytes used.</param>
/// <param name="FirstLine">Number of the first line, from 1.</param>
/// <param name="IsTooLong">Whether this stands for one line that is longer than any may be; its text is left out.</param>
internal sealed record LineBlock(byte[] Bytes, int Length, int FirstLine, bool IsTooLong) : IDisposable
{
    /// <summary>Where each line begins and how long it is, without its line break.</summary>
    public IEnumerable<(int Start, int Length)> Lines()
    {
        if (IsTooLong)
        {
            yield return (0, 0);
            yield break;
        }

        int start = 0;
        while (start < Length)
        {
            int end = Array.IndexOf(Bytes, (byte)'\n', start, Length - start);
            int next = end < 0 ? Length : end + 1;
            int stop = end < 0 ? Length : end;
            yield return (start, stop > start && Bytes[stop - 1] == (byte)'\r' ? stop - 1 - start : stop - start);
            start = next;
        }
    }

    /// <summary>Gives the buffer back; the lines are gone.</summary>
    public void Dispose() => ArrayPool<byte>.Shared.Return(Bytes);
}
