using System.Collections.Immutable;
using System.Globalization;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Engine.Applications;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>Plays one replication and records it as rows of the result tables.</summary>
/// <remarks>Immutable and safe for several threads, each with an engine of its own.</remarks>
internal sealed class ReplicationPlayer
{
    private const long Micros = 1_000_000;
    private readonly ScenarioFutures _futures;
    private readonly long _seed;
    private readonly byte[] _bandOfScore = new byte[CrsScore.Count];
    private readonly ImmutableArray<string> _bandLabels;
    private readonly ImmutableArray<(long EndUtcSeconds, string Month)> _months;

    /// <summary>Prepares to play.</summary>
    /// <param name="futures">The scenario's futures.</param>
    /// <param name="seed">The run's seed.</param>
    public ReplicationPlayer(ScenarioFutures futures, long seed)
    {
        (_futures, _seed) = (futures, seed);
        _bandLabels = [.. futures.Bands.Select(band => band.Label)];
        for (int band = 0; band < futures.Bands.Length; band++)
        {
            _bandOfScore.AsSpan(futures.Bands[band].Low, futures.Bands[band].Width).Fill((byte)band);
        }

        _months = [.. MonthsOf(futures.AsOfUtcSeconds, futures.EndUtcSeconds)];
    }

    /// <summary>Plays one replication to the end of the horizon.</summary>
    /// <param name="engine">The thread's own.</param>
    /// <param name="replication">Its number, from 1. The engine's key counts from 0, as the forecast's futures do.</param>
    /// <returns>Its rows; see <see cref="ResultTables"/>.</returns>
    public ImmutableArray<TableRows> Play(RunEngine engine, int replication)
    {
        int key = replication - 1;
        (PoolLaws laws, PoolStart start, ProcessingLaw processing) = _futures.DrawLaws(key);
        engine.Start(laws, start, processing, _futures.PastInvitations, _futures.DrawNomineeLine(key), _seed, key);
        foreach (PlannedRound known in _futures.KnownRounds)
        {
            engine.Hold(known, isKnown: true);
        }

        List<PlannedRound> calendar = _futures.DrawCalendar(key);
        int next = 0;
        while (next < calendar.Count && calendar[next].AtUtcSeconds < _futures.AsOfUtcSeconds)
        {
            engine.Hold(calendar[next++]);
        }

        engine.AdvanceTo(_futures.AsOfUtcSeconds);
        ImmutableArray<TableRows> tables = ResultTables.CreateRows();
        long[] before = new long[RunEngine.ProgramWords.Length * RunEngine.Events.Length];
        long[] after = new long[before.Length];
        engine.CopyFlows(before);
        long countedAt = long.MinValue;
        int round = 0;
        foreach ((long end, string month) in _months)
        {
            // A round at the very end of a month belongs to the next one.
            for (; next < calendar.Count && calendar[next].AtUtcSeconds < end; next++)
            {
                long at = calendar[next].AtUtcSeconds;
                engine.AdvanceTo(at);
                if (at != countedAt)
                {
                    RecordPool(tables[ResultTables.Pool], engine, replication, at);
                    countedAt = at;
                }

                RecordRound(tables[ResultTables.Rounds], engine.Hold(calendar[next]), replication, ++round, calendar[next]);
            }

            engine.AdvanceTo(end);
            RecordPool(tables[ResultTables.Pool], engine, replication, end);
            countedAt = end;
            engine.CopyFlows(after);
            RecordFlows(tables[ResultTables.Flows], before, after, replication, month);
            (before, after) = (after, before);
        }

        return tables;
    }

    private static IEnumerable<(long End, string Month)> MonthsOf(long from, long to)
    {
        while (from < to)
        {
            DateTimeOffset day = DateTimeOffset.FromUnixTimeSeconds(from);
            var nextMonth = new DateTimeOffset(day.Year, day.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1);
            from = Math.Min(nextMonth.ToUnixTimeSeconds(), to);
            yield return (from, day.ToString("yyyy-MM", CultureInfo.InvariantCulture));
        }
    }

    private static void RecordRound(TableRows rows, HeldRound held, int replication, int round, PlannedRound planned)
    {
        rows.Column<int>(0).Add(replication);
        rows.Column<int>(1).Add(round);
        rows.Column<long>(2).Add(held.AtUtcSeconds * Micros);
        rows.Column<string?>(3).Add(held.Type.ToWord());
        rows.Column<int>(4).Add(planned.Size > 0 ? planned.Size : held.Invited); // sizes of the others follow the stock
        rows.Column<int>(5).Add(held.Eligible);
        rows.Column<int>(6).Add(held.Invited);
        if (held.Cutoff >= 0)
        {
            rows.Column<int>(7).Add(held.Cutoff);
            rows.Column<long>(8).Add(held.TieBreakUtcSeconds * Micros);
        }
        else
        {
            rows.Column<int>(7).AddMissing();
            rows.Column<long>(8).AddMissing();
        }
    }

    private static void RecordFlows(
        TableRows rows,
        ReadOnlySpan<long> before,
        ReadOnlySpan<long> after,
        int replication,
        string month
    )
    {
        int at = 0;
        foreach (string program in RunEngine.ProgramWords)
        {
            foreach (string what in RunEngine.Events)
            {
                rows.Column<int>(0).Add(replication);
                rows.Column<string?>(1).Add(month);
                rows.Column<string?>(2).Add(program);
                rows.Column<string?>(3).Add(what);
                rows.Column<long>(4).Add(after[at] - before[at]);
                at++;
            }
        }
    }

    private void RecordPool(TableRows rows, RunEngine engine, int replication, long at)
    {
        Span<int> counts = stackalloc int[_bandLabels.Length];
        engine.CountBands(_bandOfScore, counts);
        for (int band = 0; band < counts.Length; band++)
        {
            rows.Column<int>(0).Add(replication);
            rows.Column<long>(1).Add(at * Micros);
            rows.Column<string?>(2).Add(_bandLabels[band]);
            rows.Column<int>(3).Add(counts[band]);
        }
    }
}
