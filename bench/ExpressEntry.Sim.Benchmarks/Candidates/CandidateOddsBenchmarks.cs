using BenchmarkDotNet.Attributes;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Candidates;
using ExpressEntry.Sim.Forecasting.RoundProcess;

namespace ExpressEntry.Sim.Benchmarks.Candidates;

/// <summary>
/// All that <c>eesim odds --score 515 --types cec,french</c> works out inside the process: three windows, twelve months, the
/// scores with even odds and with 8 in 10.
/// </summary>
[MemoryDiagnoser]
public class CandidateOddsBenchmarks
{
    private const ulong Seed = 20150131;
    private static readonly DateOnly AsOf = new(2026, 7, 24);
    private static readonly byte[] Key = new byte[SavedFutures.KeyBytes];
    private static readonly CandidateTimeline Candidate = CandidateTimeline.Constant(515, [RoundType.Cec, RoundType.French]);
    private PublishedHistory _history = null!;
    private byte[] _saved = [];

    /// <summary>What the cache keeps.</summary>
    [GlobalSetup]
    public void Save() =>
        _saved = SavedFutures.Write(
            SimulatedFutures.Simulate(ReadEmbedded(), AsOf, CandidateOdds.MostDays, Seed, SimulatedFutures.DefaultPaths),
            Key
        );

    /// <summary>A new history object each time: what is learned from one is kept beside it.</summary>
    [IterationSetup]
    public void ReadHistory() => _history = ReadEmbedded();

    [Benchmark(Baseline = true)]
    public int? Odds_Simulated() => Answer();

    [Benchmark]
    public int? Odds_SavedFutures()
    {
        SimulatedFutures.Remember(_history, Seed, SavedFutures.TryRead(_saved, Key)!);
        return Answer();
    }

    private static PublishedHistory ReadEmbedded() => HistoryTables.ReadEmbedded().KnownBefore(AsOf);

    private int? Answer()
    {
        var odds = new CandidateOdds(_history, AsOf, gapDays: 0, Seed);
        _ = odds.Answer(Candidate, [90, 180, 365]);
        _ = odds.Answer(Candidate, [.. Enumerable.Range(1, 12).Select(month => month * 30)]);
        int? last = null;
        foreach (int days in (int[])[90, 180, 365])
        {
            _ = odds.FindScore(Candidate.Types, null, days, 0.5);
            last = odds.FindScore(Candidate.Types, null, days, 0.8);
        }

        return last;
    }
}
