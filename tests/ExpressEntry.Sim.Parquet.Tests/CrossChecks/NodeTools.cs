using System.Text.Json;
using ExpressEntry.Sim.Parquet.Tests.Support;
using ExpressEntry.Sim.TestSupport;

namespace ExpressEntry.Sim.Parquet.Tests.CrossChecks;

/// <summary>The scripts that read our files, installed once for a class of tests, and a folder for those files.</summary>
public sealed class NodeTools : IDisposable
{
    private static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("parquet-tests-");

    public NodeTools() => NodeScripts.Install(TestContext.Current.CancellationToken);

    public string NewFile(string name) => Path.Combine(_folder.FullName, name);

    public NodeReport Run(string script, params string[] arguments) =>
        JsonSerializer.Deserialize<NodeReport>(
            NodeScripts.Run(script, arguments, TestContext.Current.CancellationToken),
            Json
        ) ?? throw new InvalidOperationException($"{script} printed nothing.");

    public void Dispose() => _folder.Delete(recursive: true);
}

/// <summary>What a script prints: the rows, and what it found in the file's statistics.</summary>
public sealed record NodeReport(Dictionary<string, ColumnDump> Columns, NodeStatistics[] Statistics);

/// <summary>The statistics of one column chunk as another reader sees them.</summary>
public sealed record NodeStatistics(
    int RowGroup,
    string Column,
    string? Min,
    string? Max,
    string Nulls,
    string Codec,
    string Encodings,
    int Rows
);
