using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.Engine.Simulation.Cohorts;
using ExpressEntry.Sim.Engine.Simulation.Profiles;
using ExpressEntry.Sim.Engine.Tests.Simulation;
using ExpressEntry.Sim.Engine.Vectors;

namespace ExpressEntry.Sim.Engine.Tests.Traces;

/// <summary>
/// One recorded trace — arrivals, departures, changes, rounds, declines, expiry — through three implementations: a plain sort,
/// the table of the individual engine, and the sets of the cohort engine. Equal in everything, who is invited included.
/// </summary>
public sealed class TraceTests
{
    private const long Day = SmallLaws.Day;
    private const long FirstMonday = 20_003 * Day;
    private const int Weeks = 75;

    private static readonly ImmutableArray<Signature> Signatures =
    [
        .. new[]
        {
            new GroupSet(0),
            GroupSet.Of(RoundType.Cec),
            GroupSet.Of(RoundType.Cec, RoundType.French),
            GroupSet.Of(RoundType.Other),
            GroupSet.Of(RoundType.Military, RoundType.Fst),
        }.Select(groups => new Signature(groups, SmallLaws.Rates(_ => 0))),
    ];

    private static readonly ImmutableArray<RoundType> Types =
    [
        RoundType.General,
        RoundType.Pnp,
        RoundType.Cec,
        RoundType.French,
        RoundType.Other,
        RoundType.Fst,
    ];

    [Fact]
    public void Replay_ThousandsOfTraces_AreEqualInEverything() => AssertTraces(0, 2000);

    [Fact]
    [Trait("Length", "long")]
    public void Replay_AHundredThousandTraces_AreEqualInEverything() => AssertTraces(2000, 100_000);

    private static void AssertTraces(int first, int count)
    {
        var trace = new Trace();
        for (int seed = first; seed < first + count; seed++)
        {
            trace.Play(new RandomStream(seed, 0, StreamPurpose.Arrivals, 5));
        }
    }

    /// <summary>The three side by side; few scores, so that ties are common.</summary>
    private sealed class Trace
    {
        private readonly ProfileTable _table = new();
        private readonly ScorePool _sets = new();
        private readonly RoundRanking _ranking = new();
        private readonly InvitedProfiles _taken = new();
        private readonly uint[] _expired = new uint[256];
        private readonly List<Profile> _plain = [];
        private readonly List<Profile> _away = [];

        public void Play(RandomStream random)
        {
            _table.Begin(Signatures);
            _sets.Clear(FirstMonday);
            _ranking.Begin(Signatures);
            _plain.Clear();
            _away.Clear();
            for (int week = 0; week < Weeks; week++)
            {
                long monday = FirstMonday + (week * 7 * Day);
                Expire(monday);
                _sets.BeginWeek(monday, VectorChoice.Width);
                for (int arrivals = random.NextBelow(3); arrivals > 0; arrivals--)
                {
                    Arrive(monday + (Day / (arrivals + 1)), ref random);
                }

                long now = monday + (3 * Day);
                Expire(now);
                Happen(now, ref random);
                AssertCounts();
            }
        }

        private void Happen(long now, ref RandomStream random)
        {
            Profile? someone = _plain.Count > 0 ? _plain[random.NextBelow(_plain.Count)] : null;
            switch (random.NextBelow(5))
            {
                case 0 when someone is { IsIn: true }:
                    TakeOut(someone);
                    (someone.Score, someone.Signature) = (481, random.NextBelow(Signatures.Length));
                    _table.Change(someone.Row, _table.WordOf(someone.Score, someone.Signature));
                    _sets.Add(someone.Score, someone.SetWord);
                    break;
                case 1 when someone is { IsIn: true }:
                    someone.IsIn = false;
                    _table.Remove(someone.Row);
                    TakeOut(someone);
                    break;
                case 2 when _away.Count > 0:
                    Return(_away[0], now);
                    break;
                default:
                    Hold(new PlannedRound(now, Types[random.NextBelow(Types.Length)], random.NextBelow(9) - 2));
                    break;
            }
        }

        private void Arrive(long instant, ref RandomStream random)
        {
            int score = random.NextBelow(2) == 0 ? 480 + random.NextBelow(3) : 1079 + random.NextBelow(3);
            var profile = new Profile(_plain.Count, score, random.NextBelow(Signatures.Length), instant);
            Assert.Equal(profile.Row, _table.Add(_table.WordOf(score, profile.Signature)));
            _sets.AddFresh(score, profile.SetWord);
            _plain.Add(profile);
        }

