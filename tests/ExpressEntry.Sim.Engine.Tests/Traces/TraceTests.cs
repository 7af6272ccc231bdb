using ExpressEntry.Sim.Engine.Cohorts;
using ExpressEntry.Sim.Engine.Lifecycle;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Ranking;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Tests.Traces;

/// <summary>One recorded trace through three implementations: a plain sort, the individual engine's pool, the cohort engine.</summary>
public sealed class TraceTests
{
    private const long Day = 86_400;
    private const long Start = 20_000 * Day;
    private const long Validity = ProfileValidity.Days * Day;

    [Fact]
    public void Replay_ThousandsOfTraces_AreEqualInEverything() => AssertTraces(0, 3000);

    [Fact]
    [Trait("Length", "long")]
    public void Replay_AHundredThousandTraces_AreEqualInEverything() => AssertTraces(3000, 100_000);

    private static void AssertTraces(int first, int count)
    {
        var cohort = new CohortSimulation();
        for (int seed = first; seed < first + count; seed++)
        {
            AssertEqual(seed, cohort);
        }
    }

    private static void AssertEqual(int seed, CohortSimulation cohort)
    {
        (List<Profile> profiles, List<PlannedRound> rounds, bool isDeclining) = Record(seed);
        var pool = new ProfilePool(4);
        List<(long Day, int Row)> declined = [];
        cohort.Start(ModelOf(isDeclining), EmptyStart(), seed, 0);
        foreach (Profile profile in profiles)
        {
            cohort.AddRecorded(
                profile.Score,
                new Cohort(1, profile.Groups, uint.MaxValue, profile.Submitted, profile.Submitted, 1, profile.Score)
            );
        }

        int added = 0;
        int[] invitedRows = new int[profiles.Count];
        foreach (PlannedRound round in rounds)
        {
            long now = round.AtUtcSeconds;
            uint bit = GroupSet.Of(round.Type).Bits;

            // The plain way: everyone who is there, sorted.
            foreach (Profile profile in profiles.Where(profile => profile.ReturnsAt is { } at && at <= now))
            {
                (profile.IsOut, profile.ReturnsAt) = (false, null);
            }

            List<Profile> ranked =
            [
                .. profiles
                    .Where(profile =>
                        !profile.IsOut
                        && profile.Submitted < now
                        && profile.Submitted > now - Validity
                        && (profile.Groups & bit) != 0
                    )
                    .OrderByDescending(profile => profile.Score)
                    .ThenBy(profile => profile.Id),
            ];
            List<Profile> invited = ranked[..Math.Min(round.Size, ranked.Count)];
            foreach (Profile profile in invited)
            {
                profile.IsOut = true;
                profile.ReturnsAt = isDeclining ? (now / Day * Day) + Day : null;
            }

            // The individual engine's pool, event by event.
            for (; added < profiles.Count && profiles[added].Submitted < now; added++)
            {
                pool.Add(profiles[added].Score, new GroupSet(profiles[added].Groups), profiles[added].Submitted);
            }

            pool.Expire(now - Validity);
            foreach ((long due, int row) in declined.Where(entry => entry.Day * Day <= now))
            {
                pool.Return(row);
            }

            declined.RemoveAll(entry => entry.Day * Day <= now);
            RoundResult result = RoundSelector.Select(pool.Rows, GroupSet.Of(round.Type), round.Size, invitedRows);
            int firstRow = pool.FirstRow;
            foreach (int row in invitedRows.AsSpan(0, result.Invited))
            {
                pool.Remove(firstRow + row);
                if (isDeclining)
                {
                    declined.Add(((now / Day) + 1, firstRow + row));
                }
            }

            HeldRound held = cohort.Hold(round);

            Assert.Equal(ranked.Count, result.Eligible);
            Assert.Equal(
                invited.Select(profile => profile.Id).Order(),
                invitedRows[..result.Invited].Select(row => firstRow + row)
            );
            Assert.Equal(invited.Count == 0 ? -1 : invited[^1].Score, result.Cutoff);
            Assert.Equal(
                new HeldRound(
                    now,
                    round.Type,
                    ranked.Count,
                    invited.Count,
                    invited.Count == 0 ? -1 : invited[^1].Score,
                    invited.Count == 0 ? 0 : invited[^1].Submitted
                ),
                held
            );
            Assert.Equal(CountByScore(profiles, now), CountByScore(cohort));
        }
    }

    private static int[] CountByScore(List<Profile> profiles, long now)
    {
        int[] counts = new int[CrsScore.Count];
        foreach (Profile profile in profiles)
        {
            bool isIn = !profile.IsOut && profile.Submitted < now && profile.Submitted > now - Validity;
            counts[profile.Score] += isIn ? 1 : 0;
        }

        return counts;
    }

    private static int[] CountByScore(CohortSimulation cohort)
    {
        int[] counts = new int[CrsScore.Count];
        cohort.CountByScore(counts);
        return counts;
    }

    // Few scores and groups, so that every kind of tie and split is common; instants differ, as a cohort of one has its own.
    private static (List<Profile> Profiles, List<PlannedRound> Rounds, bool IsDeclining) Record(int seed)
    {
        var random = new RandomStream(seed, 0, StreamPurpose.Arrivals, 0);
        long[] instants = new long[random.NextBelow(60)];
        for (int i = 0; i < instants.Length; i++)
        {
            instants[i] = Start - (300 * Day) + ((long)random.NextBelow(600) * Day) + random.NextBelow((int)Day);
        }

        List<Profile> profiles = [];
        foreach (long instant in instants.Distinct().Order())
        {
            uint groups = GroupSet.InPool | ((uint)random.NextBelow(8) << 1);
            profiles.Add(new Profile(profiles.Count, (ushort)(480 + random.NextBelow(5)), groups, instant));
        }

        List<PlannedRound> rounds = [];
        long at = Start;
        for (int i = 0; i < 8; i++)
        {
            at += ((long)random.NextBelow(60) * Day) + random.NextBelow((int)Day);
            rounds.Add(new PlannedRound(at, (RoundType)random.NextBelow(4), 1 + random.NextBelow(12)));
        }

        return (profiles, rounds, random.NextBelow(2) == 0);
    }

    private static PoolModel ModelOf(bool isDeclining) =>
        new()
        {
            Arrivals = new ArrivalMix([.. new double[CrsScore.Count]], []),
            DepartureShareOfPoolPerDay = 0,
            NominationsPerDay = 0,
            NominationWeights = [.. new double[CrsScore.Nomination + 1]],
            Responses = new ResponseModel(isDeclining ? 1 : 0, 0, 1),
        };

    private static StartPool EmptyStart() => new(Start, [], [.. new double[CrsScore.Count]], [], []);

    private sealed record Profile(int Id, ushort Score, uint Groups, long Submitted)
    {
        public bool IsOut { get; set; }

        public long? ReturnsAt { get; set; }
    }
}
