using BenchmarkDotNet.Attributes;
using ExpressEntry.Sim.Parquet;

namespace ExpressEntry.Sim.Benchmarks.Parquet;

/// <summary>
/// A file shaped like rounds.parquet of 10,000 replications with 60 rounds: 600,000 rows, nine columns. Reading is held to
/// 150 ms with twelve quantiles of the cut-offs.
/// </summary>
[MemoryDiagnoser]
public class RoundsFileBenchmarks
{
    private const int Replications = 10_000;
    private const int RoundsPerReplication = 60;
    private const int Rows = Replications * RoundsPerReplication;
    private const int RowsPerGroup = 1 << 17;
    private const long FirstRoundMicros = 1_735_725_600_000_000;
    private const long DayMicros = 86_400_000_000;

    private static readonly string[] Types = ["general", "cec", "pnp", "french", "healthcare", "stem", "trade"];
    private static readonly double[] Quantiles = [0.01, 0.05, 0.1, 0.2, 0.25, 0.4, 0.5, 0.6, 0.75, 0.8, 0.9, 0.95];

    private readonly int[] _replication = new int[Rows];
    private readonly int[] _round = new int[Rows];
    private readonly long[] _at = new long[Rows];
    private readonly string[] _type = new string[Rows];
    private readonly int[] _requested = new int[Rows];
    private readonly int[] _eligible = new int[Rows];
    private readonly int[] _invited = new int[Rows];
    private readonly int[] _cutoff = new int[Rows];
    private readonly long[] _tieBreak = new long[Rows];
    private readonly bool[] _hasCutoff = new bool[Rows];
    private readonly int[] _numbers = new int[RowsPerGroup];
    private readonly long[] _instants = new long[RowsPerGroup];
    private readonly string?[] _texts = new string?[RowsPerGroup];
    private readonly bool[] _isPresent = new bool[RowsPerGroup];
    private readonly byte[] _output = new byte[64 << 20];
    private byte[] _file = [];

    [Params(ParquetCodec.Uncompressed, ParquetCodec.Gzip, ParquetCodec.Brotli)]
    public ParquetCodec Codec { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        Random random = new(1);
        for (int i = 0; i < Rows; i++)
        {
            int round = i % RoundsPerReplication;
            _replication[i] = (i / RoundsPerReplication) + 1;
            _round[i] = round + 1;
            _at[i] = FirstRoundMicros + (round * 6 * DayMicros);
            _type[i] = Types[((round * 7) + (round / 3)) % Types.Length];
            _requested[i] = 500 + (round * 137 % 9 * 500);
            _eligible[i] = random.Next(180_000, 220_000);
            _invited[i] = _requested[i] + random.Next(12);
            _hasCutoff[i] = random.Next(50) > 0;
            _cutoff[i] = 380 + (round * 31 % 7 * 25) + random.Next(-12, 13);
            _tieBreak[i] = _at[i] - (random.NextInt64(200 * 86_400) * 1_000_000);
        }

        _file = _output[..(int)Write()];
        Console.WriteLine($"// {Codec}: {_file.Length:N0} bytes");
    }

    [Benchmark]
    public long Write()
    {
        using MemoryStream output = new(_output);
        ParquetWriter writer = ParquetWriter.Create(
            output,
            new ParquetSchema(
                new("replication", ParquetType.Int32),
                new("round", ParquetType.Int32),
                new("at", ParquetType.TimestampMicroseconds),
                new("type", ParquetType.String),
                new("requested", ParquetType.Int32),
                new("eligible", ParquetType.Int32),
                new("invited", ParquetType.Int32),
                new("cutoff", ParquetType.Int32, IsOptional: true),
                new("tie_break", ParquetType.TimestampMicroseconds, IsOptional: true)
            ),
            new ParquetWriterOptions { Codec = Codec }
        );
        for (int first = 0; first < Rows; first += RowsPerGroup)
        {
            int count = Math.Min(RowsPerGroup, Rows - first);
            ParquetRowGroupWriter group = writer.StartRowGroup(count);
            group.Write(_replication.AsSpan(first, count));
            group.Write(_round.AsSpan(first, count));
            group.Write(_at.AsSpan(first, count));
            group.Write((ReadOnlySpan<string?>)_type.AsSpan(first, count)!);
            group.Write(_requested.AsSpan(first, count));
            group.Write(_eligible.AsSpan(first, count));
            group.Write(_invited.AsSpan(first, count));
            group.Write(_cutoff.AsSpan(first, count), _hasCutoff.AsSpan(first, count));
            group.Write(_tieBreak.AsSpan(first, count), _hasCutoff.AsSpan(first, count));
        }

        writer.Finish();
        return output.Position;
    }

    [Benchmark]
    public long Read_AllColumns()
    {
        ParquetReader reader = ParquetReader.Open(new MemoryStream(_file));
        long rows = 0;
        for (int group = 0; group < reader.RowGroups.Length; group++)
        {
            for (int column = 0; column < reader.Schema.Columns.Length; column++)
            {
                rows += reader.Schema.Columns[column].Type switch
                {
                    ParquetType.Int32 => reader.OpenColumn<int>(group, column).Read(_numbers, _isPresent),
                    ParquetType.String => reader.OpenColumn<string?>(group, column).Read(_texts, _isPresent),
                    _ => reader.OpenColumn<long>(group, column).Read(_instants, _isPresent),
                };
            }
        }

        return rows;
    }

    [Benchmark]
    public int Read_TwelveQuantilesOfCutoffs()
    {
        ParquetReader reader = ParquetReader.Open(new MemoryStream(_file));
        int column = reader.RequireColumn("cutoff", ParquetType.Int32);
        int[] roundsAt = new int[1201];
        int total = 0;
        for (int group = 0; group < reader.RowGroups.Length; group++)
        {
            int read = reader.OpenColumn<int>(group, column).Read(_numbers, _isPresent);
            for (int i = 0; i < read; i++)
            {
                int counts = _isPresent[i] ? 1 : 0;
                roundsAt[_numbers[i]] += counts;
                total += counts;
            }
        }

        return Quantiles.Sum(quantile => FindQuantile(roundsAt, (int)(quantile * total)));
    }

    private static int FindQuantile(int[] roundsAt, int rank)
    {
        int score = 0;
        for (int below = roundsAt[0]; below <= rank; below += roundsAt[score])
        {
            score++;
        }

        return score;
    }
}
