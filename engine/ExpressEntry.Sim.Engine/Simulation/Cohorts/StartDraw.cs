using System.Collections.Immutable;
using System.Runtime.Intrinsics;
using ExpressEntry.Sim.Engine.Lifecycle;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Vectors;

namespace ExpressEntry.Sim.Engine.Simulation.Cohorts;

/// <summary>Draws the pool at the start: scores and signatures by stock, ages by the exponential law, eight profiles a step.</summary>
internal sealed class StartDraw
{
    private const double ScaleOf52Bits = 1.0 / (1UL << 52);
    private readonly List<MarkTable> _tables = []; // one a band, and one for the scores between bands
    private readonly bool[] _isInBand = new bool[CrsScore.Count];
    private readonly int[] _atScore = new int[CrsScore.Count];
    private double[] _ageRange = []; // [score, signature]: what a uniform number is multiplied with
    private uint[] _marks = new uint[1 << 10];
    private PoolStart? _builtFor;

    /// <summary>Fills a pool.</summary>
    /// <param name="start">What is known.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="replication">Number of the replication.</param>
    /// <param name="pool">An empty pool.</param>
    public void Draw(PoolStart start, long seed, int replication, ScorePool pool)
    {
        if (!ReferenceEquals(_builtFor, start))
        {
            Build(start);
        }

        var random = new RandomStream(seed, replication, StreamPurpose.CohortStart, 0);
        var lanes = new LaneStream(seed, replication, StreamPurpose.CohortStart, 0);
        VectorWidth width = VectorChoice.Width;
        int count = 0;
        for (int band = 0; band < start.Bands.Length; band++)
        {
            count = DrawMarks(_tables[band], start.Bands[band].Count, count, ref lanes, width);
        }

        MarkTable between = _tables[start.Bands.Length];
        if (between.Count > 0)
        {
            count = DrawMarks(between, LargeCounts.Poisson(between.Total, ref random), count, ref lanes, width);
        }

        Reserve(count, pool);
        Place(start, count, ref lanes, pool);
    }

    private int DrawMarks(MarkTable table, int profiles, int count, ref LaneStream lanes, VectorWidth width)
    {
        int steps = (profiles + LaneStream.Lanes - 1) / LaneStream.Lanes;
        int needed = count + (steps * LaneStream.Lanes);
        if (needed + LaneStream.Lanes > _marks.Length)
        {
            Array.Resize(ref _marks, needed + (needed / 8) + LaneStream.Lanes);
        }

        if (profiles > 0)
        {
            table.Draw(ref lanes, _marks.AsSpan(count, steps * LaneStream.Lanes), width);
        }

        return count + profiles;
    }

    private void Reserve(int count, ScorePool pool)
    {
        Array.Clear(_atScore);
        foreach (uint mark in _marks.AsSpan(0, count))
        {
            _atScore[mark >> 6]++;
        }

        for (int score = 0; score < CrsScore.Count; score++)
        {
            pool.Reserve(score, _atScore[score]);
        }
    }

    // An age is −ln(1 − u·g)/μ, g being what attrition leaves of those too old; without attrition it is u times the oldest.
    private void Place(PoolStart start, int count, ref LaneStream lanes, ScorePool pool)
    {
        double attrition = start.AttritionPerDay;
        Vector512<double> scale = Vector512.Create(
            attrition > 0 ? -CalendarWeek.SecondsPerDay / attrition : CalendarWeek.SecondsPerDay
        );
        Span<double> ranges = stackalloc double[LaneStream.Lanes];
        Span<long> ages = stackalloc long[LaneStream.Lanes];
        ReadOnlySpan<double> ageRange = _ageRange;
        for (int from = 0; from < count; from += LaneStream.Lanes)
        {
            int here = Math.Min(LaneStream.Lanes, count - from);
            for (int i = 0; i < LaneStream.Lanes; i++)
            {
                ranges[i] = ageRange[(int)_marks[from + Math.Min(i, here - 1)]];
            }

            Vector512<ulong> bits = lanes.NextBits() >>> 12;
            Vector512<double> u =
                (Vector512.ConvertToDouble(bits) + Vector512.Create(0.5)) * Vector512.Create(ScaleOf52Bits);
            Vector512<double> x = u * Vector512.Create<double>(ranges);
            if (attrition > 0)
            {
                x = LaneLog.Log(Vector512.Create(1.0) - x);
            }

            Vector512.ConvertToInt64(x * scale).CopyTo(ages);
            for (int i = 0; i < here; i++)
            {
                // Submitted a second ago or before, and not expired yet.
                long age = Math.Clamp(ages[i] + 1, 1, ProfileWord.Validity - 1);
                uint mark = _marks[from + i];
                pool.Add((int)(mark >> 6), ProfileWord.Of((int)(mark & 63), start.AtUtcSeconds - age));
            }
        }
    }

    private void Build(PoolStart start)
    {
        Array.Clear(_isInBand);
        while (_tables.Count < start.Bands.Length + 1)
        {
            _tables.Add(new MarkTable());
        }

        for (int band = 0; band < start.Bands.Length; band++)
        {
            BuildBand(start, start.Bands[band], _tables[band]);
        }

        MarkTable between = _tables[start.Bands.Length];
        between.Clear();
        for (int score = 0; score < CrsScore.Count; score++)
        {
            if (!_isInBand[score])
            {
                Add(start, score, between);
            }
        }

        if (between.Count > 0)
        {
            between.Build();
        }

        BuildAges(start);
        _builtFor = start;
    }

    private void BuildBand(PoolStart start, StartBand band, MarkTable table)
    {
        table.Clear();
        for (int score = band.Low; score <= band.High; score++)
        {
            _isInBand[score] = true;
            Add(start, score, table);
        }

        if (table.Count == 0)
        {
            for (int score = band.Low; score <= band.High; score++)
            {
                table.Add((uint)(score << 6), 1);
            }
        }

        table.Build();
    }

    private static void Add(PoolStart start, int score, MarkTable table)
    {
        for (int signature = 0; signature < start.Stocks.Length; signature++)
        {
            table.Add((uint)((score << 6) | signature), start.Stocks[signature].Profiles[score]);
        }
    }

    private void BuildAges(PoolStart start)
    {
        if (_ageRange.Length == 0)
        {
            _ageRange = new double[CrsScore.Count << 6];
        }

        double days = -1;
        double range = 0;
        for (int signature = 0; signature < start.Stocks.Length; signature++)
        {
            ImmutableArray<double> oldest = start.Stocks[signature].OldestDays;
            for (int score = 0; score < CrsScore.Count; score++)
            {
                double here = oldest.IsEmpty ? ProfileValidity.Days : oldest[score];
                if (here != days)
                {
                    // Neighbours mostly share their oldest age.
                    days = here;
                    range = start.AttritionPerDay > 0 ? 1 - PortableMath.Exp(-start.AttritionPerDay * here) : here;
                }

                _ageRange[(score << 6) | signature] = range;
            }
        }
    }
}
