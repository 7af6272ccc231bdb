using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.History.Checks;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Reports.Runs;

namespace ExpressEntry.Sim.Reports.Tables;

/// <summary>A year's figures from three sides: published as totals, counted in published rounds, and simulated.</summary>
internal sealed class YearTotals(YearReportInput input)
{
    private const int MostDays = 31;

    private readonly int _place = input.Run is { } run ? run.Years.IndexOf(input.Year) : -1;

    /// <summary>The published rounds of the year that the history at hand knows.</summary>
    public ImmutableArray<PublishedRound> Rounds { get; } =
    [.. input.History.Rounds.Where(round => round.Date.Year == input.Year)];

    /// <summary>The published pool nearest to the end of the year, within a month of it; null where there is none.</summary>
    public PoolSnapshot? PoolAtYearEnd { get; } =
        input
            .History.Snapshots.Where(pool => Distance(pool, input.Year) <= MostDays)
            .MinBy(pool => Distance(pool, input.Year));

    /// <summary>The pool of the end of the year; in a year that is not over, the newest one.</summary>
    public PoolSnapshot? PoolShown =>
        PoolAtYearEnd
        ?? (input.History.Snapshots.LastOrDefault() is { } newest && newest.AsOf.Year == input.Year ? newest : null);

    /// <summary>A count of the published list of rounds, which is that of the year where it is known to its end or to today.</summary>
    /// <param name="count">The count.</param>
    /// <returns>The same; null where nothing is listed, or a run begins within the year and stands for the rest.</returns>
    public long? Listed(long? count) => count is 0 || input.Run?.AsOf.Year == input.Year ? null : count;

    /// <summary>The year's official count of invitations.</summary>
    public int? OfficialInvitations =>
        OfficialTotals.ReadEmbedded().FirstOrDefault(total => total.Year == input.Year)?.Invitations;

    /// <summary>Invitations counted in published rounds: of one type, or of all.</summary>
    public long? Held(RoundType? type = null)
    {
        PublishedRound[] rounds = [.. Rounds.Where(round => type is null || round.Type == type)];
        return rounds.Length == 0 ? null : rounds.Sum(round => (long)(round.Invitations ?? 0));
    }

    /// <summary>A flow of the run in the year.</summary>
    public Spread? Simulated(string flow, string program = "all") =>
        _place >= 0 && input.Run!.Flow(flow, program) is { } figures ? figures.ByYear[_place] : null;

    /// <summary>Invitations of the run's rounds of a type in the year.</summary>
    public Spread? Simulated(RoundType type) =>
        _place >= 0 && input.Run!.Types.FirstOrDefault(one => one.Type == type) is { } figures
            ? figures.InvitationsByYear[_place]
            : null;

    /// <summary>The pool at the end of the year, or of the run where it ends before.</summary>
    public Spread? PoolAtEnd()
    {
        if (_place < 0)
        {
            return null;
        }

        int last = Enumerable.Range(0, input.Run!.Months.Length).Last(i => input.Run.Months[i].Year == input.Year);
        return input.Run.Pool.Totals[last];
    }

    private static int Distance(PoolSnapshot pool, int year) =>
        Math.Abs(pool.AsOf.DayNumber - new DateOnly(year, 12, 31).DayNumber);
}
