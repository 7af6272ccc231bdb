using System.Text.Json;
using ExpressEntry.Sim.TestSupport;

namespace ExpressEntry.Sim.Cli.Tests.Documents;

/// <summary>DuckDB through Node, as a user of our files runs it.</summary>
internal static class DuckDb
{
    /// <summary>Runs a query in a folder.</summary>
    /// <returns>Its rows; DuckDB prints large whole numbers as texts.</returns>
    public static JsonElement[] Query(string folder, string sql)
    {
        CancellationToken cancellation = TestContext.Current.CancellationToken;
        NodeScripts.Install(cancellation);
        using JsonDocument rows = JsonDocument.Parse(NodeScripts.Run("query.mjs", [folder, sql], cancellation));
        return [.. rows.RootElement.Clone().EnumerateArray()];
    }
}
