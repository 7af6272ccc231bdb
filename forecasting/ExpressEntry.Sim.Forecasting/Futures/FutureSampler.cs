using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Lifecycle;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>Turns the known history into random futures: laws, start pool and rounds to come, one set a replication.</summary>
/// <remarks>Immutable after construction and safe for several threads. Source: <c>docs/model.md</c>.</remarks>
internal sealed class FutureSampler
{
    private const double MostDeviations = 4;
    private readonly PublishedFlows _flows;
    private readonly ImmutableArray<TypeInflow> _inflows;
    private readonly ImmutableArray<RoundCadence> _cadences;
    private readonly ImmutableArray<ClearanceMemory> _memories; // one an inflow, as of the last snapshot
    private readonly ImmutableArray<Clearing> _clearings;
    private readonly ImmutableArray<StartBand> _bands;
    private readonly ImmutableArray<double> _scoreWeights;
    private readonly ImmutableArray<double> _nominationWeights;
    private readonly long _startUtcSeconds;
    private readonly long _seed;
    private readonly bool _isFixed;
    private readonly DateOnly _firstUnknown;
    private readonly DateOnly _horizonEnd;

    /// <summary>Fits everything to the history.</summary>
    /// <param name="flows">The pool's flows.</param>
    /// <param name="rounds">Known rounds with size and cut-off, in order.</param>
    /// <param name="firstUnknown">The day after the newest known one; rounds to come start here.</param>
    /// <param name="horizonEnd">The last day simulated.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="isFixed">True where every replication uses the middle values.</param>
    public FutureSampler(
        PublishedFlows flows,
        ImmutableArray<PublishedRound> rounds,
        DateOnly firstUnknown,
        DateOnly horizonEnd,
        long seed,
        bool isFixed
    )
    {
        (_flows, _firstUnknown, _horizonEnd, _seed, _isFixed) = (flows, firstUnknown, horizonEnd, seed, isFixed);
        long start = ClearanceMemory.SecondsOf(flows.Last.AsOf);
        ImmutableArray<PublishedRound> before = [.. rounds.Where(round => ClearanceMemory.InstantOf(round) < start)];
        List<TypeInflow> inflows = [];
        List<ClearanceMemory> memories = [];
        foreach (RoundType type in RoundTypes.All)
        {
            if (type is RoundType.General or RoundType.Pnp)
            {
                continue;
            }

            // The level is fitted to every known round; the start pool remembers only the rounds before its snapshot.
            if (TypeInflow.Fit(type, rounds, FutureParameters.MiddleDepartureShare, new ClearanceMemory()) is not { } inflow)
            {
                continue;
            }

            inflows.Add(inflow);
            var memory = new ClearanceMemory();
            _ = TypeInflow.Fit(type, before, FutureParameters.MiddleDepartureShare, memory);
            memories.Add(memory);
        }

        _inflows = [.. inflows];
        _startUtcSeconds = start;
        _bands = [.. flows.Bands.Select(band => new StartBand(band.Band.Low, band.Band.High, band.Count))];
        double[] weights = new double[CrsScore.Count];
        foreach (BandFlow flow in flows.Bands)
        {
            for (int score = flow.Band.Low; score <= flow.Band.High; score++)
            {
                weights[score] = ScoreSpread.WeightOf(flow.Band, score);
            }
        }

        var nomineesAtStart = new NomineeStock(flows, before);
        nomineesAtStart.SpreadAt(start, weights);
        var nominees = new NomineeStock(flows, rounds);
        _scoreWeights = ImmutableArray.Create(weights);
        _memories = [.. memories];
        _clearings = [.. memories.Select((memory, i) => memory.ToClearing(inflows[i].Type))];
        _nominationWeights = [.. Enumerable.Repeat(1.0, CrsScore.Nomination + 1)];
        _cadences =
        [
            .. RoundTypes
                .All.Select(type =>
                    RoundCadence.Fit(
                        type,
                        rounds,
                        firstUnknown,
                        type == RoundType.Pnp ? round => nominees.LeftOver[round] : null
                    )
                )
                .OfType<RoundCadence>(),
        ];
        KnownRounds =
        [
            .. rounds
                .Where(round => ClearanceMemory.InstantOf(round) >= start)
                .OrderBy(ClearanceMemory.InstantOf)
                .Select(round => new PlannedRound(
                    ClearanceMemory.InstantOf(round),
                    round.Type,
                    round.Type == RoundType.Pnp ? -(int)Math.Round(nominees.LeftOver[round]) : round.Invitations!.Value
                )),
        ];
    }

