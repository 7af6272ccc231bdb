using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Evaluation;
using ExpressEntry.Sim.Forecasting.Knowledge;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Tests.Suite;

/// <summary>What holds for every forecaster of the library, plain or learned.</summary>
public sealed class ForecasterSuite
{
    private const int PoisonedRows = 24;
    private static readonly PublishedHistory History = HistoryTables.ReadEmbedded();
    private static readonly KnowledgeCuts Cuts = new(History);

    // Built once: what a method derives from a history is shared by the methods that follow.
    private static readonly Lazy<(CompleteRound Round, KnowledgeCuts Poisoned, KnowledgeCuts Deleted)[]> PoisonedHistories =
        new(() =>
            [
                .. RandomRounds(PoisonedRows)
                    .Select(round =>
                        (
                            round,
                            new KnowledgeCuts(Poison.From(History, round.Date, seed: 99)),
                            new KnowledgeCuts(Poison.Delete(History, round.Date))
                        )
                    ),
            ]
        );

    public static TheoryData<string> Names => ForecasterCases.Names;

    [Theory]
    [MemberData(nameof(Names))]
    public void Forecast_FutureReplacedOrDeleted_IsBitIdentical(string name)
    {
        ForecasterCase method = ForecasterCases.Find(name);
        int answered = 0;
        foreach ((CompleteRound round, KnowledgeCuts poisoned, KnowledgeCuts deleted) in PoisonedHistories.Value)
        {
            double[]? honest = method.Ask(Cuts, 7, round.Date, round.Type);
            Assert.Equal(honest, method.Ask(poisoned, 7, round.Date, round.Type));
            Assert.Equal(honest, method.Ask(deleted, 7, round.Date, round.Type));
            answered += honest is null ? 0 : 1;
        }

        Assert.True(answered > 0, "The method answered none of the rows, so nothing was tested.");
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Forecast_AnsweredInAnyOrderAndTwice_IsBitIdentical(string name)
    {
        ForecasterCase method = ForecasterCases.Find(name);
        CompleteRound[] rounds = [.. RandomRounds(6)];
        double[]?[] forwards = [.. rounds.Select(round => method.Ask(Cuts, 7, round.Date, round.Type))];
        var fresh = new KnowledgeCuts(HistoryTables.ReadEmbedded());
        for (int i = rounds.Length - 1; i >= 0; i--)
        {
            Assert.Equal(forwards[i], method.Ask(fresh, 7, rounds[i].Date, rounds[i].Type));
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Forecast_EveryTypeOnSomeDays_IsOrderedAndInRange(string name)
    {
        ForecasterCase method = ForecasterCases.Find(name);
        foreach (DateOnly day in new DateOnly[] { new(2016, 3, 1), new(2021, 9, 30), new(2023, 7, 20), new(2026, 8, 1) })
        {
            foreach (RoundType type in RoundTypes.All)
            {
                AssertInRange(method, method.Ask(Cuts, 7, day, type));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Forecast_HistoryWithNoRoundOrOne_IsNullOrInRange(string name)
    {
        ForecasterCase method = ForecasterCases.Find(name);
        foreach (int rounds in new[] { 0, 1, 2, 3 })
        {
            var few = new KnowledgeCuts(
                History with
                {
                    Rounds = [.. History.Rounds.Where(round => round.Type == RoundType.French).Take(rounds)],
                    Snapshots = [],
                }
            );
            foreach (RoundType type in new[] { RoundType.French, RoundType.Pnp, RoundType.Other, RoundType.General })
            {
                AssertInRange(method, method.Ask(few, 7, new DateOnly(2023, 9, 1), type));
                AssertInRange(method, method.Ask(few, 7, new DateOnly(2040, 1, 1), type));
                AssertInRange(method, method.Ask(few, 7, new DateOnly(2001, 1, 1), type));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void Forecast_SnapshotsThatContradictTheRounds_IsInRange(string name)
    {
        ForecasterCase method = ForecasterCases.Find(name);
        var contradicting = new KnowledgeCuts(
            History with
            {
                Snapshots =
                [
                    .. History.Snapshots.Select(snapshot =>
                        snapshot with
                        {
                            // Empty bands right above cut-offs that took thousands, and a total of its own.
                            Bands = [.. snapshot.Bands.Select((band, i) => band with { Count = i % 2 == 0 ? 0 : 1 })],
                            Total = 7,
                        }
                    ),
                ],
            }
        );
        foreach (RoundType type in RoundTypes.All)
        {
            AssertInRange(method, method.Ask(contradicting, 7, new DateOnly(2024, 3, 1), type));
        }
    }

    [Fact]
    public void Forecast_RandomHistories_NeverFailsAndIsInRange()
    {
        for (ulong seed = 0; seed < 12; seed++)
        {
            // Everything after 2019 is random: sizes, types, cut-offs, dates, snapshots.
            var random = new KnowledgeCuts(Poison.From(History, new DateOnly(2019, 1, 1), seed));
            foreach (ForecasterCase method in ForecasterCases.All)
            {
                RoundType type = RoundTypes.All[(int)(seed % (ulong)RoundTypes.All.Length)];
                AssertInRange(method, method.Ask(random, seed, new DateOnly(2019, 8, 1).AddDays((int)seed * 20), type));
            }
        }
    }

    private static IEnumerable<CompleteRound> RandomRounds(int count)
    {
        // A third of the rows are nominee rounds as they come; all methods meet types they know and types they do not.
        ImmutableArray<CompleteRound> rounds = KnownRounds.Of(History).All;
        for (int i = 0; i < count; i++)
        {
            var random = new KeyedRandom(4711, (ulong)i, 0x5017E);
            yield return rounds[150 + random.NextIndex(rounds.Length - 150)];
        }
    }

    private static void AssertInRange(ForecasterCase method, double[]? answer)
    {
        if (answer is null)
        {
            return;
        }

        double most = method.Kind switch
        {
            AnswerKind.Quantiles => CrsScore.Max,
            AnswerKind.Odds => 1,
            _ => 1e9,
        };
        Assert.All(answer, value => Assert.InRange(value, 0, most));
        if (method.Kind != AnswerKind.Counts)
        {
            Assert.Equal(answer.Order(), answer);
        }
    }
}
