using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Simulation.Profiles;

/// <summary>Puts a day's new profiles into the pool, as time passes.</summary>
/// <remarks>
/// The number of a day and the scores and signatures in order come from the day's own stream, so rounds at other instants see
/// the same arrivals; how many of them have come by an instant is a binomial split. Returning candidates of the day come at
/// even instants too, so who comes next is one of all those left, any of them alike.
/// </remarks>
internal sealed class ArrivalFeed
{
    private readonly MarkTable _cells = new(); // of words, see RowWord
    private readonly ArrivalRates _rates = new();
    private PoolLaws? _laws;
    private long _seed;
    private int _replication;
    private long _firstWeek;
    private RandomStream _marks;
    private RandomStream _order;
    private List<uint> _returning = [];
    private int _left;
    private double _from;
    private double _end;

    /// <summary>Prepares a replication.</summary>
    public void Begin(PoolLaws laws, long day, long seed, int replication)
    {
        (_laws, _seed, _replication, _firstWeek) = (laws, seed, replication, CalendarWeek.Of(day));
        _rates.Begin(laws.Signatures);
        BuildCells();
    }

    /// <summary>Scores who arrives by new rules.</summary>
    public void Rescore(RescoringMoves moves)
    {
        _rates.Rescore(moves);
        BuildCells();
    }

    /// <summary>Draws how many arrive on a day.</summary>
    /// <param name="day">Days since 1970.</param>
    /// <param name="returning">Those who come back on that day; they are taken out one by one.</param>
    public void BeginDay(long day, List<uint> returning)
    {
        ImmutableArray<double> factors = _laws!.ArrivalFactors;
        double factor = factors[(int)Math.Min(CalendarWeek.Of(day) - _firstWeek, factors.Length - 1)];
        _marks = new RandomStream(_seed, _replication, StreamPurpose.Arrivals, (int)day);
        _order = new RandomStream(_seed, _replication, StreamPurpose.Reentries, (int)day);
        _left = LargeCounts.Poisson(_cells.Total * factor, ref _marks);
        _returning = returning;
        _from = (double)day * CalendarWeek.SecondsPerDay;
        _end = _from + CalendarWeek.SecondsPerDay;
    }

    /// <summary>Adds everybody who is left of the day.</summary>
    public void AddAll(ProfileTable table, ReadOnlySpan<FlowProgram> programs, PoolFlows flows) =>
        Add(_left + _returning.Count, table, programs, flows);

    /// <summary>Adds those who have come by an instant of the day.</summary>
    public void AddUpTo(
        double instant,
        ref RandomStream random,
        ProfileTable table,
        ReadOnlySpan<FlowProgram> programs,
        PoolFlows flows
    )
    {
        Add(random.NextBinomial(_left + _returning.Count, (instant - _from) / (_end - _from)), table, programs, flows);
        _from = instant;
    }

    private void Add(int profiles, ProfileTable table, ReadOnlySpan<FlowProgram> programs, PoolFlows flows)
    {
        for (; profiles > 0; profiles--)
        {
            uint word;
            FlowEvent what = FlowEvent.Arrived;
            if (_returning.Count > 0 && _order.NextBelow(_left + _returning.Count) < _returning.Count)
            {
                int place = _order.NextBelow(_returning.Count);
                word = _returning[place];
                _returning[place] = _returning[^1];
                _returning.RemoveAt(_returning.Count - 1);
                what = FlowEvent.ReEntered;
            }
            else
            {
                word = _cells.Draw(ref _marks);
                _left--;
            }

            table.Add(word);
            flows.Add(what, FlowPrograms.Of(programs, word), 1);
        }
    }

    private void BuildCells()
    {
        _cells.Clear();
        for (int score = 0; score < CrsScore.Count; score++)
        {
            for (int signature = 0; signature < _laws!.Signatures.Length; signature++)
            {
                uint word = RowWord.Of(score, signature, _laws.Signatures[signature].Groups);
                _cells.Add(word, _rates[signature, score]);
            }
        }

        if (_cells.Total > 0)
        {
            _cells.Build();
        }
    }
}
