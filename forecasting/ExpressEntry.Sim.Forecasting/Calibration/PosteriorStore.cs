using System.Collections.Immutable;
using System.Globalization;
using System.Reflection;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;

namespace ExpressEntry.Sim.Forecasting.Calibration;

/// <summary>The monthly checkpoints that travel with the program.</summary>
/// <remarks>Made by <c>eesim calibrate --monthly --from-scratch --out FOLDER</c>; see <c>data/posterior/README.md</c>.</remarks>
public static class PosteriorStore
{
    private const string Prefix = "posterior/";
    private const string Suffix = ".parquet";

    /// <summary>The days of the checkpoints, in order.</summary>
    public static ImmutableArray<DateOnly> Days { get; } =
    [
        .. Assembly
            .GetExecutingAssembly()
            .GetManifestResourceNames()
            .Where(name =>
                name.StartsWith(Prefix, StringComparison.Ordinal) && name.EndsWith(Suffix, StringComparison.Ordinal)
            )
            .Select(name =>
                DateOnly.ParseExact(name[Prefix.Length..^Suffix.Length], "yyyy-MM-dd", CultureInfo.InvariantCulture)
            )
            .Order(),
    ];

    /// <summary>The bytes of a checkpoint.</summary>
    /// <param name="day">One of <see cref="Days"/>.</param>
    /// <returns>A new stream.</returns>
    public static Stream Open(DateOnly day) =>
        Assembly.GetExecutingAssembly().GetManifestResourceStream($"{Prefix}{PosteriorFile.Day(day)}{Suffix}")!;

    /// <summary>The newest checkpoint that a calibration can go on from.</summary>
    /// <param name="known">What is known.</param>
    /// <param name="asOf">The first day that is not.</param>
    /// <returns>The ensemble; null where none was made with this history.</returns>
    internal static Ensemble? Find(PublishedHistory known, DateOnly asOf)
    {
        for (int i = Days.Length - 1; i >= 0; i--)
        {
            if (Days[i] > asOf)
            {
                continue;
            }

            try
            {
                using Stream stream = Open(Days[i]);
                return PosteriorFile.Read(
                    stream,
                    Prefix + PosteriorFile.Day(Days[i]),
                    day => HistoryDigest.Of(known.KnownBefore(day))
                );
            }
            catch (InvalidInputException)
            {
                // Of another history: an older one may still agree.
            }
        }

        return null;
    }
}
