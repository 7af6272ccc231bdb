using System.Collections.Immutable;
using System.Globalization;
using CsvHelper;

namespace ExpressEntry.Sim.Data.History.Checks;

/// <summary>The official yearly counts of invitations, from <c>data/history/official_totals.csv</c>.</summary>
public static class OfficialTotals
{
    private const string FileName = "official_totals.csv";

    /// <summary>Reads the table that travels with the program.</summary>
    /// <returns>In order of year.</returns>
    public static ImmutableArray<OfficialTotal> ReadEmbedded()
    {
        using TextReader reader = HistoryTables.OpenEmbedded(FileName);
        using CsvReader csv = new(reader, CultureInfo.InvariantCulture);
        TableRow row = TableRow.ReadHeader(csv, FileName, ["year", "invitations", "source"]);
        var totals = ImmutableArray.CreateBuilder<OfficialTotal>();
        while (row.MoveNext())
        {
            int? year = row.WholeNumber("year", 2015, 2099);
            int? invitations = row.WholeNumber("invitations", 1, int.MaxValue);
            totals.Add(
                new OfficialTotal(
                    year ?? throw row.Error("year", "a year"),
                    invitations ?? throw row.Error("invitations", "a whole number"),
                    row.Text("source")
                )
            );
        }

        return totals.ToImmutable();
    }
}
