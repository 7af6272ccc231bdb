using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Lives;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Applications;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.Forecasting.Calibration;

namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>Turns the known history into random futures: laws, start pool and rounds to come, one set a replication.</summary>
/// <remarks>Immutable after construction and safe for several threads. Source: <c>docs/model.md</c>.</remarks>
internal sealed class FutureSampler
{
    private const double MostDeviations = 4;
    private const long SecondsPerDay = 86_400;
    private readonly PublishedFlows _flows;
    private readonly ImmutableArray<TypeInflow> _inflows;
    private readonly ImmutableArray<RoundCadence> _cadences;
    private readonly ImmutableArray<ClearanceMemory> _memories; // one an inflow, as of the last snapshot
    private readonly SignatureMix _mix;
    private readonly SignatureFlows _signatureFlows;
    private readonly LifeSampler _lives;
    private readonly ImmutableArray<StartBand> _bands;
    private readonly double[] _counted; // profiles by score in the last snapshot
    private readonly ImmutableArray<double> _nominationWeights;
    private readonly long _startUtcSeconds;
    private readonly long _seed;
    private readonly bool _isFixed;
    private readonly DateOnly _firstUnknown;
    private readonly DateOnly _horizonEnd;
    private readonly PosteriorFutures? _posterior;
    private readonly ImmutableArray<PublishedRound> _rounds;

