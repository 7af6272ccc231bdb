using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Forecasting.Lab.Comparisons;

/// <summary>The targets of a scenario's levels plan, with what each expects to have been admitted before the first day.</summary>
/// <remarks>Immutable after construction.</remarks>
internal sealed class SubjectTargets
{
    private readonly ImmutableArray<AdmissionTarget> _targets;

    /// <summary>Works them out.</summary>
    /// <param name="subject">Whose targets they are.</param>
    /// <param name="history">
    /// What was known before the first day. A result set does not say what its plan expected, so that is worked out again from
    /// the history it was made from; null, and any other history, leave it open.
    /// </param>
    public SubjectTargets(ComparisonSubject subject, PublishedHistory? history)
    {
        if (!subject.HasTargets)
        {
            _targets = [];
            return;
        }

        Plan =
            subject.Live is { } live ? live.Futures
            : history is not null && HistoryDigest.Of(history) == subject.Stored!.Run.DataDigest
                ? StoredPlan.Open(subject.Json, history)
            : null;
        DateOnly end = subject.AsOf.AddDays(subject.HorizonDays);
        _targets =
        [
            .. subject
                .Json.GetProperty("rounds")
                .GetProperty("targets")
                .EnumerateArray()
                .Select(target => TargetOf(target, subject.AsOf, end)),
        ];
    }

    /// <summary>The futures that the plan sizes the rounds of; null without a plan, and where it cannot be worked out.</summary>
    public ScenarioFutures? Plan { get; }

    /// <summary>Years of which it is not known what was admitted before the first day.</summary>
    public IEnumerable<int> OpenYears =>
        _targets.Where(target => target.ExpectedBefore is null).Select(target => target.Year).Distinct();

    /// <summary>What the scenario aims at.</summary>
    /// <param name="output">Any output.</param>
    /// <returns>The target; null for other outputs than admissions of a line in a year, and for years without one.</returns>
    public AdmissionTarget? Of(OutputName output) =>
        output is { Kind: OutputKind.Admissions, Program: { } line, Period: { IsMonth: false } period }
            ? _targets.FirstOrDefault(target => target.Line == line && WordOf(target) == period.ToString())
            : null;

    /// <summary>The output a target is about.</summary>
    public static OutputName OutputOf(AdmissionTarget target) =>
        OutputName.Parse($"admissions:{target.Line}@{WordOf(target)}");

    /// <summary>The targets in order of line and year.</summary>
    public ImmutableArray<AdmissionTarget> All => _targets;

    private static string WordOf(AdmissionTarget target) => target.Year.ToString("D4", CultureInfo.InvariantCulture);

    private AdmissionTarget TargetOf(JsonElement target, DateOnly asOf, DateOnly end)
    {
        int year = target.GetProperty("year").GetInt32();
        string line = target.GetProperty("line").GetString()!;
        return new AdmissionTarget(
            year,
            line,
            target.GetProperty("persons").GetInt32(),
            year != asOf.Year
                ? 0
                : Plan
                    ?.Targets.Where(known => known.Target.Year == year && known.Target.Line.ToWord() == line)
                    .Select(known => (double?)known.AdmittedAlready)
                    .FirstOrDefault(),
            end > new DateOnly(year, 12, 31)
        );
    }
}
