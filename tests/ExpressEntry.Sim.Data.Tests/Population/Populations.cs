using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Population;

namespace ExpressEntry.Sim.Data.Tests.Population;

/// <summary>Populations of the embedded history.</summary>
internal static class Populations
{
    private static readonly PublishedHistory Whole = HistoryTables.ReadEmbedded();

    public static PopulationRequest Request(string asOf, int size, int threads = 2, long seed = 7) =>
        new()
        {
            History = Whole.KnownBefore(Day(asOf)),
            AsOf = Day(asOf),
            Size = size,
            Seed = seed,
            Threads = threads,
        };

    public static (PopulationSampler Sampler, SyntheticProfile[] Profiles) Draw(
        string asOf,
        int size,
        int threads = 2,
        long seed = 7
    )
    {
        var sampler = new PopulationSampler(Request(asOf, size, threads, seed));
        SyntheticProfile[] profiles =
        [
            .. Enumerable
                .Range(0, sampler.Parts)
                .SelectMany(part => sampler.Draw(part, TestContext.Current.CancellationToken)),
        ];
        return (sampler, profiles);
    }

    public static DateOnly Day(string text) =>
        DateOnly.ParseExact(text, "yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture);
}