    /// <summary>The rounds between the last snapshot and the first unknown day, to be held again.</summary>
    public ImmutableArray<PlannedRound> KnownRounds { get; }

    /// <summary>One a type that was used in the last twelve months.</summary>
    public ImmutableArray<RoundCadence> Cadences => _cadences;

    /// <summary>One a program or category that has had a round.</summary>
    public ImmutableArray<TypeInflow> Inflows => _inflows;

    /// <summary>The rounds to come in one future, in order of instant.</summary>
    /// <param name="replication">Number of the replication.</param>
    /// <returns>A new list.</returns>
    public List<PlannedRound> DrawCalendar(int replication)
    {
        List<PlannedRound> rounds = [];
        foreach (RoundCadence cadence in _cadences)
        {
            var random = new RandomStream(_seed, replication, StreamPurpose.Calendar, (int)cadence.Type);
            cadence.Draw(_firstUnknown, _horizonEnd, ref random, rounds);
        }

        rounds.Sort((a, b) => (a.AtUtcSeconds, a.Type).CompareTo((b.AtUtcSeconds, b.Type)));
        return rounds;
    }

    /// <summary>The laws of one future, and the pool it starts from.</summary>
    /// <param name="replication">Number of the replication.</param>
    /// <returns>A new model and start.</returns>
    public (PoolModel Model, StartPool Start) DrawLaws(int replication)
    {
        var random = new RandomStream(_seed, replication, StreamPurpose.Parameters, 0);
        double departures = Between(
            FutureParameters.LowestDepartureShare,
            FutureParameters.HighestDepartureShare,
            ref random
        );
        double declined = Between(
            FutureParameters.LowestDeclinedOfNotApplied,
            FutureParameters.HighestDeclinedOfNotApplied,
            ref random
        );
        double arrivalFactor = Around1(FutureParameters.ArrivalRateSpread, ref random);
        double nominationFactor = Around1(FutureParameters.NominationRateSpread, ref random);
        double[] arrivals = DrawArrivals(departures, arrivalFactor, ref random);
        double[] peaks = new double[_inflows.Length];
        for (int i = 0; i < peaks.Length; i++)
        {
            double surprise = StudentT3(ref random);
            peaks[i] = PortableMath.Exp(_inflows[i].LogLevel + (_isFixed ? 0 : _inflows[i].LogLevelSpread * surprise));
        }

        var model = new PoolModel
        {
            Arrivals = Mix(arrivals, peaks),
            DepartureShareOfPoolPerDay = departures,
            NominationsPerDay = _flows.NominationsPerDay * nominationFactor,
            NominationWeights = _nominationWeights,
            Responses = new ResponseModel(
                FutureParameters.NotAppliedShare * declined,
                FutureParameters.NotAppliedShare * (1 - declined),
                FutureParameters.DeadlineDays
            ),
        };
        ImmutableArray<GroupShare> past = Mix(PastArrivals(departures, peaks), peaks).Groups;
        return (model, new StartPool(_startUtcSeconds, _bands, _scoreWeights, past, _clearings));
    }

