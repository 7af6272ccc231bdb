using System.Collections.Immutable;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Lives;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Engine.Applications;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.Forecasting.Calibration;
using ExpressEntry.Sim.Forecasting.Futures;
using ExpressEntry.Sim.Forecasting.RuleChanges;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>The futures of a scenario: those fitted to the history, changed as the scenario says.</summary>
/// <remarks>
/// Immutable after construction and safe for several threads. The random numbers are those of the forecast, so a scenario
/// and the baseline see the same arrivals and parameters in the same replication. Source: <c>docs/scenarios/README.md</c>.
/// </remarks>
internal sealed class ScenarioFutures
{
    private const long SecondsPerDay = 86_400;
    private const double MostLeaving = 0.9; // of the pool in a day
    private const double MostChange = 0.9; // of the pool in a day, for each kind
    private readonly Scenario _scenario;
    private readonly FutureSampler _sampler;
    private readonly ImmutableArray<double> _arrivalFactors; // one a score
    private readonly ImmutableArray<double> _arrivalLevels; // by calendar week
    private readonly ScenarioCalendar _calendar;
    private readonly TargetPlan? _plan; // null without targets
    private readonly FilePool? _filePool; // null where the run starts from a published snapshot
    private readonly ImmutableArray<ProcessingPeriod> _processing; // where the scenario gives the times; else empty
    private readonly RuleChangeMoves? _ruleChanges; // null where the rules stay
    private readonly long _asOf;

    /// <summary>Fits the history and prepares the scenario's changes.</summary>
    /// <param name="scenario">With its first day resolved.</param>
    /// <param name="history">What is known before that day.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="threads">Threads to prepare with; never changes a result.</param>
    /// <exception cref="InvalidInputException">The history has nothing to start from, or the scenario asks for what it cannot give.</exception>
    public ScenarioFutures(Scenario scenario, PublishedHistory history, long seed, int threads = 1)
    {
        _scenario = scenario;
        ScenarioDates.Check(scenario);
        DateOnly asOf = scenario.AsOf!.Value;
        ImmutableArray<PublishedRound> rounds = [.. history.Rounds.Where(r => r is { Invitations: > 0, Cutoff: not null })];
        PublishedHistory known = KnownOfPool(scenario, history);
        PublishedFlows? flows = PublishedFlows.Measure(
            known.Snapshots,
            [.. rounds.Where(round => round.Date < (scenario.PoolAsOf ?? asOf))]
        );
        if (flows is null || rounds.IsEmpty)
        {
            throw new InvalidInputException(
                $"No {(flows is null ? "pool snapshot" : "round")} was published before {scenario.PoolAsOf ?? asOf:yyyy-MM-dd} in {history.Source}; a simulation starts from one."
            );
        }

        DateOnly lastDay = asOf.AddDays(scenario.HorizonDays - 1);
        _sampler = new FutureSampler(
            flows,
            rounds,
            history.DataEnds!.Value.AddDays(1),
            lastDay,
            seed,
            scenario.IsFixedParameters,
            scenario.IsFromPosterior
                ? new PosteriorFutures(
                    KnownPosteriors.Of(known, scenario.PoolAsOf ?? asOf),
                    scenario.HorizonDays,
                    seed,
                    scenario.IsFixedParameters
                )
                : null
        );
        _asOf = ClearanceMemory.SecondsOf(asOf);
        EndUtcSeconds = _asOf + (scenario.HorizonDays * SecondsPerDay);
        Bands = [.. flows.Bands.Select(flow => flow.Band)];
        _arrivalFactors = [.. Enumerable.Range(0, CrsScore.Count).Select(FactorOf)];
        _filePool = scenario.PoolFile is { } file ? new FilePool(file, _sampler.Mix, _asOf) : null;
        PastInvitations = _filePool is null ? _sampler.PastInvitations : [.. _sampler.InvitationsBefore(_asOf, _asOf)];
        long start = _filePool is null ? ClearanceMemory.SecondsOf(flows.Last.AsOf) : _asOf;
        _arrivalLevels = ScenarioArrivals.FactorsOf(scenario, start, EndUtcSeconds);
        _calendar = new ScenarioCalendar(scenario, _asOf, EndUtcSeconds);
        _processing = scenario.Applications?.Months is { } months
            ? _sampler.Lives.ProcessingFrom(_asOf / SecondsPerDay, months)
            : [];
        CheckGroups(asOf);
        CheckCategories(asOf);
        CheckRuleChanges(flows.Last.AsOf, lastDay);
        _plan = scenario.Rounds.Targets.IsEmpty ? null : PlanOf(flows.Last.AsOf, asOf, lastDay, seed);
        _ruleChanges = scenario.RuleChanges.IsEmpty
            ? null
            : new RuleChangeMoves(scenario.RuleChanges, history, asOf, _sampler.Mix, seed, threads);
        Warnings =
        [
            .. ScenarioWarnings.Of(
                scenario,
                flows.Last.AsOf,
                lastDay,
                _ruleChanges?.ChangedShares ?? [],
                _calendar.CertainTypes.Where(type => !_sampler.Inflows.Any(inflow => inflow.Type == type))
            ),
        ];
    }

