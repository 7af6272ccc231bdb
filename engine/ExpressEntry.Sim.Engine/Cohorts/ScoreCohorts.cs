using System.Runtime.Intrinsics;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Vectors;

namespace ExpressEntry.Sim.Engine.Cohorts;

/// <summary>The cohorts of one score, in no order, as columns that keep their memory.</summary>
/// <remarks>
/// What nobody has asked is not decided yet: who has departed or expired, who of the running period has arrived, who is in a
/// category. <see cref="Look"/> decides it, by binomial splits; the order of questions changes the random numbers used and not
/// the law. Most looks only read what is known, so that has columns of its own.
/// </remarks>
internal sealed class ScoreCohorts(Survival survival)
{
    private uint _anyMember; // groups that some cohort is in, or was
    private int[] _count = [];
    private uint[] _member = [];
    private uint[] _known = [];
    private Times[] _times = [];

    /// <summary>Cohorts, empty ones included.</summary>
    public int Length { get; private set; }

    /// <summary>Profiles at most: some may have left, or not have arrived, without anybody having looked.</summary>
    public int AtMost { get; private set; }

    /// <summary>A cohort by its number, valid until the next look.</summary>
    public Cohort this[int number]
    {
        get
        {
            Times times = _times[number];
            return new Cohort(
                _count[number],
                _member[number],
                _known[number],
                times.From,
                times.To,
                times.Mass,
                times.ArrivalScore
            );
        }
    }

    /// <summary>Empties the score and keeps its memory.</summary>
    public void Clear() => (Length, AtMost, _anyMember) = (0, 0, 0);

    /// <summary>Adds a cohort behind the others.</summary>
    public void Add(in Cohort cohort)
    {
        if (Length == _count.Length)
        {
            int capacity = Math.Max(32, 2 * Length);
            Array.Resize(ref _count, capacity);
            Array.Resize(ref _member, capacity);
            Array.Resize(ref _known, capacity);
            Array.Resize(ref _times, capacity);
        }

        AtMost += cohort.Count;
        _anyMember |= cohort.Member;
        Set(Length++, cohort);
    }

    /// <summary>Takes profiles out of a cohort, at most as many as it has.</summary>
    public void Take(int number, int count)
    {
        _count[number] -= count;
        AtMost -= count;
    }

    /// <summary>Whether a cohort, just looked at, is in the pool and in a group.</summary>
    public bool IsRanked(int number, uint bit, double now) =>
        _count[number] > 0 && (_member[number] & bit) != 0 && _times[number].From < now;

    /// <summary>Decides who is in the pool now and in a group.</summary>
    /// <param name="group">A program or category; general asks nothing more than who is there.</param>
    /// <param name="now">UTC seconds.</param>
    /// <param name="shares">How likely profiles are in a group, of the start pool and of arrivals.</param>
    /// <param name="random">The round's stream.</param>
    /// <returns>Members in the pool.</returns>
    public int Look(RoundType group, double now, MemberShares shares, ref RandomStream random)
    {
        uint bit = GroupSet.Of(group).Bits;
        int members = 0;
        if ((_anyMember & bit) == 0 && shares.IsNever(bit))
        {
            return 0;
        }

        for (int number = 0; number < Length; number++)
        {
            // Who is in the group first: most are not, and need not be thinned then.
            if ((_known[number] & bit) == 0)
            {
                Reveal(number, bit, shares.Of(group, _times[number].ArrivalScore, _times[number].From), ref random);
            }

            if ((_member[number] & bit) == 0)
            {
                continue;
            }

            Settle(number, now, ref random);
            if (_count[number] == 0)
            {
                Set(number--, this[--Length]); // the last one takes its place and is met next
            }
            else if (_times[number].From < now)
            {
                members += _count[number];
            }
        }

        return members;
    }

    /// <summary>Decides who of a cohort has arrived and who has left by now.</summary>
    /// <param name="number">The cohort; those yet to arrive become one of their own.</param>
    /// <param name="now">UTC seconds.</param>
    /// <param name="random">The stream of whoever asks.</param>
    public void Settle(int number, double now, ref RandomStream random)
    {
        Cohort cohort = this[number];
        if (cohort.Count == 0 || cohort.IsFuture(now))
        {
            return;
        }

        if (cohort.To > now)
        {
            int arrived = random.NextBinomial(cohort.Count, (now - cohort.From) / (cohort.To - cohort.From));
            AtMost -= cohort.Count - arrived; // Add counts them again
            if (arrived < cohort.Count)
            {
                Add(cohort with { Count = cohort.Count - arrived, From = now, Mass = Survival.MassOfFresh(now, cohort.To) });
            }

            cohort = cohort with { Count = arrived, To = now, Mass = Survival.MassOfFresh(cohort.From, now) };
        }

        double mass = survival.MassOf(cohort.From, cohort.To, now);
        int staying = random.NextBinomial(cohort.Count, mass / cohort.Mass);
        AtMost -= cohort.Count - staying;
        double from = cohort.IsInstant ? cohort.From : Math.Max(cohort.From, Survival.ExpiredAt(now));
        Set(number, cohort with { Count = staying, Mass = mass, From = from });
    }

    /// <summary>The cohort a profile is in.</summary>
    /// <param name="place">0 to <see cref="AtMost"/> − 1, counting through the cohorts.</param>
    /// <returns>The cohort's number and the place inside it.</returns>
    public (int Number, int Place) Find(int place)
    {
        int number = 0;
        // 16 cohorts a step while the place is behind all of them.
        for (
            ;
            VectorChoice.Width == VectorWidth.Bits512 && number <= Length - Vector512<int>.Count;
            number += Vector512<int>.Count
        )
        {
            int profiles = Vector512.Sum(Vector512.Create(_count.AsSpan(number)));
            if (place < profiles)
            {
                break;
            }

            place -= profiles;
        }

        for (; place >= _count[number]; number++)
        {
            place -= _count[number];
        }

        return (number, place);
    }

    // Where only some are members they become a cohort of their own, behind the others, and are met later.
    private void Reveal(int number, uint bit, double share, ref RandomStream random)
    {
        int members = random.NextBinomial(_count[number], share);
        _known[number] |= bit;
        if (members == 0)
        {
            return;
        }

        if (members == _count[number])
        {
            _member[number] |= bit;
            _anyMember |= bit;
            return;
        }

        Take(number, members);
        Add(this[number] with { Count = members, Member = _member[number] | bit });
    }

    private void Set(int number, in Cohort cohort)
    {
        _count[number] = cohort.Count;
        _member[number] = cohort.Member;
        _known[number] = cohort.Known;
        _times[number] = new Times(cohort.From, cohort.To, cohort.Mass, cohort.ArrivalScore);
    }

    private readonly record struct Times(double From, double To, double Mass, ushort ArrivalScore);
}
