using System.Runtime.Intrinsics;
using ExpressEntry.Sim.Engine.Counting;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Vectors;

namespace ExpressEntry.Sim.Engine.Workloads;

/// <summary>Workload W in counts by score and submission period of 14 days: equal in law to <see cref="IndividualWorkload"/>.</summary>
/// <remarks>
/// Arrivals of a score and a period are independent Poisson counts, drawn eight at a time from shared tables, from the best
/// score down to a floor that rounds do not reach; should one reach it, the replication is run again with every score drawn,
/// and the scores above the old floor get the same counts. Of one score the oldest period goes first, so who is gone is one
/// period a score and a count in it. A profile's period expires on the day of a round, so periods expire as a whole.
/// </remarks>
public sealed class CohortWorkload : IWorkloadEngine
{
    private const int UsualFloor = 401; // far below any cut-off of W
    private const int StartPeriods = 27; // 26 of 14 days, and the last day before the start
    private const int Periods = StartPeriods + WorkloadW.Rounds;
    private const int Lanes = 16;
    private const int Pad = Lanes; // room in front of score 0 for lanes drawn too many
    private const int RowLength = 1232; // padding and scores, to a multiple of the lanes
    private readonly long _seed;
    private readonly bool _isRedrawn;
    private readonly PoissonTables _tables = new();
    private readonly int[] _countOf = new int[Periods * RowLength]; // [period, score]
    private readonly int[] _startAt = new int[RowLength];
    private readonly int[] _profilesAt = new int[RowLength];
    private readonly int[] _gonePeriod = new int[RowLength]; // all periods before it are gone
    private readonly int[] _goneInPeriod = new int[RowLength]; // and so many of it

    /// <summary>Draws the start pool.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="isRedrawn">Whether each replication draws its own arrival rate and shares.</param>
    public CohortWorkload(long seed, bool isRedrawn)
    {
        (_seed, _isRedrawn) = (seed, isRedrawn);
        if (isRedrawn)
        {
            _tables.BuildAll();
        }

        int[] countOf = new int[WorkloadW.ValidityDays * CrsScore.Count];
        WorkloadW.DrawStartPool(seed, countOf);
        for (int day = 0; day < WorkloadW.ValidityDays; day++)
        {
            for (int score = 0; score < CrsScore.Count; score++)
            {
                int count = countOf[(day * CrsScore.Count) + score];
                _countOf[(day / WorkloadW.PeriodDays * RowLength) + Pad + score] += count;
                _startAt[Pad + score] += count;
            }
        }
    }

    /// <inheritdoc/>
    public void Run(int replication, Span<int> cutoffs)
    {
        Run(replication, [], cutoffs);
    }

    /// <summary>Runs recorded arrivals instead of drawn ones.</summary>
    /// <param name="arrivals">Of a run with this seed, from <see cref="WorkloadTrace.CountArrivals"/>.</param>
    /// <param name="cutoffs">Gets the cut-off of each of the 26 rounds.</param>
    internal void RunTrace(ReadOnlySpan<int> arrivals, Span<int> cutoffs) => Run(0, arrivals, cutoffs);

    private void Run(int replication, ReadOnlySpan<int> recorded, Span<int> cutoffs)
    {
        if (!TryRun(replication, recorded, UsualFloor, cutoffs) && !TryRun(replication, recorded, 0, cutoffs))
        {
            throw new InvalidOperationException($"A round of W found fewer than {WorkloadW.RoundSize} profiles.");
        }
    }

    private bool TryRun(int replication, ReadOnlySpan<int> recorded, int floor, Span<int> cutoffs)
    {
        Span<double> means = stackalloc double[WorkloadW.Bands.Length];
        WorkloadW.DrawMeans(_seed, replication, _isRedrawn, means);
        _startAt.CopyTo(_profilesAt, 0);
        Array.Clear(_gonePeriod);
        Array.Clear(_goneInPeriod);
        for (int round = 0; round < WorkloadW.Rounds; round++)
        {
            if (recorded.IsEmpty)
            {
                Arrive(replication, round, means, floor);
            }
            else
            {
                Span<int> row = _countOf.AsSpan((StartPeriods + round) * RowLength, RowLength);
                recorded.Slice(round * CrsScore.Count, CrsScore.Count).CopyTo(row[Pad..]);
                AddRow(row, FirstLane(floor), VectorChoice.Width);
            }

            Expire(round, floor);
            int cutoff = Hold(StartPeriods + round, floor);
            if (cutoff < 0)
            {
                return false;
            }

            cutoffs[round] = cutoff;
        }

        return true;
    }

    private void Arrive(int replication, int round, ReadOnlySpan<double> means, int floor)
    {
        Span<int> row = _countOf.AsSpan((StartPeriods + round) * RowLength, RowLength);
        var lanes = new LaneStream(_seed, replication, StreamPurpose.Workload, round);
        VectorWidth width = VectorChoice.Width;
        for (int band = WorkloadW.Bands.Length - 1; band >= 0; band--)
        {
            (int low, int high, _) = WorkloadW.Bands[band];
            if (high < floor)
            {
                break;
            }

            if (low > CrsScore.Nomination)
            {
                ArriveFew(replication, round, means[band] * (high - low + 1), row[(Pad + low)..(Pad + high + 1)]);
            }
            else
            {
                ArriveMany(ref lanes, means[band], row, Pad + low, Pad + high, width);
            }
        }

        AddRow(row, FirstLane(floor), width);
    }

