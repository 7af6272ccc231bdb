using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Candidates;

namespace ExpressEntry.Sim.Gate.Paths;

/// <summary>A candidate's odds from nothing: history read, 1,000 futures simulated, three windows, twelve months, two scores.</summary>
internal sealed class OddsPath : HotPath
{
    private const ulong Seed = 20150131;
    private static readonly DateOnly AsOf = new(2026, 7, 24);
    private static readonly CandidateTimeline Candidate = CandidateTimeline.Constant(515, [RoundType.Cec, RoundType.French]);

    public override string Id => "odds";

    public override string Unit => "one candidate's odds from 1,000 simulated futures";

    public override int UnitsPerSlice => 1;

    public override int SlicesPerBlock => 4;

    public override int CountedUnits => 1;

    public override void Prepare() => _ = HistoryTables.ReadEmbedded();

    // A new history object each time: what is learned from one is kept beside it.
    public override long Run(int number)
    {
        var odds = new CandidateOdds(HistoryTables.ReadEmbedded().KnownBefore(AsOf), AsOf, gapDays: 0, Seed);
        _ = odds.Answer(Candidate, [90, 180, 365]);
        _ = odds.Answer(Candidate, [.. Enumerable.Range(1, 12).Select(month => month * 30)]);
        _ = odds.FindScore(Candidate.Types, null, 365, 0.5);
        _ = odds.FindScore(Candidate.Types, null, 365, 0.8);
        return 0;
    }
}