    /// <summary>Fits everything to the history.</summary>
    /// <param name="flows">The pool's flows.</param>
    /// <param name="rounds">Known rounds with size and cut-off, in order.</param>
    /// <param name="firstUnknown">The day after the newest known one; rounds to come start here.</param>
    /// <param name="horizonEnd">The last day simulated.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="isFixed">True where every replication uses the middle values.</param>
    /// <param name="posterior">Laws and start pools from a calibration to the same history; null to measure them here.</param>
    public FutureSampler(
        PublishedFlows flows,
        ImmutableArray<PublishedRound> rounds,
        DateOnly firstUnknown,
        DateOnly horizonEnd,
        long seed,
        bool isFixed,
        PosteriorFutures? posterior = null
    )
    {
        _posterior = posterior;
        if (posterior is not null && posterior.SnapshotAsOf != flows.Last.AsOf)
        {
            throw new InvalidInputException(
                $"The calibration starts from the pool of {posterior.SnapshotAsOf:yyyy-MM-dd}, the flows from that of {flows.Last.AsOf:yyyy-MM-dd}; expected the same history."
            );
        }

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
        _memories = [.. memories];
        _startUtcSeconds = start;
        _bands = [.. flows.Bands.Select(band => new StartBand(band.Band.Low, band.Band.High, band.Count))];
        var nomineesAtStart = new NomineeStock(flows, before);
        _counted = CountByScore(flows, nomineesAtStart, start);
        var nominees = new NomineeStock(flows, rounds);
        var general = new ClearanceMemory();
        foreach (PublishedRound round in before.Where(round => round.Type == RoundType.General))
        {
            general.Clear(round);
        }

        _mix = new SignatureMix(_inflows.Select(inflow => inflow.Type));
        _signatureFlows = new SignatureFlows(_mix, _inflows, _memories, general, start);
        _lives = new LifeSampler(LifeFacts.Embedded, RuleBook.Embedded, flows.Last.AsOf, seed, isFixed);
        _rounds = rounds;
        PastInvitations = [.. InvitationsBefore(start, start)];
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

    /// <summary>Invitations of the rounds before the start, as far back as applications can still be in process.</summary>
    public ImmutableArray<PastInvitations> PastInvitations { get; }

    /// <summary>Invitations of the rounds before an instant.</summary>
    /// <param name="instantUtcSeconds">The instant.</param>
    /// <param name="openUtcSeconds">As far back as applications can still be in process at this instant.</param>
    public IEnumerable<PastInvitations> InvitationsBefore(long instantUtcSeconds, long openUtcSeconds) =>
        OpenRounds.InvitationsOf(
            _rounds,
            openUtcSeconds - (FutureParameters.MostDaysToDecision * SecondsPerDay),
            instantUtcSeconds,
            _mix,
            MiddleArrivals()
        );

    /// <summary>The signatures of the laws.</summary>
    public SignatureMix Mix => _mix;

    /// <summary>What candidates do of themselves.</summary>
    public LifeSampler Lives => _lives;

    /// <summary>The laws of one future, the pool it starts from, and what becomes of applications.</summary>
    /// <param name="replication">Number of the replication.</param>
    /// <param name="memberFactor">Multiplies the members of a type among arrivals from the start on; all arrivals stay. Null for none.</param>
    /// <returns>New laws and start.</returns>
    public (PoolLaws Laws, PoolStart Start, ProcessingLaw Processing) DrawLaws(
        int replication,
        Func<RoundType, double>? memberFactor = null
    )
    {
        if (_posterior is not null)
        {
            (PoolLaws fitted, PoolStart pool) = _posterior.Draw(replication, memberFactor);
            LifeLaws lives = _lives.Draw(replication);
            return (PlayedLives.AddTo(fitted, pool, lives), pool, lives.Processing);
        }

        var random = new RandomStream(_seed, replication, StreamPurpose.Parameters, 0);
        double departures = Between(
            FutureParameters.LowestDepartureShare,
            FutureParameters.HighestDepartureShare,
            ref random
        );
        double arrivalFactor = Around1(FutureParameters.ArrivalRateSpread, ref random);
        double nominationFactor = Around1(FutureParameters.NominationRateSpread, ref random);
        double nominations = _flows.NominationsPerDay * nominationFactor;
        double[] factors = new double[_flows.Bands.Length];
        foreach (ref double factor in factors.AsSpan())
        {
            factor = arrivalFactor * Around1(FutureParameters.BandShareSpread, ref random);
        }

        double[] arrivals = BandArrivals.ToCome(_flows, departures, nominations, factors);
        double[] peaks = new double[_inflows.Length];
        for (int i = 0; i < peaks.Length; i++)
        {
            double surprise = StudentT3(ref random);
            peaks[i] = PortableMath.Exp(_inflows[i].LogLevel + (_isFixed ? 0 : _inflows[i].LogLevelSpread * surprise));
        }

        LifeLaws life = _lives.Draw(replication);
        double attrition = -PortableMath.Log(1 - departures);
        double[] past = BandArrivals.OfThePast(_counted, attrition, peaks, _memories, _startUtcSeconds);
        _signatureFlows.Raise(past, peaks);
        double[][] stocks = _signatureFlows.StocksOf(_signatureFlows.Split(past, peaks), _counted, attrition);
        _signatureFlows.Raise(arrivals, peaks);
        for (int i = 0; i < peaks.Length && memberFactor is not null; i++)
        {
            peaks[i] *= memberFactor(_inflows[i].Type);
        }

        double[][] perDay = _signatureFlows.Split(arrivals, peaks);
        _signatureFlows.TakeOffPlayed(perDay, stocks, attrition, life);
        var laws = new PoolLaws
        {
            Signatures = [.. _mix.Groups.Select((groups, i) => new Signature(groups, Frozen(perDay[i])))],
            WithdrawnSharePerDay = departures * (1 - life.LostOfLeaving),
            LostEligibilitySharePerDay = departures * life.LostOfLeaving,
            NominationsPerDay = nominations,
            NominationWeights = _nominationWeights,
            Changes = life.Changes,
            Reentry = life.Reentry,
            Answers = life.Answers,
        };
        ImmutableArray<StartStock> start =
        [
            .. stocks.Select((stock, i) => new StartStock(Frozen(stock), _signatureFlows.OldestDays[i])),
        ];
        return (laws, new PoolStart(_startUtcSeconds, _bands, start, attrition), life.Processing);
    }

    /// <summary>Down to which score nominee rounds of one future reach; null where only what they leave is known.</summary>
    /// <param name="replication">Number of the replication.</param>
    public NomineeLine? DrawNomineeLine(int replication) => _posterior?.DrawNomineeLine(replication);

    private static ImmutableArray<double> Frozen(double[] values) => ImmutableCollectionsMarshal.AsImmutableArray(values);

    // The last published counts, spread over the scores of each band.
    private static double[] CountByScore(PublishedFlows flows, NomineeStock nominees, long start)
    {
        double[] counted = new double[CrsScore.Count];
        nominees.SpreadAt(start, counted);
        double spread = counted.Sum();
        foreach (BandFlow flow in flows.Bands)
        {
            bool isNominees = flow.Band.Low > CrsScore.Nomination;
            double weights = isNominees ? spread : ScoreSpread.SumOf(flow.Band);
            for (int score = flow.Band.Low; score <= flow.Band.High && weights > 0; score++)
            {
                counted[score] =
                    flow.Count * (isNominees ? counted[score] : ScoreSpread.WeightOf(flow.Band, score)) / weights;
            }
        }

        return counted;
    }

    // Arrivals by signature and score at the middle of every range.
    private double[][] MiddleArrivals()
    {
        double[] factors = new double[_flows.Bands.Length];
        Array.Fill(factors, 1);
        double[] arrivals = BandArrivals.ToCome(
            _flows,
            FutureParameters.MiddleDepartureShare,
            _flows.NominationsPerDay,
            factors
        );
        double[] peaks = [.. _inflows.Select(inflow => PortableMath.Exp(inflow.LogLevel))];
        _signatureFlows.Raise(arrivals, peaks);
        return _signatureFlows.Split(arrivals, peaks);
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
