using System.Collections.Immutable;
using ExpressEntry.Sim.Data.Documents;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Rules.Candidates;

namespace ExpressEntry.Sim.Data.Profiles;

/// <summary>Reads dated jobs.</summary>
internal sealed class WorkReader(RuleBook book)
{
    public const string Canada = "canada";
    private const int MostJobs = 200;
    private const int MostHours = 168;

    public ImmutableArray<WorkPeriod> Read(DocumentNode? node) =>
        node is null ? default : [.. node.AsList(MostJobs).Select(ReadJob)];

    public string ReadOccupation(DocumentNode node)
    {
        const string allowed =
            "a code of five digits of the National Occupational Classification 2021, for example \"21231\"";
        string code = node.Text();
        return book.Occupations.Contains(code) ? code
            : NearestWord.Find(code, book.Occupations.Order(StringComparer.Ordinal)) is { } near && code.Length == 5
                ? throw node.Expected($"{allowed} (no such code; one near it is \"{near}\")")
            : throw node.Expected(allowed);
    }

    private WorkPeriod ReadJob(DocumentNode node)
    {
        node.AsMap(ProfileKeys.Work);
        DateOnly from = node.Require("from").Date();
        DateOnly? to = node.Find("to")?.Date();
        if (to < from)
        {
            throw node.Require("to").Expected($"a date from {from:yyyy-MM-dd} on, or nothing for a job still held");
        }

        return new WorkPeriod(
            ReadOccupation(node.Require("occupation")),
            from,
            to,
            node.Require("hours_per_week").Tenths(0, MostHours, $"hours a week, 0-{MostHours}, at most one decimal"),
            node.Require("country").Text().Equals(Canada, StringComparison.OrdinalIgnoreCase),
            node.Find("authorized")?.Flag() ?? true,
            node.Find("self_employed")?.Flag() ?? false,
            node.Find("full_time_student")?.Flag() ?? false,
            node.Find("paid")?.Flag() ?? true
        );
    }
}
