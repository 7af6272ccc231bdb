using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.History.Checks;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Reports.Runs;

namespace ExpressEntry.Sim.Reports.Tables;

/// <summary>A year's figures from three sides: published as totals, counted in published rounds, and simulated.</summary>
internal sealed class YearTotals(YearReportInput input)
{
    private readonly int _place = input.Run is { } run ? run.Years.IndexOf(input.Year) : -1;

    /// <summary>The published rounds of the year that the history at hand knows.</summary>
    public ImmutableArray<PublishedRound> Rounds { get; } =
    [.. input.History.Rounds.Where(round => round.Date.Year == input.Year)];

    /// <summary>The last pool published for a day of the year; null where there is none.</summary>
    public PoolSnapshot? LastPool { get; } = input.History.Snapshots.LastOrDefault(pool => pool.AsOf.Year == input.Year);

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
}
