using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.Results;

namespace ExpressEntry.Sim.Reports.Runs;

/// <summary>What a report needs of a result set: read once, in one pass over each table.</summary>
public sealed class RunSummary
{
    private RunSummary(ResultSet results, string name, string description, DateOnly asOf, int horizonDays)
    {
        (Results, Name, Description, AsOf) = (results, name, description, asOf);
        End = asOf.AddDays(horizonDays);
        DateOnly last = End.AddDays(-1);
        int months = ((last.Year - asOf.Year) * 12) + last.Month - asOf.Month + 1;
        var first = new DateOnly(asOf.Year, asOf.Month, 1);
        Months = [.. Enumerable.Range(0, months).Select(first.AddMonths)];
    }

    /// <summary>The result set.</summary>
    public ResultSet Results { get; }

    /// <summary>The scenario's name.</summary>
    public string Name { get; }

    /// <summary>What the scenario says of itself; empty for nothing.</summary>
    public string Description { get; }

    /// <summary>The first day simulated.</summary>
    public DateOnly AsOf { get; }

    /// <summary>The day after the last one simulated.</summary>
    public DateOnly End { get; }

    /// <summary>The first of each month that has days in the run; the first and the last may be parts of a month.</summary>
    public ImmutableArray<DateOnly> Months { get; }

    /// <summary>Days of a month that the run simulates: fewer than it has in the first and the last one, as a rule.</summary>
    /// <param name="month">The first of a month.</param>
    /// <returns>0 where the run has no day of it.</returns>
    public int DaysOf(DateOnly month)
    {
        DateOnly next = month.AddMonths(1);
        int first = (month > AsOf ? month : AsOf).DayNumber;
        return Math.Max(0, (next < End ? next : End).DayNumber - first);
    }

    /// <summary>Calendar years that have days in the run.</summary>
    public ImmutableArray<int> Years => [.. Months.Select(month => month.Year).Distinct()];

    /// <summary>Replications it rests on.</summary>
    public int Replications => Results.Manifest.Replications;

    /// <summary>One a type that had a round, in the order of <see cref="Engine.Rules.RoundTypes.All"/>.</summary>
    public ImmutableArray<TypeFigures> Types { get; private set; } = [];

    /// <summary>The pool.</summary>
    public PoolFigures Pool { get; private set; } = new([], [], [], []);

    /// <summary>Flows by program and event, each event also for all programs together.</summary>
    public ImmutableArray<FlowFigures> Flows { get; private set; } = [];

    /// <summary>Invitations by band of scores from the top, one a calendar year; empty for result sets of older versions.</summary>
    public ImmutableArray<(string Band, ImmutableArray<Spread> ByYear)> InvitedByBand { get; private set; } = [];

    /// <summary>Reads a finished result set.</summary>
    /// <param name="folder">Its folder.</param>
    /// <returns>Its figures.</returns>
    /// <exception cref="InvalidInputException">It is unfinished, damaged, or not as it was written.</exception>
    public static RunSummary Read(string folder)
    {
        ResultSet results = ResultSet.Open(folder);
        RunSummary summary = Describe(results, folder);
        int replications = summary.Replications;
        var rounds = new RoundTally(summary.Months, results.Manifest.FirstReplication, replications);
        var pool = new PoolTally(summary.Months, summary.End, results.Manifest.FirstReplication, replications);
        var flows = new FlowTally(summary.Months, results.Manifest.FirstReplication, replications);
        var invited = new InvitedTally(summary.Months, results.Manifest.FirstReplication, replications);
        try
        {
            results.Read(ResultTables.Rounds, rounds.Add);
            results.Read(ResultTables.Pool, pool.Add);
            results.Read(ResultTables.Flows, flows.Add);
            if (results.Has(ResultTables.Invited))
            {
                results.Read(ResultTables.Invited, invited.Add);
            }
        }
        catch (IndexOutOfRangeException damage)
        {
            throw new InvalidInputException(
                $"{folder} holds rows outside its own replications or months; it is not the result set that was written.",
                damage
            );
        }

        summary.Types = rounds.Finish();
        summary.Pool = pool.Finish();
        summary.Flows = flows.Finish();
        summary.InvitedByBand = invited.Finish();
        return summary;
    }

    /// <summary>An event, all programs together or one.</summary>
    /// <param name="flow">As <c>invited</c>.</param>
    /// <param name="program">As <c>cec</c>; all of them by default.</param>
    /// <returns>The figures; null where the run has no such rows.</returns>
    public FlowFigures? Flow(string flow, string program = "all") =>
        Flows.FirstOrDefault(one => one.Flow == flow && one.Program == program);

    private static RunSummary Describe(ResultSet results, string folder)
    {
        JsonElement scenario = results.Run.Scenario;
        try
        {
            string asOf = scenario.GetProperty("as_of").GetString()!;
            return new RunSummary(
                results,
                scenario.GetProperty("name").GetString() ?? Path.GetFileName(Path.TrimEndingDirectorySeparator(folder)),
                scenario.TryGetProperty("description", out JsonElement text) ? text.GetString() ?? "" : "",
                DateOnly.ParseExact(asOf, "yyyy-MM-dd", CultureInfo.InvariantCulture),
                scenario.GetProperty("horizon_days").GetInt32()
            );
        }
        catch (Exception damage)
            when (damage is KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new InvalidInputException(
                $"{Path.Combine(folder, RunDescription.FileName)} does not say the scenario's name, as_of and horizon_days.",
                damage
            );
        }
    }
}