        private void Return(Profile profile, long now)
        {
            _away.RemoveAt(0);
            profile.IsIn = profile.Submitted > now - (ProfileValidity.Days * Day);
            Assert.Equal(profile.IsIn, _table.TryReturn(profile.Row, _table.WordOf(profile.Score, profile.Signature)));
            if (profile.IsIn)
            {
                _sets.Add(profile.Score, profile.SetWord);
            }
        }

        private void Expire(long now)
        {
            foreach (Profile profile in _plain.Skip(_table.First))
            {
                if (profile.Submitted > now - (ProfileValidity.Days * Day))
                {
                    break;
                }

                Assert.Equal(profile.IsIn, _table.ExpireFirst() != 0);
                profile.IsIn = false;
            }

            for (int score = 0; score < CrsScore.Count; score++)
            {
                if (_sets.OldAt(score) > 0)
                {
                    int count = _sets.TakeExpired(score, (uint)now, _expired, VectorChoice.Width);
                    foreach (uint word in _expired.AsSpan(0, count))
                    {
                        Assert.Contains(_plain[.._table.First], profile => !profile.IsIn && profile.SetWord == word);
                    }
                }
            }
        }

        private void Hold(PlannedRound round)
        {
            List<Profile> ranked =
            [
                .. _plain
                    .Where(profile => profile.IsIn && profile.IsRankedIn(round.Type))
                    .OrderByDescending(profile => profile.Score)
                    .ThenBy(profile => profile.Submitted),
            ];
            List<Profile> expected = [.. ranked.Take(round.Size > 0 ? round.Size : Math.Max(0, ranked.Count + round.Size))];
            Profile? worst = expected.Count > 0 ? expected[^1] : null;

            int[] invited = _table.Select(round.Type, round.Size, out int eligible, out int cutoff, out int last).ToArray();
            Assert.Equal((ranked.Count, worst?.Score ?? -1, worst?.Row ?? -1), (eligible, cutoff, last));
            Assert.Equal(expected.Select(profile => profile.Row).Order(), invited);

            RoundRanking.Cut cut = _ranking.Find(_sets, round);
            Assert.Equal((ranked.Count, expected.Count, worst?.Score ?? -1), (cut.Eligible, cut.Invited, cut.Cutoff));
            RoundRanking.Take(_sets, cut, (uint)round.AtUtcSeconds, _taken);
            Assert.Equal(expected.Select(profile => profile.SetWord).Order(), _taken.Words.ToArray().Order());
            if (worst is not null)
            {
                Assert.Equal(worst.Submitted, round.AtUtcSeconds - cut.TieBreakAge);
            }

            foreach (Profile profile in expected)
            {
                profile.IsIn = false;
                _table.Remove(profile.Row);
                _sets.CountOut(profile.Signature, 1);
                _away.Add(profile);
            }
        }

        private void TakeOut(Profile profile)
        {
            int place = _sets.WordsAt(profile.Score)[.._sets.SizeAt(profile.Score)].IndexOf(profile.SetWord);
            Assert.NotEqual(-1, place);
            _sets.RemoveAt(profile.Score, place);
        }

        private void AssertCounts()
        {
            int[] counts = new int[CrsScore.Count];
            int[] bySignature = new int[Signatures.Length];
            foreach (Profile profile in _plain.Where(profile => profile.IsIn))
            {
                counts[profile.Score]++;
                bySignature[profile.Signature]++;
            }

            Assert.True(_table.Counts.ByScore.SequenceEqual(counts));
            Assert.Equal(bySignature, _sets.OfSignature[..Signatures.Length].ToArray());
            foreach (int score in new[] { 480, 481, 482, 1079, 1080, 1081 })
            {
                Assert.Equal(counts[score], _sets.SizeAt(score));
            }
        }
    }

    private sealed class Profile(int row, int score, int signature, long submitted)
    {
        public int Row => row;

        public long Submitted => submitted;

        public int Score { get; set; } = score;

        public int Signature { get; set; } = signature;

        public bool IsIn { get; set; } = true;

        /// <summary>Its word in the sets; instants are all different, so it is its name as well.</summary>
        public uint SetWord => ProfileWord.Of(Signature, submitted);

        public bool IsRankedIn(RoundType type) =>
            type switch
            {
                RoundType.General => true,
                RoundType.Pnp => Score > CrsScore.Nomination,
                _ => Signatures[Signature].Groups.Contains(type),
            };
    }
}
