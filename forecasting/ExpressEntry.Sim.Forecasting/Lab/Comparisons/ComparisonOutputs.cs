using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;

namespace ExpressEntry.Sim.Forecasting.Lab.Comparisons;

/// <summary>Says what a comparison measures: totals, then admissions by calendar year, then months.</summary>
internal static class ComparisonOutputs
{
    private const int MonthsPerYear = 12;

    /// <summary>The outputs of the whole horizon, by kind.</summary>
    public static IEnumerable<OutputName> OfHorizon(
        ImmutableArray<ScoreBand> bands,
        ImmutableArray<OutputName> odds,
        bool hasWaits
    ) =>
        [
            .. OfEachType(OutputKind.Cutoff),
            new OutputName(OutputKind.Invitations),
            .. OfEachType(OutputKind.Invitations),
            .. hasWaits ? OfEachType(OutputKind.Wait) : [],
            new OutputName(OutputKind.NeverInvited),
            .. odds,
            .. Admissions(),
            new OutputName(OutputKind.Pool),
            .. bands.Select(band => new OutputName(OutputKind.Pool) { Band = band }),
        ];

    /// <summary>All outputs: those of the horizon, admissions by year, and all but odds by month.</summary>
    /// <param name="bands">The bands the pool is counted in.</param>
    /// <param name="odds">The odds asked for.</param>
    /// <param name="months">The months that all scenarios simulate.</param>
    /// <param name="hasWaits">Whether waits are known of all scenarios.</param>
    public static ImmutableArray<OutputName> All(
        ImmutableArray<ScoreBand> bands,
        ImmutableArray<OutputName> odds,
        ImmutableArray<int> months,
        bool hasWaits
    )
    {
        OutputName[] whole = [.. OfHorizon(bands, odds, hasWaits)];
        IEnumerable<OutputName> monthly = whole.Where(output => output.Kind != OutputKind.Odds);
        return
        [
            .. whole,
            .. months
                .Select(month => month / MonthsPerYear)
                .Distinct()
                .Select(year => new OutputPeriod(year * MonthsPerYear, (year * MonthsPerYear) + MonthsPerYear - 1))
                .SelectMany(year => Admissions().Select(output => output.In(year))),
            .. monthly.SelectMany(output => months.Select(month => output.In(new OutputPeriod(month, month)))),
        ];
    }

    /// <summary>Whether an output says anything: rounds of its type invited somebody in one of the scenarios.</summary>
    /// <param name="output">The output.</param>
    /// <param name="values">All outputs, one a scenario.</param>
    public static bool IsOfAHeldType(OutputName output, ImmutableArray<OutputValues> values)
    {
        if (output.Types.IsEmpty || output.Kind == OutputKind.Odds)
        {
            return true;
        }

        OutputName invitations = new(OutputKind.Invitations) { Types = output.Types };
        return values.Any(own => own.Column(invitations).IndexOfAnyExcept(0) >= 0);
    }

    /// <summary>The months that all scenarios simulate.</summary>
    public static ImmutableArray<int> CommonMonths(ImmutableArray<ComparisonSubject> subjects) =>
        [
            .. subjects
                .Select(subject => subject.Months.Select(month => month.Number))
                .Aggregate((one, other) => one.Intersect(other))
                .Order(),
        ];

    private static IEnumerable<OutputName> Admissions() =>
        new[] { null, OutputName.Federal, OutputName.Nominees }.Select(line => new OutputName(OutputKind.Admissions)
        {
            Program = line,
        });

    private static IEnumerable<OutputName> OfEachType(OutputKind kind) =>
        RoundTypes.All.Where(type => type != RoundType.Other).Select(type => new OutputName(kind) { Types = [type] });
}
