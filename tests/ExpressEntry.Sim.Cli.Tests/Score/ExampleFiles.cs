namespace ExpressEntry.Sim.Cli.Tests.Score;

/// <summary>The files of <c>examples/</c>, as they are in the repository.</summary>
internal static class ExampleFiles
{
    public static string Read(string name)
    {
        using Stream stream = typeof(ExampleFiles).Assembly.GetManifestResourceStream($"examples/{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
