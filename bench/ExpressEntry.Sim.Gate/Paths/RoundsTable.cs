using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Parquet;

namespace ExpressEntry.Sim.Gate.Paths;

/// <summary>Rows like those of <c>rounds.parquet</c>: 500 replications of 60 rounds, written and read in memory.</summary>
internal sealed class RoundsTable
{
    private const int Rows = 30_000;
    private const int RoundsPerReplication = 60;
    private const long FirstRoundMicros = 1_735_725_600_000_000;
    private const long DayMicros = 86_400_000_000;
    private static readonly string[] Types = ["general", "cec", "pnp", "french", "healthcare", "stem", "trades"];

    private readonly int[] _replication = new int[Rows];
    private readonly long[] _at = new long[Rows];
    private readonly string[] _type = new string[Rows];
    private readonly int[] _cutoff = new int[Rows];
    private readonly bool[] _hasCutoff = new bool[Rows];
    private readonly byte[] _output = new byte[4 << 20];
    private readonly int[] _numbers = new int[Rows];
    private readonly long[] _instants = new long[Rows];
    private readonly string?[] _texts = new string?[Rows];
    private readonly bool[] _isPresent = new bool[Rows];

    /// <summary>Draws the rows.</summary>
    public RoundsTable()
    {
        var random = new RandomStream(1, 0, StreamPurpose.Calendar, 0);
        for (int i = 0; i < Rows; i++)
        {
            int round = i % RoundsPerReplication;
            _replication[i] = (i / RoundsPerReplication) + 1;
            _at[i] = FirstRoundMicros + (round * 6 * DayMicros) - (random.NextBelow(20_000_000) * 1_000_000L);
            _type[i] = Types[((round * 7) + (round / 3)) % Types.Length];
            _hasCutoff[i] = random.NextBelow(50) > 0;
            _cutoff[i] = 380 + (round * 31 % 7 * 25) + random.NextBelow(25);
        }
    }

    /// <summary>Writes the file.</summary>
    /// <returns>Its bytes.</returns>
    public int Write()
    {
        using MemoryStream output = new(_output);
        ParquetWriter writer = ParquetWriter.Create(
            output,
            new ParquetSchema(
                new("replication", ParquetType.Int32),
                new("at", ParquetType.TimestampMicroseconds),
                new("type", ParquetType.String),
                new("cutoff", ParquetType.Int32, IsOptional: true)
            ),
            new ParquetWriterOptions { Codec = ParquetCodec.Uncompressed }
        );
        ParquetRowGroupWriter group = writer.StartRowGroup(Rows);
        group.Write(_replication);
        group.Write(_at);
        group.Write((ReadOnlySpan<string?>)_type!);
        group.Write(_cutoff, _hasCutoff);
        writer.Finish();
        return (int)output.Position;
    }

    /// <summary>The file that was written last.</summary>
    /// <param name="bytes">What <see cref="Write"/> returned.</param>
    public byte[] FileOf(int bytes) => _output[..bytes];

    /// <summary>Reads every column.</summary>
    /// <param name="file">From <see cref="FileOf"/>.</param>
    public void Read(byte[] file)
    {
        ParquetReader reader = ParquetReader.Open(new MemoryStream(file));
        _ = reader.OpenColumn<int>(0, 0).Read(_numbers, _isPresent);
        _ = reader.OpenColumn<long>(0, 1).Read(_instants, _isPresent);
        _ = reader.OpenColumn<string?>(0, 2).Read(_texts, _isPresent);
        _ = reader.OpenColumn<int>(0, 3).Read(_numbers, _isPresent);
    }
}
