using System.Globalization;
using CsvHelper;
using CsvHelper.Configuration;
using ExpressEntry.Sim.Reports.Model;

namespace ExpressEntry.Sim.Reports.Writing;

/// <summary>Writes a table as CSV for programs: a header, then numbers with a full stop and not rounded.</summary>
public static class CsvTable
{
    /// <summary>Writes it.</summary>
    /// <param name="output">Takes the text; lines end with a line feed.</param>
    /// <param name="table">The table.</param>
    public static void Write(TextWriter output, ReportTable table)
    {
        var format = new CsvConfiguration(CultureInfo.InvariantCulture) { NewLine = "\n" };
        using var csv = new CsvWriter(output, format, leaveOpen: true);
        foreach (ReportColumn column in table.Columns)
        {
            csv.WriteField(column.Title);
        }

        csv.NextRecord();
        foreach (var row in table.Rows)
        {
            foreach (ReportCell cell in row)
            {
                csv.WriteField(cell.Value?.ToString("R", CultureInfo.InvariantCulture) ?? cell.Code ?? cell.Text.Trim());
            }

            csv.NextRecord();
        }
    }
}