    private static PublishedHistory KnownOfPool(Scenario scenario, PublishedHistory history)
    {
        DateOnly asOf = scenario.AsOf!.Value;
        return scenario.PoolAsOf is not { } day ? history
            : day <= asOf ? history.KnownBefore(day)
            : throw scenario.Places.Error(
                "pool.as_of",
                $"is {day:yyyy-MM-dd}, after the first day simulated; expected a day up to {asOf:yyyy-MM-dd}"
            );
    }

    // Who plans sizes knows the middle of every range at best, so admissions differ from the target by what is not known.
    private TargetPlan PlanOf(DateOnly snapshot, DateOnly asOf, DateOnly lastDay, long seed)
    {
        var middle = new LifeSampler(LifeFacts.Embedded, RuleBook.Embedded, snapshot, seed, isFixed: true);
        LifeLaws life = middle.Draw(0);
        return new TargetPlan(
            _scenario.Rounds.Targets,
            [.. _sampler.InvitationsBefore(_asOf, ClearanceMemory.SecondsOf(new DateOnly(asOf.Year, 1, 1)))],
            AnswersOf(life.Answers),
            ProcessingOf(life.Processing),
            asOf,
            lastDay.AddDays(1)
        );
    }

    /// <summary>The first instant whose events count.</summary>
    public long AsOfUtcSeconds => _asOf;

    /// <summary>The midnight after the last day.</summary>
    public long EndUtcSeconds { get; }

    /// <summary>The leaf bands of the last published pool, from the top.</summary>
    public ImmutableArray<ScoreBand> Bands { get; }

    /// <summary>The rounds between the pool that the run starts from and the first unknown day.</summary>
    public ImmutableArray<PlannedRound> KnownRounds => _filePool is null ? _sampler.KnownRounds : [];

    /// <summary>What the reader of the results should know.</summary>
    public ImmutableArray<string> Warnings { get; }

    /// <summary>Invitations issued before the start.</summary>
    public ImmutableArray<PastInvitations> PastInvitations { get; }

    /// <summary>Targets of the levels plan, and what the invitations before the start are expected to have brought of each; empty without.</summary>
    public ImmutableArray<(ScenarioTarget Target, double AdmittedAlready)> Targets =>
        [
            .. _scenario.Rounds.Targets.Select(target =>
                (
                    target,
                    target.Year != _scenario.AsOf!.Value.Year ? 0
                    : target.Line == TargetLine.Pnp ? _plan!.PnpAdmittedAlready
                    : _plan!.FederalAdmittedAlready
                )
            ),
        ];

    /// <summary>Down to which score the nominee rounds of one future reach; null where only what they leave is known.</summary>
    /// <param name="key">Number of the replication, from 0.</param>
    public NomineeLine? DrawNomineeLine(int key) => _sampler.DrawNomineeLine(key);

