using System.Runtime.Intrinsics;
using ExpressEntry.Sim.Engine.Counting;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Vectors;

namespace ExpressEntry.Sim.Engine.Workloads;

/// <summary>Workload W profile by profile: a row's number is its id and its place in the order of submission.</summary>
/// <remarks>
/// The counts by score follow arrivals, expiry and invitations, so a round knows its cut-off, lists the rows that reach it (32
/// a step) and invites. Nothing is sorted and no row is moved.
/// </remarks>
public sealed class IndividualWorkload : IWorkloadEngine
{
    private const int Gone = 0; // scores are kept one higher, so that 0 is free
    private readonly long _seed;
    private readonly bool _isRedrawn;
    private readonly ushort[] _saved = new ushort[WorkloadW.StartProfiles];
    private readonly int[] _endOfDay = new int[WorkloadW.ValidityDays]; // rows of the start pool up to and with each day
    private readonly ulong[] _table = LaneStream.NewTable(CrsScore.Count);
    private readonly double[] _weights = new double[CrsScore.Count];
    private readonly int[] _profilesAt = new int[CrsScore.Count + 1];
    private ushort[] _scores = new ushort[WorkloadW.StartProfiles * 3];
    private int[] _reaching = new int[WorkloadW.StartProfiles * 3];
    private readonly int[] _savedAt = new int[CrsScore.Count + 1];
    private readonly int[] _invited = new int[WorkloadW.RoundSize];

    /// <summary>Draws the start pool.</summary>
    /// <param name="seed">The run's seed.</param>
    /// <param name="isRedrawn">Whether each replication draws its own arrival rate and shares.</param>
    public IndividualWorkload(long seed, bool isRedrawn)
    {
        (_seed, _isRedrawn) = (seed, isRedrawn);
        int[] countOf = new int[WorkloadW.ValidityDays * CrsScore.Count];
        WorkloadW.DrawStartPool(seed, countOf);
        var random = new RandomStream(seed, 0, StreamPurpose.StartPool, 1);
        int row = 0;
        for (int day = 0; day < WorkloadW.ValidityDays; day++)
        {
            int first = row;
            for (int score = 0; score < CrsScore.Count; score++)
            {
                for (int left = countOf[(day * CrsScore.Count) + score]; left > 0; left--)
                {
                    _saved[row++] = (ushort)(score + 1);
                }
            }

            // Profiles of a day come in any order.
            for (int i = row - 1; i > first; i--)
            {
                int other = first + random.NextBelow(i - first + 1);
                (_saved[i], _saved[other]) = (_saved[other], _saved[i]);
            }

            _endOfDay[day] = row;
        }

        foreach (ushort standing in _saved)
        {
            _savedAt[standing]++;
        }

        SetArrivals(0);
    }

    /// <summary>Ids of the last round's invited, in order of submission.</summary>
    public ReadOnlySpan<int> Invited => _invited;

    /// <inheritdoc/>
    public void Run(int replication, Span<int> cutoffs)
    {
        if (_isRedrawn)
        {
            SetArrivals(replication);
        }

        _saved.CopyTo(_scores, 0);
        _savedAt.CopyTo(_profilesAt, 0);
        int first = 0;
        int end = _saved.Length;
        Span<double> means = stackalloc double[WorkloadW.Bands.Length];
        double arrivals = MeanArrivals(replication, means);
        for (int round = 0; round < WorkloadW.Rounds; round++)
        {
            end = Arrive(replication, round, arrivals, end);
            int day = (round + 1) * WorkloadW.PeriodDays;
            first = Expire(first, _endOfDay[day - 1]); // days up to day − 365, that is the first `day` of the 365
            cutoffs[round] = Hold(first, end);
        }
    }

    /// <summary>Records who a replication starts with and who arrives.</summary>
    /// <param name="replication">Its number, 0 or more.</param>
    internal WorkloadTrace Record(int replication)
    {
        if (_isRedrawn)
        {
            SetArrivals(replication);
        }

        _saved.CopyTo(_scores, 0);
        int end = _saved.Length;
        int[] endOfPeriod = new int[WorkloadW.Rounds];
        Span<double> means = stackalloc double[WorkloadW.Bands.Length];
        double arrivals = MeanArrivals(replication, means);
        for (int round = 0; round < WorkloadW.Rounds; round++)
        {
            end = Arrive(replication, round, arrivals, end);
            endOfPeriod[round] = end;
        }

        ushort[] scores = _scores[..end];
        foreach (ref ushort score in scores.AsSpan())
        {
            score--; // kept one higher here
        }

        return new WorkloadTrace(scores, [.. _endOfDay], endOfPeriod);
    }

