using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Vectors;

namespace ExpressEntry.Sim.Engine.Simulation.Cohorts;

/// <summary>Puts a day's new profiles into the pool, as time passes.</summary>
/// <remarks>
/// Number, scores, signatures and instants of a day come from the day's own stream, whoever looks and when: rounds at other
/// instants see the same arrivals.
/// </remarks>
internal sealed class ArrivalFeed
{
    private readonly MarkTable _marks = new();
    private readonly ArrivalRates _rates = new();
    private ImmutableArray<Signature> _builtFor = [];
    private uint[] _drawn = new uint[1024];
    private uint[] _words = new uint[1024];
    private PoolLaws? _laws;
    private long _seed;
    private int _replication;
    private long _firstWeek;
    private int _left; // of the day; the ones drawn first
    private long _dayEnd; // UTC seconds

    /// <summary>Prepares a replication.</summary>
    public void Begin(PoolLaws laws, long day, long seed, int replication)
    {
        (_laws, _seed, _replication, _firstWeek, _left) = (laws, seed, replication, CalendarWeek.Of(day), 0);
        if (_builtFor == laws.Signatures)
        {
            return;
        }

        _rates.Begin(laws.Signatures);
        _builtFor = laws.Signatures;
        BuildMarks();
    }

    /// <summary>Scores who arrives by new rules.</summary>
    public void Rescore(RescoringMoves moves)
    {
        _rates.Rescore(moves);
        _builtFor = [];
        BuildMarks();
    }

    /// <summary>Draws who arrives on a day.</summary>
    /// <param name="day">Days since 1970.</param>
    public void BeginDay(long day)
    {
        ImmutableArray<double> factors = _laws!.ArrivalFactors;
        _dayEnd = (day + 1) * CalendarWeek.SecondsPerDay;
        double mean = _marks.Total * factors[(int)Math.Min(CalendarWeek.Of(day) - _firstWeek, factors.Length - 1)];
        if (mean <= 0)
        {
            _left = 0;
            return;
        }

        var random = new RandomStream(_seed, _replication, StreamPurpose.CohortDayArrivals, (int)day);
        _left = LargeCounts.Poisson(mean, ref random);
        int steps = (_left + LaneStream.Lanes - 1) / LaneStream.Lanes;
        if (_drawn.Length < steps * LaneStream.Lanes)
        {
            _drawn = new uint[2 * steps * LaneStream.Lanes];
            _words = new uint[2 * steps * LaneStream.Lanes];
        }

        var lanes = new LaneStream(_seed, _replication, StreamPurpose.CohortDayArrivals, (int)day);
        Span<uint> drawn = _drawn.AsSpan(0, steps * LaneStream.Lanes);
        _marks.Draw(ref lanes, drawn, VectorChoice.Width);
        long midnight = day * CalendarWeek.SecondsPerDay;
        for (int i = 0; i < _left; i += 2)
        {
            // One word of 64 bits gives two seconds of the day (bias below 2⁻¹⁵ of a second's share).
            ulong bits = random.NextBits();
            ulong one = ((bits >> 32) * CalendarWeek.SecondsPerDay) >> 32;
            ulong other = ((bits & uint.MaxValue) * CalendarWeek.SecondsPerDay) >> 32;
            _words[i] = ProfileWord.Of((int)(drawn[i] & 63), midnight + (long)one);
            _words[i + 1] = ProfileWord.Of((int)(drawn[i + 1] & 63), midnight + (long)other);
        }
    }

    /// <summary>Adds those of the day submitted before an instant.</summary>
    /// <param name="instant">UTC seconds, of the day or the midnight after it.</param>
    /// <param name="pool">Gets them, into the running week.</param>
    /// <param name="programs">By signature, and 64 further on for nominees.</param>
    /// <param name="flows">Are told.</param>
    public void AddUpTo(long instant, ScorePool pool, ReadOnlySpan<FlowProgram> programs, PoolFlows flows)
    {
        bool isAll = instant >= _dayEnd;
        Span<long> counts = stackalloc long[FlowPrograms.Count];
        counts.Clear();
        int waiting = 0;
        for (int i = 0; i < _left; i++)
        {
            (uint mark, uint word) = (_drawn[i], _words[i]);
            // Within a day of the instant, so an age that seems more than a year is one to come.
            if (isAll || ProfileWord.AgeOf(word, (uint)instant) - 1 < ProfileWord.Validity)
            {
                int score = (int)(mark >> 6);
                pool.AddFresh(score, word);
                counts[(int)programs[(int)(mark & 63) + (score > CrsScore.Nomination ? PoolLaws.MostSignatures : 0)]]++;
            }
            else
            {
                (_drawn[waiting], _words[waiting]) = (mark, word);
                waiting++;
            }
        }

        _left = waiting;
        for (int program = 0; program < counts.Length; program++)
        {
            flows.Add(FlowEvent.Arrived, (FlowProgram)program, counts[program]);
        }
    }

    private void BuildMarks()
    {
        _marks.Clear();
        for (int score = 0; score < CrsScore.Count; score++)
        {
            for (int signature = 0; signature < _laws!.Signatures.Length; signature++)
            {
                _marks.Add((uint)((score << 6) | signature), _rates[signature, score]);
            }
        }

        if (_marks.Count > 0)
        {
            _marks.Build();
        }
    }
}