    /// <summary>The laws of one future, the pool it starts from, and what becomes of applications.</summary>
    /// <param name="key">Number of the replication, from 0.</param>
    public (PoolLaws Laws, PoolStart Start, ProcessingLaw Processing) DrawLaws(int key)
    {
        (PoolLaws laws, PoolStart start, ProcessingLaw processing) = _sampler.DrawLaws(
            key,
            _scenario.GroupFactors.IsEmpty ? null : type => _scenario.GroupFactors.GetValueOrDefault(type, 1)
        );
        start = _filePool?.StartOf(laws, start.AttritionPerDay) ?? start;
        (laws, start) = ScenarioMembers.Add(_scenario.Categories, laws with { Rescorings = RescoringsOf(laws, key) }, start);
        (double withdrawn, double lost) = (laws.WithdrawnSharePerDay, laws.LostEligibilitySharePerDay);
        double departures = Math.Min(_scenario.DepartureFactor, MostLeaving / (withdrawn + lost));
        return (
            laws with
            {
                Signatures =
                [
                    .. laws.Signatures.Select(signature =>
                        signature with
                        {
                            ArrivalsPerDay =
                            [
                                .. signature.ArrivalsPerDay.Select((perDay, score) => perDay * _arrivalFactors[score]),
                            ],
                        }
                    ),
                ],
                ArrivalFactors = _arrivalLevels,
                NominationsPerDay =
                    (_plan?.NominationsPerDay(laws.NominationsPerDay) ?? laws.NominationsPerDay)
                    * _scenario.NominationFactor,
                WithdrawnSharePerDay = withdrawn * departures,
                LostEligibilitySharePerDay = lost * departures,
                Reentry = Scale(laws.Reentry, _scenario.ReentryFactor),
                Changes =
                [
                    .. laws.Changes.Select(change =>
                        change with
                        {
                            ChancePerDay = Math.Min(MostChange, change.ChancePerDay * _scenario.ScoreChangeFactor),
                        }
                    ),
                ],
                Answers = AnswersOf(laws.Answers),
            },
            start with
            {
                Bands =
                [
                    .. start.Bands.Select(band => band with { Count = (int)Math.Round(band.Count * _scenario.PoolFactor) }),
                ],
            },
            ProcessingOf(processing)
        );
    }

    /// <summary>The rounds to come in one future, in order of instant.</summary>
    /// <param name="key">Number of the replication, from 0.</param>
    public List<PlannedRound> DrawCalendar(int key) =>
        DrawCalendar(key, _plan is null ? null : (rounds, certain) => _plan.Resize(rounds, certain));

    /// <summary>What the levels plan asks of rounds.</summary>
    /// <param name="firstKey">Number of the first replication, from 0.</param>
    /// <param name="replications">How many.</param>
    /// <returns>Null without a plan.</returns>
    public PlanSizes? SizesOf(int firstKey, int replications)
    {
        if (_plan is null)
        {
            return null;
        }

        // Without federal targets nothing is sized, so nothing has to be drawn.
        var futures = new List<SizedYears>();
        for (int key = firstKey; key < firstKey + replications && _plan.SizesRounds; key++)
        {
            DrawCalendar(key, (rounds, certain) => futures.Add(_plan.Resize(rounds, certain)));
        }

        PlanSizes sizes = _plan.Summarize(futures);
        return sizes with { NominationsPerDay = sizes.NominationsPerDay * _scenario.NominationFactor };
    }

    private List<PlannedRound> DrawCalendar(int key, Action<List<PlannedRound>, IReadOnlyList<PlannedRound>>? resize) =>
        _calendar.Of(
            // A pool of the first day has seen the rounds before it.
            _filePool is null
                ? _sampler.DrawCalendar(key)
                : _sampler.DrawCalendar(key).Where(round => round.AtUtcSeconds >= _asOf),
            resize
        );

