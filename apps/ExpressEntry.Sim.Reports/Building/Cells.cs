using System.Collections.Immutable;
using ExpressEntry.Sim.Reports.Model;
using ExpressEntry.Sim.Reports.Runs;
using ExpressEntry.Sim.Reports.Text;

namespace ExpressEntry.Sim.Reports.Building;

/// <summary>Makes cells: the text for people, the number behind it for programs.</summary>
internal static class Cells
{
    public static ReportCell Text(string text) => new(text);

    public static ReportCell Cell(this ReportSpeech speech, double value, int digits = 0) =>
        double.IsFinite(value) ? new ReportCell(speech.Number(value, digits), value) : new ReportCell(ReportSpeech.Dash);

    public static ReportCell SignedCell(this ReportSpeech speech, double value, int digits = 0) =>
        double.IsFinite(value) ? new ReportCell(speech.Signed(value, digits), value) : new ReportCell(ReportSpeech.Dash);

    public static ReportCell ShareCell(this ReportSpeech speech, double share, int digits = 0) =>
        double.IsFinite(share) ? new ReportCell(speech.Percent(share, digits), share) : new ReportCell(ReportSpeech.Dash);

    public static ReportCell InstantCell(this ReportSpeech speech, DateTimeOffset at) =>
        new(
            speech.Instant(at),
            Code: at.UtcDateTime.ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", System.Globalization.CultureInfo.InvariantCulture)
        );

    /// <summary>A published number, as far as this project holds it.</summary>
    public static ReportCell PublishedCell(this ReportSpeech speech, double? value, int digits = 0) =>
        value is { } number ? speech.Cell(number, digits) : new ReportCell(speech.NotInData);

    /// <summary>Median and range of a spread: three cells.</summary>
    public static IEnumerable<ReportCell> OfSpread(this ReportSpeech speech, Spread? spread, int digits = 0) =>
        spread is { } known
            ? [speech.Cell(known.P05, digits), speech.Cell(known.P50, digits), speech.Cell(known.P95, digits)]
            : Dashes(3);

    /// <summary>Cells without a figure.</summary>
    public static IEnumerable<ReportCell> Dashes(int count) => Enumerable.Repeat(new ReportCell(ReportSpeech.Dash), count);

    public static ImmutableArray<ReportColumn> Columns(string first, params IEnumerable<string> numbers) =>
        [new ReportColumn(first, IsNumber: false), .. numbers.Select(title => new ReportColumn(title))];
}
