using System.Collections.Immutable;
using System.Runtime.Intrinsics;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Vectors;

namespace ExpressEntry.Sim.Engine.Simulation.Cohorts;

/// <summary>Draws the pool at the start: how many of each score, then signatures by stock and ages by the exponential law.</summary>
/// <remarks>Eight profiles of one score a step, from tables that are built once for a start.</remarks>
internal sealed class StartDraw
{
    private const double ScaleOf52Bits = 1.0 / (1UL << 52);
    private readonly MarkTable[] _signatures = [.. Enumerable.Range(0, CrsScore.Count).Select(_ => new MarkTable())];
    private readonly bool[] _isInBand = new bool[CrsScore.Count];
    private readonly double[] _ageRange = new double[CrsScore.Count * PoolLaws.MostSignatures]; // by score, then signature
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
        foreach (StartBand band in start.Bands)
        {
            DrawBand(start, band, ref random, ref lanes, pool);
        }

        for (int score = 0; score < CrsScore.Count; score++)
        {
            double mean = _isInBand[score] ? 0 : _signatures[score].Total;
            if (mean > 0)
            {
                Fill(start, score, LargeCounts.Poisson(mean, ref random), ref lanes, pool);
            }
        }
    }

    // As many as published: score by score, each gets a binomial count of those left.
    private void DrawBand(PoolStart start, StartBand band, ref RandomStream random, ref LaneStream lanes, ScorePool pool)
    {
        double weight = 0;
        int last = band.High;
        for (int score = band.Low; score <= band.High; score++)
        {
            weight += _signatures[score].Total;
            last = _signatures[score].Total > 0 ? score : last;
        }

        bool isEven = weight <= 0;
        weight = isEven ? band.High - band.Low + 1 : weight;
        int left = band.Count;
        for (int score = band.Low; left > 0; score++)
        {
            double here = isEven ? 1 : _signatures[score].Total;
            int profiles = score == last ? left : LargeCounts.Binomial(left, here / weight, ref random);
            weight -= here;
            left -= profiles;
            Fill(start, score, profiles, ref lanes, pool);
        }
    }

    // An age is −ln(1 − u·g)/μ, g being what attrition leaves of those too old; without attrition it is u times the oldest.
    private void Fill(PoolStart start, int score, int profiles, ref LaneStream lanes, ScorePool pool)
    {
        if (profiles == 0)
        {
            return;
        }

        int steps = (profiles + LaneStream.Lanes - 1) / LaneStream.Lanes;
        if (_marks.Length < steps * LaneStream.Lanes)
        {
            _marks = new uint[2 * steps * LaneStream.Lanes];
        }

        Span<uint> marks = _marks.AsSpan(0, steps * LaneStream.Lanes);
        marks.Clear();
        if (_signatures[score].Count > 0)
        {
            _signatures[score].Draw(ref lanes, marks, VectorChoice.Width);
        }

        double attrition = start.AttritionPerDay;
        Vector512<double> scale = Vector512.Create(
            attrition > 0 ? -CalendarWeek.SecondsPerDay / attrition : CalendarWeek.SecondsPerDay
        );
        ReadOnlySpan<double> ageRange = _ageRange.AsSpan(score * PoolLaws.MostSignatures, PoolLaws.MostSignatures);
        LaneStream local = lanes;
        Span<double> ranges = stackalloc double[LaneStream.Lanes];
        for (int from = 0; from < marks.Length; from += LaneStream.Lanes)
        {
            Span<uint> here = marks[from..];
            for (int i = 0; i < LaneStream.Lanes; i++)
            {
                ranges[i] = ageRange[(int)here[i]];
            }

            Vector512<ulong> bits = local.NextBits() >>> 12;
            Vector512<double> u =
                (Vector512.ConvertToDouble(bits) + Vector512.Create(0.5)) * Vector512.Create(ScaleOf52Bits);
            Vector512<double> x = u * Vector512.Create<double>(ranges);
            if (attrition > 0)
            {
                x = LaneLog.Log(Vector512.Create(1.0) - x);
            }

            // Submitted a second ago or before, and not expired yet.
            Vector512<long> ages = Vector512.Min(
                Vector512.ConvertToInt64(x * scale) + Vector512<long>.One,
                Vector512.Create(ProfileWord.Validity - 1L)
            );
            Vector512<long> instants =
                (Vector512.Create(start.AtUtcSeconds) - ages) & Vector512.Create((long)ProfileWord.InstantMask);
            Vector256<uint> low = Vector512.Narrow(instants.AsUInt64(), instants.AsUInt64()).GetLower();
            ((Vector256.Create<uint>(here) << ProfileWord.InstantBits) | low).CopyTo(here);
        }

        lanes = local;
        pool.Fill(score, marks[..profiles], start.AtUtcSeconds, VectorChoice.Width);
    }

    private void Build(PoolStart start)
    {
        Array.Clear(_isInBand);
        foreach (StartBand band in start.Bands)
        {
            _isInBand.AsSpan(band.Low, band.High - band.Low + 1).Fill(value: true);
        }

        for (int score = 0; score < CrsScore.Count; score++)
        {
            MarkTable table = _signatures[score];
            table.Clear();
            for (int signature = 0; signature < start.Stocks.Length; signature++)
            {
                table.Add((uint)signature, start.Stocks[signature].Profiles[score]);
            }

            if (table.Count > 0)
            {
                table.Build();
            }
        }

        BuildAges(start);
        _builtFor = start;
    }

    private void BuildAges(PoolStart start)
    {
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

                _ageRange[(score * PoolLaws.MostSignatures) + signature] = range;
            }
        }
    }
}