    // The scenario's own word on a day stands in place of the fitted one.
    private ImmutableArray<Rescoring> RescoringsOf(PoolLaws laws, int key)
    {
        if (_ruleChanges is null)
        {
            return laws.Rescorings;
        }

        ImmutableArray<Rescoring> own = _scenario.IsFixedParameters ? _ruleChanges.Middle : _ruleChanges.Draw(key);
        return
        [
            .. own.Concat(laws.Rescorings.Where(fitted => own.All(one => one.AtUtcSeconds != fitted.AtUtcSeconds)))
                .OrderBy(one => one.AtUtcSeconds),
        ];
    }

    private double FactorOf(int score) =>
        _scenario.ArrivalFactor
        * _scenario
            .BandFactors.Values.Where(entry => entry.Band.Contains(score))
            .Select(entry => entry.Factor)
            .FirstOrDefault(1);

    private static ReentryLaw Scale(ReentryLaw law, double factor) =>
        law with
        {
            ShareOfExpired = Math.Min(1, law.ShareOfExpired * factor),
            ShareOfWithdrawn = Math.Min(1, law.ShareOfWithdrawn * factor),
            ShareOfLapsed = Math.Min(1, law.ShareOfLapsed * factor),
        };

    private ProcessingLaw ProcessingOf(ProcessingLaw drawn) =>
        drawn with
        {
            RefusedShares = _scenario.Applications?.Refused is { } refused
                ? [.. drawn.RefusedShares.Select(_ => refused)]
                : drawn.RefusedShares,
            Periods = _processing.IsEmpty ? drawn.Periods : _processing,
        };

    // What the scenario does not say stays as drawn, or as the rules have it.
    private AnswerLaw AnswersOf(AnswerLaw drawn)
    {
        if (_scenario.Responses is not { } answers)
        {
            return drawn;
        }

        return drawn with
        {
            DeclinedShare = answers.Declined ?? drawn.DeclinedShare,
            LapsedShare = answers.Lapsed ?? drawn.LapsedShare,
            Deadlines = answers.Deadlines.IsEmpty
                ? drawn.Deadlines
                :
                [
                    .. answers.Deadlines.Select(deadline => new DatedDeadline(
                        ClearanceMemory.SecondsOf(deadline.From),
                        deadline.Days
                    )),
                ],
        };
    }

    private void CheckGroups(DateOnly asOf)
    {
        foreach (RoundType type in _scenario.GroupFactors.Keys)
        {
            if (!_sampler.Inflows.Any(inflow => inflow.Type == type))
            {
                throw _scenario.Places.Error(
                    $"arrivals.groups.{type.ToWord()}",
                    $"is for a type no round of which was published before {asOf:yyyy-MM-dd}, so nothing is known of its members; expected one of {string.Join(", ", _sampler.Inflows.Select(inflow => inflow.Type.ToWord()))}"
                );
            }
        }
    }

    private void CheckCategories(DateOnly asOf)
    {
        foreach (ScenarioCategory category in _scenario.Categories)
        {
            if (_sampler.Inflows.Any(inflow => inflow.Type == category.Type))
            {
                throw _scenario.Places.Error(
                    _scenario.Places.EntryOf("categories", "type", category.Type.ToWord()),
                    $"is for {category.Type.ToWord()}, which has had rounds before {asOf:yyyy-MM-dd}, so its members are known; expected a type without rounds, or arrivals.groups.{category.Type.ToWord()} to change their share"
                );
            }
        }
    }

    private void CheckRuleChanges(DateOnly pool, DateOnly lastDay)
    {
        foreach (ScenarioRuleChange change in _scenario.RuleChanges)
        {
            if (change.From <= pool || change.From > lastDay)
            {
                throw change.Wrong(
                    $"is {change.From:yyyy-MM-dd}; expected a day after the last published pool, {pool:yyyy-MM-dd}, and up to the last one simulated, {lastDay:yyyy-MM-dd}"
                );
            }
        }
    }
}
