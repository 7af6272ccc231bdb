using System.Collections.Immutable;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.Forecasting.Futures;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>The rounds a scenario has: those drawn, changed as it says, those of its cadences, and those of its list.</summary>
/// <remarks>Immutable and safe for several threads. Source: <c>docs/scenarios/README.md</c>, "Rounds".</remarks>
internal sealed class ScenarioCalendar
{
    private const long SecondsPerDay = 86_400;
    private readonly ScenarioRounds _rounds;
    private readonly long _asOf;
    private readonly long _end;
    private readonly DateOnly _firstDay;
    private readonly ImmutableHashSet<RoundType> _notDrawn;
    private readonly ImmutableArray<PlannedRound> _cadences;
    private readonly ImmutableArray<PlannedRound> _list;

    /// <summary>Lays out what is certain.</summary>
    /// <param name="scenario">With its first day resolved.</param>
    /// <param name="asOfUtcSeconds">The midnight of that day.</param>
    /// <param name="endUtcSeconds">The midnight after the last day.</param>
    /// <exception cref="InvalidInputException">A listed round lies outside the simulated time.</exception>
    public ScenarioCalendar(Scenario scenario, long asOfUtcSeconds, long endUtcSeconds)
    {
        (_rounds, _asOf, _end, _firstDay) = (scenario.Rounds, asOfUtcSeconds, endUtcSeconds, scenario.AsOf!.Value);
        _notDrawn = [.. _rounds.Without, .. _rounds.Cadences.Select(cadence => cadence.Type)];
        _cadences = [.. _rounds.Cadences.SelectMany(RoundsOf).Where(round => !IsPaused(round))];
        _list = [.. _rounds.List.Select((_, i) => RoundOf(scenario, i))];
    }

    /// <summary>Types that are certain to have rounds.</summary>
    public IEnumerable<RoundType> CertainTypes =>
        _cadences.Concat(_list).Select(round => round.Type).Concat(_rounds.Instead.Values).Distinct().Order();

    /// <summary>The rounds of one future, in order of instant.</summary>
    /// <param name="drawn">What the process has drawn, from the newest data on.</param>
    /// <param name="resize">
    /// Gets the rounds whose size may be set to meet targets, resizes them in place, and gets the others, which stay; null for none.
    /// </param>
    /// <returns>A new list; rounds at one instant in order of type, larger ones first.</returns>
    public List<PlannedRound> Of(
        IEnumerable<PlannedRound> drawn,
        Action<List<PlannedRound>, IReadOnlyList<PlannedRound>>? resize
    )
    {
        List<PlannedRound> rounds = [.. _cadences];
        List<PlannedRound> certain = [.. _list];
        foreach (PlannedRound round in drawn)
        {
            // What lies between the data's end and the scenario's first day is nobody's choice any more.
            if (round.AtUtcSeconds < _asOf)
            {
                certain.Add(round);
            }
            else if (
                _rounds.Process == RoundSource.Fitted
                && !_notDrawn.Contains(round.Type)
                && round.AtUtcSeconds < _end
                && !IsPaused(round)
            )
            {
                rounds.Add(Change(round));
            }
        }

        resize?.Invoke(rounds, certain);
        rounds.AddRange(certain);
        rounds.Sort((a, b) => (a.AtUtcSeconds, a.Type, b.Size).CompareTo((b.AtUtcSeconds, b.Type, a.Size)));
        return rounds;
    }

    private PlannedRound Change(PlannedRound round)
    {
        if (round.Size <= 0)
        {
            return round; // nominee rounds follow the stock of nominees
        }

        double factor = _rounds.SizeFactor * _rounds.TypeFactors.GetValueOrDefault(round.Type, 1);
        return round with
        {
            Type = _rounds.Instead.GetValueOrDefault(round.Type, round.Type),
            Size = (int)Math.Max(1, Math.Round(round.Size * factor)),
        };
    }

    private bool IsPaused(PlannedRound round)
    {
        DateOnly day = DateOnly.FromDateTime(DateTimeOffset.FromUnixTimeSeconds(round.AtUtcSeconds).UtcDateTime);
        return _rounds.Pauses.Any(pause =>
            day >= pause.From && day <= pause.To && (pause.Types.IsEmpty || pause.Types.Contains(round.Type))
        );
    }

    private IEnumerable<PlannedRound> RoundsOf(ScenarioCadence cadence)
    {
        DateOnly first = cadence.First ?? _firstDay;
        long time = (long)cadence.At.ToTimeSpan().TotalSeconds;
        for (long k = 0; ; k++)
        {
            DateOnly day = first.AddDays((int)(k * cadence.EveryDays));
            long at = ClearanceMemory.SecondsOf(day) + time;
            if (at >= _end || day > cadence.Last)
            {
                yield break;
            }

            // Whole invitations whose sum keeps to the yearly number.
            long perYear = (long)cadence.PerYear * cadence.EveryDays;
            long size = cadence.Size > 0 ? cadence.Size : ((k + 1) * perYear / 365) - (k * perYear / 365);
            if (at >= _asOf && size > 0)
            {
                yield return new PlannedRound(at, cadence.Type, (int)size);
            }
        }
    }

    private PlannedRound RoundOf(Scenario scenario, int index)
    {
        ScenarioRound round = _rounds.List[index];
        long at = round.At.ToUnixTimeSeconds();
        return at >= _asOf && at < _end
            ? new PlannedRound(at, round.Type, round.Size)
            : throw scenario.Places.Error(
                $"rounds.list[{index + 1}]",
                $"is at {round.At:yyyy-MM-dd'T'HH:mm:ss'Z'}, which is not in the simulated time; expected an instant from {_firstDay:yyyy-MM-dd} on, within {scenario.HorizonDays} days"
            );
    }
}
