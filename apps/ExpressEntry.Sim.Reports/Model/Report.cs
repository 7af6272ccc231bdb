using System.Collections.Immutable;
using ExpressEntry.Sim.Reports.Text;

namespace ExpressEntry.Sim.Reports.Model;

/// <summary>A report in one language: what is asked, what was found, the sections, and what it rests on.</summary>
/// <param name="Speech">The language.</param>
/// <param name="Title">Its name.</param>
/// <param name="Question">What it answers, a sentence or two.</param>
/// <param name="Findings">Sentences with numbers, the most important first.</param>
/// <param name="Sections">In reading order; the last one says what everything rests on.</param>
public sealed record Report(
    ReportSpeech Speech,
    string Title,
    string Question,
    ImmutableArray<string> Findings,
    ImmutableArray<ReportSection> Sections
)
{
    /// <summary>Every table, those behind charts included, in reading order.</summary>
    public IEnumerable<ReportTable> Tables =>
        Sections
            .SelectMany(section => section.Blocks)
            .Select(block => block as ReportTable ?? (block as ReportChart)?.Table)
            .OfType<ReportTable>();

    /// <summary>Every chart, in reading order.</summary>
    public IEnumerable<ReportChart> Charts => Sections.SelectMany(section => section.Blocks).OfType<ReportChart>();
}
