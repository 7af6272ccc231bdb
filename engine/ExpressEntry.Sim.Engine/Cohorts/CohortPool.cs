using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Cohorts;

/// <summary>The cohorts of every score, as lists in one array that keeps its memory.</summary>
/// <remarks>
/// What nobody has asked is not decided yet: who has departed or expired, who of the running period has arrived, who is in a
/// category. <see cref="Look"/> decides it for one score and group, by binomial splits; the order of questions changes the
/// random numbers used and not the law.
/// </remarks>
internal sealed class CohortPool(Survival survival)
{
    private readonly int[] _first = new int[CrsScore.Count];
    private readonly int[] _atMost = new int[CrsScore.Count];
    private Cohort[] _cohorts = new Cohort[1 << 12];
    private int _used;

    /// <summary>Profiles of a score at most: some may have left, or not have arrived, without anybody having looked.</summary>
    public ReadOnlySpan<int> AtMost => _atMost;

    /// <summary>A cohort by its number.</summary>
    public ref Cohort this[int number] => ref _cohorts[number];

    /// <summary>Number of the first cohort of a score; −1 for none.</summary>
    public int FirstOf(int score) => _first[score];

    /// <summary>Empties the pool and keeps its memory.</summary>
    public void Clear()
    {
        _used = 0;
        Array.Fill(_first, -1);
        Array.Clear(_atMost);
    }

    /// <summary>Adds a cohort.</summary>
    /// <param name="score">The score it ranks with.</param>
    /// <param name="cohort">One or more profiles.</param>
    public void Add(int score, Cohort cohort)
    {
        if (_used == _cohorts.Length)
        {
            Array.Resize(ref _cohorts, 2 * _used);
        }

        cohort.Next = _first[score];
        _cohorts[_used] = cohort;
        _first[score] = _used++;
        _atMost[score] += cohort.Count;
    }

    /// <summary>Takes profiles out of a cohort.</summary>
    /// <param name="score">The score it ranks with.</param>
    /// <param name="number">The cohort.</param>
    /// <param name="count">At most as many as it has.</param>
    public void Take(int score, int number, int count)
    {
        _cohorts[number].Count -= count;
        _atMost[score] -= count;
    }

    /// <summary>Decides, for one score, who is in the pool now and who of them is in a group.</summary>
    /// <param name="score">The score.</param>
    /// <param name="group">A program or category; general asks nothing more.</param>
    /// <param name="now">UTC seconds.</param>
    /// <param name="shares">How likely a profile of a cohort is in the group.</param>
    /// <param name="random">The round's stream.</param>
    /// <returns>Members in the pool.</returns>
    public int Look(int score, RoundType group, double now, Func<Cohort, RoundType, double> shares, ref RandomStream random)
    {
        uint bit = GroupSet.Of(group).Bits;
        int members = 0;
        int before = -1;
        for (int number = _first[score]; number >= 0; number = _cohorts[number].Next)
        {
            Settle(score, number, now, ref random);
            if (_cohorts[number].Count == 0)
            {
                Unlink(score, before, number);
                continue;
            }

            before = number;
            if (IsFuture(number, now))
            {
                continue;
            }

            if ((_cohorts[number].Known & bit) == 0)
            {
                Reveal(score, number, bit, shares(_cohorts[number], group), ref random);
            }

            members += (_cohorts[number].Member & bit) != 0 ? _cohorts[number].Count : 0;
        }

        return members;
    }

    /// <summary>Whether a cohort has not arrived; after <see cref="Settle"/> it has as a whole or not at all.</summary>
    public bool IsFuture(int number, double now) =>
        _cohorts[number].From >= now || (_cohorts[number].To > now && !_cohorts[number].IsInstant);

    /// <summary>Decides who of a cohort has arrived and who has left by now.</summary>
    /// <param name="score">The score it ranks with.</param>
    /// <param name="number">The cohort; those yet to arrive become one of their own.</param>
    /// <param name="now">UTC seconds.</param>
    /// <param name="random">The stream of whoever asks.</param>
    public void Settle(int score, int number, double now, ref RandomStream random)
    {
        Cohort cohort = _cohorts[number];
        if (cohort.Count == 0 || cohort.From >= now)
        {
            return;
        }

        if (cohort.To > now)
        {
            Cohort future = cohort;
            int arrived = random.NextBinomial(cohort.Count, (now - cohort.From) / (cohort.To - cohort.From));
            (future.Count, future.From) = (cohort.Count - arrived, now);
            future.Mass = Survival.MassOfFresh(future.From, future.To);
            (cohort.Count, cohort.To, cohort.Mass) = (arrived, now, Survival.MassOfFresh(cohort.From, now));
            _atMost[score] -= future.Count; // Add counts them again
            if (future.Count > 0)
            {
                Add(score, future);
            }

            cohort.Next = _cohorts[number].Next;
        }

        double mass = survival.MassOf(cohort.From, cohort.To, now);
        int staying = random.NextBinomial(cohort.Count, mass / cohort.Mass);
        _atMost[score] -= cohort.Count - staying;
        (cohort.Count, cohort.Mass) = (staying, mass);
        cohort.From = cohort.IsInstant ? cohort.From : Math.Max(cohort.From, Survival.ExpiredAt(now));
        _cohorts[number] = cohort;
    }

    // The members become a cohort of their own, behind the others, so that the walk meets them next.
    private void Reveal(int score, int number, uint bit, double share, ref RandomStream random)
    {
        Cohort cohort = _cohorts[number];
        int members = random.NextBinomial(cohort.Count, share);
        if (members > 0 && members < cohort.Count)
        {
            int first = _first[score];
            Cohort inGroup = cohort;
            (inGroup.Count, inGroup.Member, inGroup.Known) = (members, cohort.Member | bit, cohort.Known | bit);
            Add(score, inGroup);
            _atMost[score] -= members;
            int added = _first[score];
            _first[score] = first;
            _cohorts[added].Next = cohort.Next;
            cohort.Next = added;
            cohort.Count -= members;
        }
        else if (members > 0)
        {
            cohort.Member |= bit;
        }

        cohort.Known |= bit;
        _cohorts[number] = cohort;
    }

    private void Unlink(int score, int before, int number)
    {
        if (before < 0)
        {
            // A cohort that was split while it was the first one has others in front of it by now.
            before = _first[score] == number ? -1 : FindBefore(score, number);
        }

        (before < 0 ? ref _first[score] : ref _cohorts[before].Next) = _cohorts[number].Next;
    }

    private int FindBefore(int score, int number)
    {
        int before = _first[score];
        while (_cohorts[before].Next != number)
        {
            before = _cohorts[before].Next;
        }

        return before;
    }
}
