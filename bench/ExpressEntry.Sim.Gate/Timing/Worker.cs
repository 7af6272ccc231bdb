using System.Diagnostics;
using System.Runtime.CompilerServices;
using ExpressEntry.Sim.Gate.Exact;
using ExpressEntry.Sim.Gate.Paths;

namespace ExpressEntry.Sim.Gate.Timing;

/// <summary>The process that runs paths when it is told to: a line in, a line out.</summary>
/// <remarks>
/// <c>prepare PATH</c> answers <c>ready</c> once inputs are made and the path is warm; <c>slice N</c> runs the N-th slice and
/// answers a <see cref="SliceTime"/>; <c>quit</c> ends it. The first line it writes names its revisions, by which a base of
/// another kind is recognised.
/// </remarks>
internal sealed class Worker(TextReader input, TextWriter output, Plant plant)
{
    private const int WarmUpSlices = 2;
    private const int StackPlaces = 4096 / 16;
    private HotPath _path = null!;
    private ulong _kept;

    /// <summary>The first line of a worker: protocol, reference loop, and each path with its revision and units a slice.</summary>
    public static string Greeting { get; } =
        $"eesim-gate 1 {ReferenceLoop.Revision} {string.Join(' ', HotPaths.Create().Select(path => $"{path.Id}={path.Revision}.{path.UnitsPerSlice}"))}";

    /// <summary>Serves until it is told to quit or the pipe is closed.</summary>
    public void Serve()
    {
        Dictionary<string, HotPath> paths = HotPaths.Create().ToDictionary(path => path.Id);
        output.WriteLine(Greeting);
        output.Flush();
        while (input.ReadLine() is { } line && line != "quit")
        {
            string[] words = line.Split(' ');
            if (words[0] == "prepare")
            {
                _path = paths[words[1]];
                Prepare();
                output.WriteLine("ready");
            }
            else
            {
                int slice = int.Parse(words[1], System.Globalization.CultureInfo.InvariantCulture);
                MoveBefore(slice);
                output.WriteLine(Measure(slice).Format());
            }

            output.Flush();
        }

        GC.KeepAlive(_kept);
    }

    private void Prepare()
    {
        _path.Prepare();
        for (int slice = 0; slice < WarmUpSlices; slice++)
        {
            _ = Measure(slice);
        }
    }

    // Makes the inputs anew where the slice begins another layout; the first unit touches their memory.
    private void MoveBefore(int slice)
    {
        if (slice > 0 && _path.LayoutsPerBlock > 1 && slice % (_path.SlicesPerBlock / _path.LayoutsPerBlock) == 0)
        {
            _path.Prepare();
            _path.Run(slice * _path.UnitsPerSlice);
        }
    }

    private SliceTime Measure(int slice)
    {
        (double Processor, double Wall) start = Now();
        _kept ^= ReferenceLoop.Run(ReferenceLoop.Steps);
        (double Processor, double Wall) begin = Now();
        int units = _path.UnitsPerSlice;
        int extra = plant == Plant.Slowdown ? units / 10 : 0;
        for (int unit = 0; unit < units + extra; unit++)
        {
            RunShifted((slice * units) + unit);
        }

        if (plant == Plant.Slowdown && extra == 0)
        {
            // Where a slice has fewer than ten units, a tenth of its work is that much of the reference loop.
            double loops = (Now().Processor - begin.Processor) / (begin.Processor - start.Processor);
            _kept ^= ReferenceLoop.Run((int)(0.1 * loops * ReferenceLoop.Steps));
        }

        (double Processor, double Wall) end = Now();
        _kept ^= ReferenceLoop.Run(ReferenceLoop.Steps);
        (double Processor, double Wall) stop = Now();
        return new SliceTime(
            end.Processor - begin.Processor,
            end.Wall - begin.Wall,
            begin.Processor - start.Processor + (stop.Processor - end.Processor),
            begin.Wall - start.Wall + (stop.Wall - end.Wall)
        );
    }

    // Where the stack begins is fixed for the life of a process: vectors kept on it cross cache lines or not, and a store
    // waits for a load 4,096 bytes from it or not. So units take turns at places all over a page.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void RunShifted(int number)
    {
        Span<byte> shift = stackalloc byte[16 * (1 + (number * 97 % StackPlaces))];
        shift[0] = 1;
        _path.Run(number);
        _kept += shift[0];
    }

    private static (double Processor, double Wall) Now() =>
        (Environment.CpuUsage.TotalTime.TotalMicroseconds, Stopwatch.GetElapsedTime(0).TotalMicroseconds);
}
