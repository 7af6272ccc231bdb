using System.Globalization;

namespace ExpressEntry.Sim.Parquet.Tests.Support;

/// <summary>The statistics a column chunk should have, found the plain way from the table's text.</summary>
public sealed record ExpectedStatistics(string? Min, string? Max, string Nulls)
{
    public static ExpectedStatistics Of(SampleTable table, string column, Range rows)
    {
        ColumnDump dump = table.Dump()[column];
        string?[] all = dump.Values[rows];
        string[] present = [.. all.OfType<string>()];
        string nulls = ColumnDump.Text(all.Length - present.Length);
        IEnumerable<string> sorted = dump.Type switch
        {
            "Boolean" => present.Order(StringComparer.Ordinal),
            "String" => present.OrderBy(text => text, Comparer<string>.Create(CompareUtf8)),
            "Double" => present.Where(IsNumber).OrderBy(Number),
            _ => present.OrderBy(text => long.Parse(text, CultureInfo.InvariantCulture)),
        };
        string? min = sorted.FirstOrDefault();
        string? max = sorted.LastOrDefault();
        if (dump.Type == "Double" && min is not null && max is not null)
        {
            // The format asks for -0 as the smallest and +0 as the largest value where either zero is one.
            min = Number(min) == 0 ? ColumnDump.Text(-0.0) : min;
            max = Number(max) == 0 ? ColumnDump.Text(0.0) : max;
        }

        return new ExpectedStatistics(min, max, nulls);
    }

    private static int CompareUtf8(string a, string b) =>
        System.Text.Encoding.UTF8.GetBytes(a).AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(b));

    private static bool IsNumber(string bits) => !double.IsNaN(Number(bits));

    private static double Number(string bits) =>
        BitConverter.UInt64BitsToDouble(ulong.Parse(bits, NumberStyles.HexNumber, CultureInfo.InvariantCulture));
}
