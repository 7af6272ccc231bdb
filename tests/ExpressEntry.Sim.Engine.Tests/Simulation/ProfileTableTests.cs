using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.Engine.Simulation.Profiles;

namespace ExpressEntry.Sim.Engine.Tests.Simulation;

/// <summary>Recorded traces through the table of the individual engine and through a plain sort: equal in everything.</summary>
public sealed class ProfileTableTests
{
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

    [Fact]
    public void Select_ThousandsOfTraces_InvitesAsAPlainSort() => AssertTraces(0, 3000);

    [Fact]
    [Trait("Length", "long")]
    public void Select_AHundredThousandTraces_InvitesAsAPlainSort() => AssertTraces(3000, 100_000);

    private static void AssertTraces(int first, int count)
    {
        var table = new ProfileTable();
        for (int seed = first; seed < first + count; seed++)
        {
            AssertTrace(table, new RandomStream(seed, 0, StreamPurpose.Arrivals, 5));
        }
    }

    // Arrivals, invitations, declines, changes, departures and expiry in any order; few scores, so that ties are common.
    private static void AssertTrace(ProfileTable table, RandomStream random)
    {
        table.Begin(Signatures);
        List<Profile> plain = [];
        List<(int Row, uint Word)> invitedOut = [];
        for (int step = 0; step < 60; step++)
        {
            Profile? someone = plain.Count > 0 ? plain[random.NextBelow(plain.Count)] : null;
            switch (random.NextBelow(8))
            {
                case 0 or 1 or 2:
                    int score = random.NextBelow(2) == 0 ? 480 + random.NextBelow(3) : 1079 + random.NextBelow(3);
                    int signature = random.NextBelow(Signatures.Length);
                    Assert.Equal(plain.Count, table.Add(table.WordOf(score, signature)));
                    plain.Add(new Profile(plain.Count, score, signature));
                    break;
                case 3 when someone is { IsIn: true }:
                    (someone.Score, someone.Signature) = (481, random.NextBelow(Signatures.Length));
                    table.Change(someone.Row, table.WordOf(someone.Score, someone.Signature));
                    break;
                case 4 when someone is { IsIn: true }:
                    someone.IsIn = false;
                    table.Remove(someone.Row);
                    break;
                case 5 when table.First < table.End:
                    Profile oldest = plain[table.First];
                    Assert.Equal(oldest.IsIn, table.ExpireFirst() != 0);
                    (oldest.IsIn, oldest.IsExpired) = (false, true);
                    break;
                case 6 when invitedOut.Count > 0:
                    (int row, uint word) = invitedOut[0];
                    invitedOut.RemoveAt(0);
                    Assert.Equal(!plain[row].IsExpired, table.TryReturn(row, word));
                    plain[row].IsIn = !plain[row].IsExpired;
                    break;
                default:
                    invitedOut.AddRange(HoldBoth(table, plain, ref random));
                    break;
            }

            int[] counts = new int[CrsScore.Count];
            foreach (Profile profile in plain.Where(profile => profile.IsIn))
            {
                counts[profile.Score]++;
            }

            Assert.Equal(counts, table.Counts.ByScore.ToArray());
        }
    }

    private static List<(int Row, uint Word)> HoldBoth(ProfileTable table, List<Profile> plain, ref RandomStream random)
    {
        RoundType[] types =
        [
            RoundType.General,
            RoundType.Pnp,
            RoundType.Cec,
            RoundType.French,
            RoundType.Other,
            RoundType.Fst,
        ];
        RoundType type = types[random.NextBelow(types.Length)];
        int size = random.NextBelow(9) - 2;
        List<Profile> ranked =
        [
            .. plain
                .Where(profile => profile.IsIn && profile.IsRankedIn(type))
                .OrderByDescending(profile => profile.Score)
                .ThenBy(profile => profile.Row),
        ];
        List<Profile> expected = [.. ranked.Take(size > 0 ? size : Math.Max(0, ranked.Count + size))];

        int[] invited = table.Select(type, size, out int eligible, out int cutoff, out int last).ToArray();
        Assert.Equal(ranked.Count, eligible);
        Assert.Equal(expected.Select(profile => profile.Row).Order(), invited);
        Assert.Equal(expected.Count > 0 ? expected[^1].Score : -1, cutoff);
        Assert.Equal(expected.Count > 0 ? expected[^1].Row : -1, last);

        List<(int, uint)> out_ = [];
        foreach (Profile profile in expected)
        {
            profile.IsIn = false;
            out_.Add((profile.Row, table[profile.Row]));
            table.Remove(profile.Row);
        }

        return out_;
    }

    private sealed class Profile(int row, int score, int signature)
    {
        public int Row => row;

        public int Score { get; set; } = score;

        public int Signature { get; set; } = signature;

        public bool IsIn { get; set; } = true;

        public bool IsExpired { get; set; }

        public bool IsRankedIn(RoundType type) =>
            type switch
            {
                RoundType.General => true,
                RoundType.Pnp => Score > CrsScore.Nomination,
                _ => Signatures[Signature].Groups.Contains(type),
            };
    }
}
