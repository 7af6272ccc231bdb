using System.Text.Json;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Cli.Tests.Documents;
using ExpressEntry.Sim.TestSupport;

namespace ExpressEntry.Sim.Cli.Tests.Forecast;

/// <summary>A forecast as Parquet says what its JSON says; read by DuckDB.</summary>
public sealed class ForecastFilesTests : IDisposable
{
    private static readonly string[] Call =
    [
        "forecast",
        "--as-of",
        "2026-07-24",
        "--replications",
        "100",
        "--round",
        "cec:2000@2026-08-18",
        "--round",
        "french@2026-09-01",
    ];
    private readonly TestHost _host = new();

    private string Folder => Path.Combine(_host.Folder, "forecast");

    public void Dispose() => _host.Dispose();

    [Fact]
    [Trait("Needs", "node")]
    public void Out_Folder_HoldsWhatTheJsonSays()
    {
        Assert.Equal(ExitCode.Done, _host.Run([.. Call, "--json", "--out", Folder]));
        Assert.Equal(
            ["cutoffs.parquet", "forecast.json", "pool.parquet"],
            Directory.EnumerateFileSystemEntries(Folder).Select(Path.GetFileName).Order(StringComparer.Ordinal)
        );
        Assert.Equal([Folder], Directory.EnumerateFileSystemEntries(_host.Folder));
        Assert.Equal(_host.Out, File.ReadAllText(Path.Combine(Folder, "forecast.json")));
        JsonElement said = JsonElement.Parse(_host.Out);

        JsonElement[] rows = DuckDb.Query(Folder, "SELECT * FROM 'cutoffs.parquet'");
        JsonElement[] next = [.. said.GetProperty("next").EnumerateArray()];
        JsonElement[] window = [.. said.GetProperty("window").EnumerateArray()];
        JsonElement[] asked = [.. said.GetProperty("rounds").EnumerateArray()];
        Assert.Equal(next.Length + window.Length + asked.Length, rows.Length);
        foreach ((JsonElement ours, JsonElement row) in next.Zip(rows))
        {
            AssertRow("next", ours, "cutoff", row);
            Assert.Equal(180, row.GetProperty("days").GetInt32());
            Assert.Equal(ours.GetProperty("p_within_days").GetDouble(), row.GetProperty("p").GetDouble());
            foreach (string point in (string[])["p05", "p50", "p95"])
            {
                Assert.Equal(
                    ours.GetProperty("date").GetProperty(point).GetString(),
                    row.GetProperty($"date_{point}").GetString()
                );
                Assert.Equal(
                    ours.GetProperty("size").GetProperty(point).GetDouble(),
                    Math.Round(row.GetProperty($"size_{point}").GetDouble())
                );
            }

            AssertMissing(row, "date", "size");
        }

        foreach ((JsonElement ours, JsonElement row) in window.Zip(rows[next.Length..]))
        {
            AssertRow("window", ours, "last_cutoff", row);
            Assert.Equal(ours.GetProperty("days").GetInt32(), row.GetProperty("days").GetInt32());
            Assert.Equal(ours.GetProperty("p_any_round").GetDouble(), row.GetProperty("p").GetDouble());
            AssertMissing(row, "date", "date_p50", "size", "size_p50");
        }

        foreach ((JsonElement ours, JsonElement row) in asked.Zip(rows[^asked.Length..]))
        {
            AssertRow("round", ours, "cutoff", row);
            Assert.Equal(ours.GetProperty("date").GetString(), row.GetProperty("date").GetString());
            Assert.Equal(ours.GetProperty("size").ToString(), row.GetProperty("size").ToString());
            AssertMissing(row, "days", "p", "date_p05", "size_p95");
        }

        JsonElement bands = said.GetProperty("pool").GetProperty("bands");
        JsonElement[] pool = DuckDb.Query(Folder, "SELECT *, epoch(\"at\")::INT AS seconds FROM 'pool.parquet'");
        Assert.Equal(
            bands.EnumerateObject().Select(band => (band.Name, band.Value.GetInt32())),
            pool.Select(row => (row.GetProperty("band").GetString()!, row.GetProperty("count").GetInt32()))
        );
        long midnight = new DateTimeOffset(2026, 7, 24, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
        Assert.All(pool, row => Assert.Equal(midnight, row.GetProperty("seconds").GetInt64()));
    }

    [Fact]
    [Trait("Needs", "node")]
    public void Out_Columns_AreTheDocumentedOnesWithTheirTypes()
    {
        Assert.Equal(ExitCode.Done, _host.Run([.. Call, "--out", Folder]));
        string document = File.ReadAllText(Repository.PathOf("docs", "results.md"));
        string section = document.Split("\n`cutoffs.parquet`, in order")[1].Split("\n\n")[1];
        List<string> documented = [];
        foreach (string line in section.Split('\n')[2..])
        {
            string[] cells = [.. line.Split('|', StringSplitOptions.TrimEntries)];
            string type = cells[2].Split(',')[0] switch
            {
                "int32" => "INTEGER",
                "double" => "DOUBLE",
                _ => "VARCHAR",
            };
            IEnumerable<string> names = cells[1].Contains('…', StringComparison.Ordinal)
                ? Enumerable.Range(1, 19).Select(level => $"q{level * 5:00}")
                : [cells[1].Trim('`')];
            documented.AddRange(names.Select(name => $"{name} {type}"));
        }

        Assert.Equal(documented, Describe("cutoffs.parquet"));
        Assert.Equal(["at TIMESTAMP WITH TIME ZONE", "band VARCHAR", "count INTEGER"], Describe("pool.parquet"));
    }

    [Fact]
    public void Out_FileName_IsTheTableAloneAndIsReplaced()
    {
        string file = _host.Write("cutoffs.parquet", "old");
        Assert.Equal(ExitCode.Done, _host.Run([.. Call, "--out", file]));
        Assert.Equal(ExitCode.Done, _host.Run([.. Call, "--out", Folder]));

        Assert.Equal(File.ReadAllBytes(Path.Combine(Folder, "cutoffs.parquet")), File.ReadAllBytes(file));
        Assert.Equal([file, Folder], Directory.EnumerateFileSystemEntries(_host.Folder).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Out_WrongTarget_IsRefusedBeforeAnythingIsComputed()
    {
        string file = _host.Write("text", "in the way");
        _ = _host.Write("full/x.txt", "something");
        foreach (
            (string target, string expected) in ((string, string)[])
                [
                    (file, "is a file; expected a new or empty folder"),
                    (Path.Combine(_host.Folder, "full"), "is not empty; expected a new or empty folder"),
                    (Path.Combine(_host.Folder, "nowhere", "x.parquet"), "expected a file in a folder that exists"),
                ]
        )
        {
            Assert.Equal(ExitCode.WrongInput, _host.Run([.. Call, "--out", target]));
            Assert.Contains(expected, _host.Error, StringComparison.Ordinal);
            Assert.Empty(_host.Out);
        }
    }

    private static void AssertRow(string kind, JsonElement ours, string cutoff, JsonElement row)
    {
        Assert.Equal("2026-07-24", row.GetProperty("as_of").GetString());
        Assert.Equal(kind, row.GetProperty("kind").GetString());
        Assert.Equal(ours.GetProperty("type").GetString(), row.GetProperty("type").GetString());
        Assert.Equal(
            ours.GetProperty(cutoff).GetProperty("quantiles").EnumerateArray().Select(quantile => quantile.GetDouble()),
            Enumerable.Range(1, 19).Select(level => row.GetProperty($"q{level * 5:00}").GetDouble())
        );
    }

    private static void AssertMissing(JsonElement row, params ReadOnlySpan<string> columns)
    {
        foreach (string column in columns)
        {
            Assert.Equal(JsonValueKind.Null, row.GetProperty(column).ValueKind);
        }
    }

    private IEnumerable<string> Describe(string file) =>
        DuckDb
            .Query(Folder, $"DESCRIBE SELECT * FROM '{file}'")
            .Select(row => $"{row.GetProperty("column_name").GetString()} {row.GetProperty("column_type").GetString()}");
}