    // The groups' members among the arrivals. More members than arrivals cannot be. Where rounds have measured the members,
    // the arrivals give way (a cut-off is exact, what a band's net flow says about one score is not); below, the members do.
    private ArrivalMix Mix(double[] arrivals, double[] peaks)
    {
        for (int i = 0; i < _inflows.Length; i++)
        {
            for (int score = _inflows[i].LowestReached; score <= CrsScore.Nomination; score++)
            {
                arrivals[score] = Math.Max(arrivals[score], peaks[i] * TypeInflow.Shape[score]);
            }
        }

        var groups = ImmutableArray.CreateBuilder<GroupShare>(_inflows.Length);
        for (int i = 0; i < _inflows.Length; i++)
        {
            double[] share = new double[CrsScore.Count];
            for (int score = 0; score <= CrsScore.Nomination; score++)
            {
                share[score] = arrivals[score] > 0 ? Math.Min(1, peaks[i] * TypeInflow.Shape[score] / arrivals[score]) : 0;
            }

            groups.Add(new GroupShare(_inflows[i].Type, ImmutableArray.Create(share)));
        }

        return new ArrivalMix(ImmutableArray.Create(arrivals), groups.MoveToImmutable());
    }

    // The arrivals that would have left the counted stock: those still there, and those that rounds have taken since.
    private double[] PastArrivals(double departures, double[] peaks)
    {
        double[] arrivals = new double[CrsScore.Count];
        double year = Filled(ProfileValidity.Days, departures);
        foreach (BandFlow flow in _flows.Bands)
        {
            double weights = ScoreSpread.SumOf(flow.Band);
            for (int score = flow.Band.Low; score <= flow.Band.High; score++)
            {
                double taken = 0;
                for (int i = 0; i < peaks.Length; i++)
                {
                    double untaken = Filled(_memories[i].DaysSinceCleared(score, _startUtcSeconds), departures);
                    taken += peaks[i] * TypeInflow.Shape[score] * (year - untaken);
                }

                double counted = flow.Count * ScoreSpread.WeightOf(flow.Band, score) / weights;
                arrivals[score] = (counted + taken) / year;
            }
        }

        return arrivals;
    }

    // What one arrival a day leaves after some days of attrition.
    private static double Filled(double days, double departures) => (1 - PortableMath.Exp(-departures * days)) / departures;

    // What comes in keeps up the published net inflow: it replaces what departs and expires. Nominees come from within.
    private double[] DrawArrivals(double departures, double factor, ref RandomStream random)
    {
        double[] arrivals = new double[CrsScore.Count];
        foreach (BandFlow flow in _flows.Bands)
        {
            double bandFactor = factor * Around1(FutureParameters.BandShareSpread, ref random);
            if (flow.Band.Low > CrsScore.Nomination)
            {
                continue;
            }

            double leaving = departures + (flow.Count > 0 ? flow.InvitedPerDay / flow.Count : 0);
            double stillThere = PortableMath.Exp(-Math.Min(leaving * ProfileValidity.Days, 600));
            double expiring = leaving > 0 ? flow.Count * leaving * stillThere / (1 - stillThere) : 0;
            double perDay = Math.Max(0, flow.NetInflowPerDay + (departures * flow.Count) + expiring) * bandFactor;
            double weights = ScoreSpread.SumOf(flow.Band);
            for (int score = flow.Band.Low; score <= flow.Band.High; score++)
            {
                arrivals[score] = perDay * ScoreSpread.WeightOf(flow.Band, score) / weights;
            }
        }

        return arrivals;
    }

    private double Between(double low, double high, ref RandomStream random)
    {
        double u = random.NextUniform();
        return low + ((high - low) * (_isFixed ? 0.5 : u));
    }

    private double Around1(double spread, ref RandomStream random)
    {
        double z = random.NextNormal();
        return _isFixed ? 1 : Math.Max(0.1, 1 + (spread * z));
    }

    // Three degrees of freedom: levels sometimes jump.
    private static double StudentT3(ref RandomStream random)
    {
        double z = random.NextNormal();
        double a = random.NextNormal();
        double b = random.NextNormal();
        double c = random.NextNormal();
        return Math.Clamp(z / Math.Sqrt(((a * a) + (b * b) + (c * c)) / 3), -MostDeviations, MostDeviations);
    }
}
