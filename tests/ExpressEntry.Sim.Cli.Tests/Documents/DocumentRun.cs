namespace ExpressEntry.Sim.Cli.Tests.Documents;

/// <summary>Runs the commands of a document, and compares what they print with what the document shows, or writes it there.</summary>
internal static class DocumentRun
{
    /// <summary>Runs every <c>./eesim</c> command of a document.</summary>
    /// <param name="document">Its path in the repository.</param>
    /// <param name="madeOn">The day its outputs were made on; how old the data was then is part of them.</param>
    /// <param name="also">Words added to each command.</param>
    /// <returns>The commands run.</returns>
    public static IReadOnlyCollection<string> Check(string document, DateTimeOffset madeOn, params string[] also)
    {
        Dictionary<string, string> outputs = [];
        foreach ((string command, string shown) in ConsoleBlocks.Read(document))
        {
            // ./test runs this; what it prints is checked by whoever reads it.
            if (!command.StartsWith("./eesim ", StringComparison.Ordinal))
            {
                continue;
            }

            using var host = new TestHost(madeOn);
            int code = host.Run([.. command["./eesim ".Length..].Split(' ').Select(word => PlaceOf(host, word)), .. also]);
            Assert.True(code == 0, $"{command} ended with {code}: {host.Error}");
            outputs[command] = host.Out.Replace(host.Folder + Path.DirectorySeparatorChar, "", StringComparison.Ordinal);
            if (!ConsoleBlocks.IsUpdating)
            {
                Assert.Equal(shown, outputs[command]);
            }
        }

        if (ConsoleBlocks.IsUpdating)
        {
            ConsoleBlocks.Write(document, outputs);
        }

        return outputs.Keys;
    }

    // What is written goes to the test's own folder.
    private static string PlaceOf(TestHost host, string word) =>
        word.StartsWith("results/", StringComparison.Ordinal) ? Path.Combine(host.Folder, word) : word;
}
