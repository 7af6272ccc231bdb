using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Counting;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Clearance;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Pnp;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.RoundProcess;

/// <summary>Runs single futures: a calendar of the round process, its cut-offs by clearance model and nominee regression.</summary>
internal sealed class FutureSimulator
{
    private const ulong Purpose = 0xC1EA;

    private readonly DateOnly _origin;
    private readonly ulong _seed;
    private readonly RoundCalendar _calendar;
    private readonly SizeModel _sizes;
    private readonly ClearanceState _state;
    private readonly NomineeRegression _nominees;

    public FutureSimulator(PublishedHistory known, DateOnly origin, int horizonDays, ulong seed)
    {
        _origin = origin;
        _seed = seed + ((ulong)origin.DayNumber << 20);
        _calendar = new RoundCalendar(known, origin, horizonDays, seed);
        _sizes = SizeModel.Learn(known);
        _state = ClearanceState.Learn(known);
        _nominees = NomineeRegression.Learn(known);
    }

    /// <summary>Whether the models can tell cut-offs of a type.</summary>
    public bool Knows(RoundType type) => type == RoundType.Pnp ? _nominees.IsFitted : _state.Knows(type);

    /// <summary>The rounds of one future whose types the models know, by day.</summary>
    public ImmutableArray<SimulatedRound> Simulate(int number)
    {
        var path = new Path(this, number);
        List<PlannedRound> planned = _calendar.Draw(number);
        var rounds = ImmutableArray.CreateBuilder<SimulatedRound>(planned.Count);
        foreach (PlannedRound round in planned)
        {
            if (Knows(round.Type))
            {
                int cutoff = path.Hold(round.Type, round.Date, round.Size, round.IsTypeUsed);
                int day = round.Date.DayNumber - _origin.DayNumber;
                rounds.Add(new SimulatedRound(day, round.Type, round.Size, cutoff, round.IsTypeUsed));
            }
        }

        return rounds.ToImmutable();
    }

    /// <summary>
    /// The cut-off of an asked-for round in one future, after whatever that future holds before its day, and whether that
    /// includes a round of the same type.
    /// </summary>
    public (double Cutoff, bool IsAfterAnother) CutoffOn(int number, RoundQuestion question)
    {
        var path = new Path(this, number);
        double[] memory = _sizes.StartMemory(question.Type);
        bool isAfterAnother = false;
        foreach (PlannedRound round in _calendar.Draw(number))
        {
            if (round.Date < question.Date && round.IsTypeUsed && Knows(round.Type))
            {
                path.Hold(round.Type, round.Date, round.Size, clearsOthers: true);
                if (round.Type == question.Type)
                {
                    SizeModel.Remember(memory, round.Size);
                    isAfterAnother = true;
                }
            }
        }

        int size = question.Size ?? path.DrawSize(_sizes, question.Type, memory);
        return (path.Hold(question.Type, question.Date, size, clearsOthers: true), isAfterAnother);
    }

    /// <summary>One future while it runs: a stream a type, so that a round more of one leaves the others alone.</summary>
    private sealed class Path
    {
        private readonly FutureSimulator _owner;
        private readonly ClearancePath _clearance;
        private readonly KeyedRandom[] _streams;
        private double _lastNomineeCutoff;

        public Path(FutureSimulator owner, int number)
        {
            _owner = owner;
            _clearance = owner._state.StartPath(owner._seed, number);
            _lastNomineeCutoff = owner._nominees.LastCutoff;
            _streams = new KeyedRandom[RoundTypes.All.Length];
            for (int type = 0; type < _streams.Length; type++)
            {
                _streams[type] = new KeyedRandom(owner._seed, (ulong)number, Purpose + ((ulong)(type + 1) << 16));
            }
        }

        public int Hold(RoundType type, DateOnly date, int size, bool clearsOthers)
        {
            WorkCounters.Held();
            ref KeyedRandom stream = ref _streams[(int)type];
            if (type != RoundType.Pnp)
            {
                return _clearance.Next(type, date, size, stream.NextNormal(), clearsOthers);
            }

            _lastNomineeCutoff = _owner._nominees.CutoffAt(size, _lastNomineeCutoff, stream.NextUniform());
            if (clearsOthers)
            {
                _clearance.NoteNomineeRound(date);
            }

            return (int)Math.Round(_lastNomineeCutoff);
        }

        public int DrawSize(SizeModel sizes, RoundType type, double[] memory) =>
            sizes.Next(type, memory, ref _streams[(int)type]);
    }
}
