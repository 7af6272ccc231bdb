using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;

namespace ExpressEntry.Sim.Reports.Tables;

/// <summary>Figures of the year-end reports as far as this project holds them; what is not here may be published all the same.</summary>
public static class PublishedFigures
{
    /// <summary>Every figure, in order of year.</summary>
    public static ImmutableArray<PublishedFigure> All { get; } = Read();

    /// <summary>One figure.</summary>
    /// <param name="year">The year.</param>
    /// <param name="part">The part, as <c>summary</c>.</param>
    /// <param name="key">The key, as <c>submitted</c>.</param>
    /// <returns>The figure; null where none is known.</returns>
    public static PublishedFigure? Find(int year, string part, string key) =>
        All.FirstOrDefault(figure => figure.Year == year && figure.Part == part && figure.Key == key);

    private static ImmutableArray<PublishedFigure> Read()
    {
        using Stream stream = typeof(PublishedFigures).Assembly.GetManifestResourceStream("published/year_end.csv")!;
        using var text = new StreamReader(stream);
        using var csv = new CsvReader(text, CultureInfo.InvariantCulture);
        csv.Read();
        csv.ReadHeader();
        var figures = ImmutableArray.CreateBuilder<PublishedFigure>();
        while (csv.Read())
        {
            figures.Add(
                new PublishedFigure(
                    csv.GetField<int>("year"),
                    csv.GetField("part")!,
                    csv.GetField("key")!,
                    csv.GetField<double>("value"),
                    csv.GetField("confidence")!,
                    csv.GetField("source")!
                )
            );
        }

        return figures.ToImmutable();
    }
}
