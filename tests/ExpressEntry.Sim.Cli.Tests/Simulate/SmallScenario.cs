namespace ExpressEntry.Sim.Cli.Tests.Simulate;

/// <summary>A scenario of a hundredth of the pool: a replication takes some milliseconds.</summary>
internal static class SmallScenario
{
    public const string Yaml = """
        scenario: 1
        name: Small
        horizon_days: 21
        pool: {factor: 0.01}
        arrivals: {factor: 0.03}
        nominations: {factor: 0.1}
        rounds: {cadence: [{type: cec, every_days: 4, size: 30}]}
        """;

    /// <summary>Every file of a folder with its bytes in hexadecimal, for comparing whole folders.</summary>
    public static SortedDictionary<string, string> BytesOf(string folder) =>
        new(
            Directory
                .EnumerateFiles(folder, "*", SearchOption.AllDirectories)
                .ToDictionary(
                    file => Path.GetRelativePath(folder, file),
                    file => Convert.ToHexString(File.ReadAllBytes(file))
                ),
            StringComparer.Ordinal
        );
}