    // So few among so many scores that each is drawn by itself.
    private void ArriveFew(int replication, int round, double mean, Span<int> counts)
    {
        counts.Clear();
        var random = new RandomStream(_seed, replication, StreamPurpose.Workload, round);
        for (int left = random.NextPoisson(mean); left > 0; left--)
        {
            counts[random.NextBelow(counts.Length)]++;
        }
    }

    // 16 scores a step from the top down; lanes below the band are drawn too many, and drawn again with the next one.
    private void ArriveMany(ref LaneStream lanes, double mean, Span<int> row, int low, int high, VectorWidth width)
    {
        Span<ulong> rest = stackalloc ulong[PoissonTables.RestThresholds];
        ReadOnlySpan<ulong> table = _tables.For(mean, rest);
        for (int last = high; last >= low; last -= Lanes)
        {
            Vector512<ulong> lower = lanes.DrawFrom(table, width);
            Vector512<ulong> upper = lanes.DrawFrom(table, width);
            Vector512<ulong> bits = lanes.NextBits();
            (Vector512<ulong> lowBits, Vector512<ulong> highBits) = (
                bits & Vector512.Create((ulong)uint.MaxValue),
                bits >>> 32
            );
            foreach (ulong threshold in rest)
            {
                // A lane at or above the threshold turns all ones, which is minus one.
                lower -= Vector512.GreaterThanOrEqual(lowBits, Vector512.Create(threshold));
                upper -= Vector512.GreaterThanOrEqual(highBits, Vector512.Create(threshold));
            }

            Vector512.Narrow(lower, upper).AsInt32().CopyTo(row[(last - Lanes + 1)..]);
        }
    }

    private void AddRow(ReadOnlySpan<int> row, int from, VectorWidth width)
    {
        WorkCounters.Touched(RowLength - from);
        Span<int> profilesAt = _profilesAt;
        int at = from;
        for (; width == VectorWidth.Bits512 && at < RowLength; at += Lanes)
        {
            (Vector512.Create(profilesAt[at..]) + Vector512.Create(row[at..])).CopyTo(profilesAt[at..]);
        }

        for (; at < RowLength; at++)
        {
            profilesAt[at] += row[at];
        }
    }

    // The period submitted 378 to 365 days before the round.
    private void Expire(int round, int floor)
    {
        ReadOnlySpan<int> row = _countOf.AsSpan(round * RowLength, RowLength);
        Span<int> profilesAt = _profilesAt;
        Span<int> gonePeriod = _gonePeriod;
        Span<int> goneInPeriod = _goneInPeriod;
        int at = FirstLane(floor);
        WorkCounters.Touched(RowLength - at);
        for (; VectorChoice.Width == VectorWidth.Bits512 && at < RowLength; at += Lanes)
        {
            Vector512<int> period = Vector512.Create(gonePeriod[at..]);
            Vector512<int> gone = Vector512.Create(goneInPeriod[at..]);
            Vector512<int> isThere = Vector512.LessThanOrEqual(period, Vector512.Create(round));
            Vector512<int> isPartly = Vector512.Equals(period, Vector512.Create(round));
            Vector512<int> leaving = (Vector512.Create(row[at..]) - (gone & isPartly)) & isThere;
            (Vector512.Create(profilesAt[at..]) - leaving).CopyTo(profilesAt[at..]);
            Vector512.ConditionalSelect(isThere, Vector512.Create(round + 1), period).CopyTo(gonePeriod[at..]);
            Vector512.AndNot(gone, isThere).CopyTo(goneInPeriod[at..]);
        }

        for (; at < RowLength; at++)
        {
            if (gonePeriod[at] <= round)
            {
                profilesAt[at] -= row[at] - (gonePeriod[at] == round ? goneInPeriod[at] : 0);
                gonePeriod[at] = round + 1;
                goneInPeriod[at] = 0;
            }
        }
    }

    // −1 where the floor is reached before the invitations are spent.
    private int Hold(int period, int floor)
    {
        Span<int> profilesAt = _profilesAt;
        int left = WorkloadW.RoundSize;
        int at = Pad + CrsScore.Max;
        // 16 scores at once while all of them are invited.
        for (; VectorChoice.Width == VectorWidth.Bits512 && at - Lanes >= Pad + floor; at -= Lanes)
        {
            int first = at - Lanes + 1;
            int profiles = Vector512.Sum(Vector512.Create(profilesAt[first..]));
            if (profiles >= left)
            {
                break;
            }

            left -= profiles;
            Vector512<int>.Zero.CopyTo(profilesAt[first..]);
            Vector512.Create(period + 1).CopyTo(_gonePeriod.AsSpan(first));
            Vector512<int>.Zero.CopyTo(_goneInPeriod.AsSpan(first));
        }

        for (; at >= Pad + floor && left > profilesAt[at]; at--)
        {
            left -= profilesAt[at];
            profilesAt[at] = 0;
            _gonePeriod[at] = period + 1;
            _goneInPeriod[at] = 0;
        }

        if (at < Pad + floor)
        {
            return -1;
        }

        WorkCounters.Touched(Pad + CrsScore.Count - at);
        WorkCounters.Held();
        profilesAt[at] -= left;
        InviteOldest(at, left);
        return at - Pad;
    }

    // Of one score the oldest period goes first.
    private void InviteOldest(int at, int count)
    {
        ref int gone = ref _gonePeriod[at];
        count += _goneInPeriod[at];
        while (count > _countOf[(gone * RowLength) + at])
        {
            count -= _countOf[(gone * RowLength) + at];
            gone++;
        }

        _goneInPeriod[at] = count;
    }

    private static int FirstLane(int floor) => (Pad + floor) / Lanes * Lanes;
}