    /// <summary>Runs recorded arrivals instead of drawn ones.</summary>
    /// <param name="trace">Of a run with this seed.</param>
    /// <param name="cutoffs">Gets the cut-off of each of the 26 rounds.</param>
    internal void RunTrace(WorkloadTrace trace, Span<int> cutoffs)
    {
        _saved.CopyTo(_scores, 0);
        _savedAt.CopyTo(_profilesAt, 0);
        int first = 0;
        int end = _saved.Length;
        for (int round = 0; round < WorkloadW.Rounds; round++)
        {
            for (; end < trace.EndOfPeriod[round]; end++)
            {
                _scores[end] = (ushort)(trace.Scores[end] + 1);
                _profilesAt[_scores[end]]++;
            }

            first = Expire(first, _endOfDay[((round + 1) * WorkloadW.PeriodDays) - 1]);
            cutoffs[round] = Hold(first, end);
        }
    }

    private double MeanArrivals(int replication, Span<double> means)
    {
        WorkloadW.DrawMeans(_seed, replication, _isRedrawn, means);
        double arrivals = 0;
        for (int band = 0; band < means.Length; band++)
        {
            arrivals += means[band] * (WorkloadW.Bands[band].High - WorkloadW.Bands[band].Low + 1);
        }

        return arrivals;
    }

    private void SetArrivals(int replication)
    {
        Span<double> means = stackalloc double[WorkloadW.Bands.Length];
        WorkloadW.DrawMeans(_seed, replication, _isRedrawn, means);
        for (int band = 0; band < means.Length; band++)
        {
            _weights.AsSpan(WorkloadW.Bands[band].Low..(WorkloadW.Bands[band].High + 1)).Fill(means[band]);
        }

        new AliasTable(_weights).CopyPacked(_table);
    }

    private int Arrive(int replication, int round, double mean, int end)
    {
        var count = new RandomStream(_seed, replication, StreamPurpose.Workload, round);
        int arrivals = LargeCounts.Poisson(mean, ref count);
        if (_scores.Length < end + arrivals + Vector512<ushort>.Count)
        {
            Array.Resize(ref _scores, 2 * _scores.Length);
            _reaching = new int[_scores.Length];
        }

        var lanes = new LaneStream(_seed, replication, StreamPurpose.Workload, round);
        VectorWidth width = VectorChoice.Width;
        Span<ushort> scores = _scores.AsSpan(end);
        // 32 a step; the last one may draw a few too many, which the next period overwrites.
        for (int i = 0; i < arrivals; i += Vector512<ushort>.Count)
        {
            Vector512<uint> first = Vector512.Narrow(lanes.DrawFrom(_table, width), lanes.DrawFrom(_table, width));
            Vector512<uint> second = Vector512.Narrow(lanes.DrawFrom(_table, width), lanes.DrawFrom(_table, width));
            (Vector512.Narrow(first, second) + Vector512<ushort>.One).CopyTo(scores[i..]);
        }

        WorkCounters.Touched(arrivals);
        foreach (ushort standing in scores[..arrivals])
        {
            _profilesAt[standing]++;
        }

        return end + arrivals;
    }

    private int Expire(int first, int end)
    {
        WorkCounters.Touched(end - first);
        foreach (ushort standing in _scores.AsSpan(first..end))
        {
            _profilesAt[standing]--; // the count of those who are gone means nothing
        }

        return end;
    }

    private int Hold(int first, int end)
    {
        int left = WorkloadW.RoundSize;
        int cutoff = CrsScore.Count;
        for (; left > _profilesAt[cutoff]; cutoff--)
        {
            left -= _profilesAt[cutoff];
        }

        WorkCounters.Held();
        Span<ushort> scores = _scores.AsSpan(first, end - first);
        int reaching = RowScan.AtLeast(scores, (ushort)cutoff, _reaching, VectorChoice.Width);
        int invited = 0;
        int waiting = left; // on the cut-off
        foreach (int row in _reaching.AsSpan(0, reaching))
        {
            if (scores[row] > cutoff || waiting-- > 0)
            {
                _invited[invited++] = first + row;
                scores[row] = Gone;
            }
        }

        _profilesAt.AsSpan(cutoff + 1).Clear();
        _profilesAt[cutoff] -= left;
        return cutoff - 1;
    }
}
