using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Vectors;

namespace ExpressEntry.Sim.Engine.Simulation.Cohorts;

/// <summary>Finds the cut-off and tie-break of a round, and takes the invited out.</summary>
internal sealed class RoundRanking
{
    private const int BucketBits = 17; // a year in 241 buckets of 36 hours
    private const int Buckets = (int)(ProfileWord.Validity >> BucketBits) + 1;
    private readonly ulong[] _rankedBy = new ulong[(int)RoundType.Other + 1];
    private readonly int[] _inBucket = new int[Buckets];
    private uint[] _ages = new uint[1 << 12];

    /// <summary>Prepares a replication.</summary>
    public void Begin(ImmutableArray<Signature> signatures)
    {
        for (int type = 0; type < _rankedBy.Length; type++)
        {
            ulong ranked = 0;
            for (int i = 0; i < signatures.Length; i++)
            {
                ranked |= (signatures[i].Groups.Contains((RoundType)type) ? 1ul : 0) << i;
            }

            // Nominees are known by their score.
            _rankedBy[type] = (RoundType)type is RoundType.General or RoundType.Pnp ? ulong.MaxValue : ranked;
        }
    }

    /// <summary>Finds who a round invites; nobody is taken out.</summary>
    /// <param name="pool">The pool; nobody in it has expired.</param>
    /// <param name="round">The round.</param>
    /// <returns>How it goes.</returns>
    public Cut Find(ScorePool pool, PlannedRound round)
    {
        ulong ranked = _rankedBy[(int)round.Type];
        int lowest = round.Type == RoundType.Pnp ? CrsScore.Nomination + 1 : 0;
        int eligible = CountEligible(pool, ranked, lowest);
        int invited = Math.Min(eligible, round.Size > 0 ? round.Size : Math.Max(0, eligible + round.Size));
        if (invited == 0)
        {
            return new Cut(ranked, eligible, 0, -1, 0, 0);
        }

        VectorWidth width = VectorChoice.Width;
        int left = invited;
        for (int score = CrsScore.Max; score >= lowest; score--)
        {
            int size = pool.SizeAt(score);
            int here = size == 0 || ranked == ulong.MaxValue ? size : pool.Count(score, ranked, width);
            if (here >= left)
            {
                uint age = FindAge(pool, score, ranked, here, left, (uint)round.AtUtcSeconds, width);
                return new Cut(ranked, eligible, invited, score, left, age);
            }

            left -= here;
        }

        throw new InvalidOperationException($"A round ranked {eligible} profiles and found {invited - left}.");
    }

    /// <summary>Takes the invited out.</summary>
    /// <param name="pool">The pool <see cref="Find"/> saw.</param>
    /// <param name="cut">What it found.</param>
    /// <param name="now">The round's instant.</param>
    /// <param name="invited">Gets them.</param>
    public static void Take(ScorePool pool, in Cut cut, uint now, InvitedProfiles invited)
    {
        VectorWidth width = VectorChoice.Width;
        invited.Clear();
        if (cut.Invited == 0)
        {
            return;
        }

        for (int score = CrsScore.Max; score > cut.Cutoff; score--)
        {
            int size = pool.SizeAt(score);
            if (size > 0)
            {
                Span<uint> room = invited.RoomFor(size);
                invited.Add(
                    score,
                    cut.Ranked == ulong.MaxValue
                        ? pool.TakeAll(score, room)
                        : pool.Take(score, cut.Ranked, now, 0, room, width)
                );
            }
        }

        Span<uint> onCutoff = invited.RoomFor(pool.SizeAt(cut.Cutoff));
        int taken = pool.Take(cut.Cutoff, cut.Ranked, now, cut.TieBreakAge, onCutoff, width);
        // Several submitted in the very second of the tie-break: the last ones found stay.
        for (int place = taken - 1; taken > cut.OnCutoff; place--)
        {
            if (ProfileWord.AgeOf(onCutoff[place], now) == cut.TieBreakAge)
            {
                uint word = onCutoff[place];
                onCutoff[place] = onCutoff[--taken];
                pool.Add(cut.Cutoff, word);
                pool.CountOut(ProfileWord.SignatureOf(word), 1);
            }
        }

        invited.Add(cut.Cutoff, taken);
    }

    private static int CountEligible(ScorePool pool, ulong ranked, int lowest)
    {
        int eligible = 0;
        if (lowest > 0)
        {
            for (int score = lowest; score < CrsScore.Count; score++)
            {
                eligible += pool.SizeAt(score);
            }

            return eligible;
        }

        for (int signature = 0; signature < PoolLaws.MostSignatures; signature++)
        {
            eligible += (ranked & (1ul << signature)) != 0 ? pool.OfSignature[signature] : 0;
        }

        return eligible;
    }

    // The age of the last one invited: ages into buckets, then the few of one bucket in order.
    private uint FindAge(ScorePool pool, int score, ulong ranked, int here, int places, uint now, VectorWidth width)
    {
        if (_ages.Length < here + WordMasks.Lanes)
        {
            _ages = new uint[2 * (here + WordMasks.Lanes)];
        }

        int count = pool.Copy(score, ranked, _ages, width);
        Span<uint> ages = _ages.AsSpan(0, count);
        Array.Clear(_inBucket);
        foreach (ref uint age in ages)
        {
            age = ProfileWord.AgeOf(age, now);
            _inBucket[age >> BucketBits]++;
        }

        int bucket = Buckets - 1;
        while (_inBucket[bucket] < places)
        {
            places -= _inBucket[bucket--];
        }

        int few = 0;
        foreach (uint age in ages)
        {
            if (age >> BucketBits == bucket)
            {
                ages[few++] = age;
            }
        }

        ages[..few].Sort();
        return ages[few - places];
    }

    /// <summary>How a round goes.</summary>
    /// <param name="Ranked">Signatures it ranks, one bit each.</param>
    /// <param name="Eligible">Profiles it ranks.</param>
    /// <param name="Invited">Invitations.</param>
    /// <param name="Cutoff">Score of the last one invited; −1 where nobody is.</param>
    /// <param name="OnCutoff">Invitations on the cut-off.</param>
    /// <param name="TieBreakAge">Seconds since the last one's submission.</param>
    public readonly record struct Cut(ulong Ranked, int Eligible, int Invited, int Cutoff, int OnCutoff, uint TieBreakAge);
}
