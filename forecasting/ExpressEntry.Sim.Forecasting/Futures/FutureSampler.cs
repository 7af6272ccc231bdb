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
    private readonly PublishedFlows _flows;
    private readonly ImmutableArray<TypeInflow> _inflows;
    private readonly ImmutableArray<RoundCadence> _cadences;
    private readonly ImmutableArray<double> _nominationWeights;
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
        List<Clearing> clearings = [];
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
            if (TypeInflow.Fit(type, before, FutureParameters.MiddleDepartureShare, memory) is not null)
            {
                clearings.Add(memory.ToClearing(type));
            }
        }

        _inflows = [.. inflows];
        Start = new StartPool(
            start,
            [.. flows.Bands.Select(band => new StartBand(band.Band.Low, band.Band.High, band.Count))],
            [.. clearings]
        );
        _nominationWeights = [.. Enumerable.Repeat(1.0, CrsScore.Nomination + 1)];
        double[] belowScore = CumulativeShareOfPool();
        _cadences =
        [
            .. RoundTypes
                .All.Select(type =>
                    RoundCadence.Fit(
                        type,
                        rounds,
                        firstUnknown,
                        type == RoundType.Pnp ? round => LeftOver(round, belowScore) : null
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
                    round.Type == RoundType.Pnp ? -(int)Math.Ceiling(LeftOver(round, belowScore)) : round.Invitations!.Value
                )),
        ];
    }

    /// <summary>What is known of the pool at the last snapshot.</summary>
    public StartPool Start { get; }

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

    /// <summary>The laws of one future.</summary>
    /// <param name="replication">Number of the replication.</param>
    /// <returns>A new model.</returns>
    public PoolModel DrawModel(int replication)
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
        var groups = ImmutableArray.CreateBuilder<GroupShare>(_inflows.Length);
        foreach (TypeInflow inflow in _inflows)
        {
            double peak = PortableMath.Exp(inflow.LogLevel + (_isFixed ? 0 : inflow.LogLevelSpread * StudentT3(ref random)));
            double[] share = new double[CrsScore.Count];
            for (int score = 0; score <= CrsScore.Nomination; score++)
            {
                double members = peak * TypeInflow.Shape[score];
                // More members than arrivals cannot be: the published bands give way, since cut-offs are exact and bands are not.
                arrivals[score] = Math.Max(arrivals[score], members);
                share[score] = arrivals[score] > 0 ? members / arrivals[score] : 0;
            }

            groups.Add(new GroupShare(inflow.Type, ImmutableArray.Create(share)));
        }

        return new PoolModel
        {
            ArrivalsPerDay = ImmutableArray.Create(arrivals),
            Groups = groups.MoveToImmutable(),
            DepartureShareOfPoolPerDay = departures,
            NominationsPerDay = _flows.NominationsPerDay * nominationFactor,
            NominationWeights = _nominationWeights,
            Responses = new ResponseModel(
                FutureParameters.NotAppliedShare * declined,
                FutureParameters.NotAppliedShare * (1 - declined),
                FutureParameters.DeadlineDays
            ),
        };
    }

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
            double weights = 0;
            for (int score = flow.Band.Low; score <= flow.Band.High; score++)
            {
                weights += ScoreSpread.WeightOf(flow.Band, score);
            }

            for (int score = flow.Band.Low; score <= flow.Band.High; score++)
            {
                arrivals[score] = perDay * ScoreSpread.WeightOf(flow.Band, score) / weights;
            }
        }

        return arrivals;
    }

    // Share of the pool below each score, nominees left out.
    private double[] CumulativeShareOfPool()
    {
        double[] below = new double[CrsScore.Nomination + 2];
        double[] at = new double[CrsScore.Nomination + 1];
        foreach (BandFlow flow in _flows.Bands.Where(flow => flow.Band.High <= CrsScore.Nomination))
        {
            double weights = 0;
            for (int score = flow.Band.Low; score <= flow.Band.High; score++)
            {
                weights += ScoreSpread.WeightOf(flow.Band, score);
            }

            for (int score = flow.Band.Low; score <= flow.Band.High; score++)
            {
                at[score] = flow.Count * ScoreSpread.WeightOf(flow.Band, score) / weights;
            }
        }

        for (int score = 0; score < at.Length; score++)
        {
            below[score + 1] = below[score] + at[score];
        }

        double total = below[^1];
        return total > 0 ? [.. below.Select(sum => sum / total)] : below;
    }

    // How many nominees a past round left uninvited, from how low its cut-off went.
    private static double LeftOver(PublishedRound round, double[] belowScore)
    {
        int baseScore = Math.Clamp(round.Cutoff!.Value - CrsScore.Nomination, 0, CrsScore.Nomination);
        double below = Math.Min(belowScore[baseScore], 0.9);
        return round.Invitations!.Value * below / (1 - below);
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
        return z / Math.Sqrt(((a * a) + (b * b) + (c * c)) / 3);
    }
}
