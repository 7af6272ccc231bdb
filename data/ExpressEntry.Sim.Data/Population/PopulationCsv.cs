using System.Buffers;
using System.Globalization;
using System.Text;

namespace ExpressEntry.Sim.Data.Population;

/// <summary>CSV: words, numbers and days, none of which needs quotes; an empty field is a missing value.</summary>
internal sealed class PopulationCsv : IPopulationLines
{
    public string Header => string.Join(',', PopulationColumn.All.Select(column => column.Name)) + "\n";

    public void Write(ReadOnlySpan<PopulationRow> rows, IBufferWriter<byte> output)
    {
        var text = new StringBuilder();
        foreach (PopulationRow row in rows)
        {
            text.Clear();
            foreach (PopulationColumn column in PopulationColumn.All)
            {
                text.Append(text.Length == 0 ? "" : ",");
                if (column.Text is { } words)
                {
                    text.Append(words(row));
                }
                else
                {
                    text.Append(CultureInfo.InvariantCulture, $"{column.Number!(row)}");
                }
            }

            text.Append('\n');
            output.Write(Encoding.UTF8.GetBytes(text.ToString()));
        }
    }
}
