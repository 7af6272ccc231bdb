using System.Collections.Immutable;
using ExpressEntry.Sim.Data.Lives;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Applications;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Rules.Crs;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>Draws what candidates do of themselves: answers, returns with a new profile, changes of score, applications.</summary>
/// <remarks>
/// Values and ranges: <c>data/population/lives.yaml</c>. Immutable and safe for several threads. Source:
/// <c>docs/lives.md</c>.
/// </remarks>
internal sealed class LifeSampler
{
    private const double DaysPerYear = 365;
    private const double DaysPerMonth = DaysPerYear / 12;
    private const int ReentryWeeks = 26;
    private const double BirthdaySpread = 0.1; // of the share of ages; relative
    private readonly LifeFacts _facts;
    private readonly long _seed;
    private readonly bool _isFixed;
    private readonly ImmutableArray<ScoreStep> _birthdaySteps;
    private readonly double _birthdaysPerDay;
    private readonly ImmutableArray<ScoreStep> _languageSteps;
    private readonly ImmutableArray<ScoreStep> _workSteps;
    private readonly ImmutableArray<double> _appliedAfterDays;
    private readonly ImmutableArray<double> _reentryWeeks;
    private readonly ImmutableArray<ProcessingPeriod> _processing;
    private readonly ImmutableArray<double> _persons;

    /// <summary>Prepares the laws.</summary>
    /// <param name="facts">Shares with their ranges.</param>
    /// <param name="rules">The score and the deadlines.</param>
    /// <param name="day">The day whose score birthdays and work follow.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="isFixed">True where every replication uses the middle values.</param>
    public LifeSampler(LifeFacts facts, RuleBook rules, DateOnly day, long seed, bool isFixed)
    {
        (_facts, _seed, _isFixed) = (facts, seed, isFixed);
        CrsGrid grid = rules.RuleSetOn(day).Grid;
        (_birthdaySteps, double perYear) = BirthdaysOf(facts, grid);
        _birthdaysPerDay = perYear / DaysPerYear;
        _languageSteps = [.. facts.LanguageSteps.Select(step => new ScoreStep(step.Points, step.Weight))];
        _workSteps = WorkOf(facts, grid);
        _appliedAfterDays = AppliedAfterDays(facts.AppliedInTime);
        double kept = 1;
        _reentryWeeks =
        [
            .. Enumerable.Range(0, ReentryWeeks).Select(week => week == 0 ? 1 : kept *= facts.ReentryKeptPerWeek),
        ];
        _processing = [.. facts.Standards.Select(PeriodOf)];
        _persons = [.. facts.Persons.Select(weight => (double)weight)];
        Deadlines =
        [
            .. rules.Invitations.Deadlines.Select(deadline => new DatedDeadline(
                ClearanceMemory.SecondsOf(deadline.From),
                deadline.Days
            )),
        ];
    }

    /// <summary>Days to answer by instant of issue, as the rules have them.</summary>
    public ImmutableArray<DatedDeadline> Deadlines { get; }

    /// <summary>Draws one replication's laws.</summary>
    /// <param name="replication">Number of the replication.</param>
    public LifeLaws Draw(int replication)
    {
        // Period 0 of the purpose is the sampler's own.
        var random = new RandomStream(_seed, replication, StreamPurpose.Parameters, 1);
        double notApplied = Draw(_facts.NotApplied, ref random);
        double declined = Draw(_facts.DeclinedOfNotApplied, ref random);
        double lost = Draw(_facts.LostOfLeaving, ref random);
        var reentry = new ReentryLaw(
            Draw(_facts.ReentryOfExpired, ref random),
            Draw(_facts.ReentryOfWithdrawn, ref random),
            Draw(_facts.ReentryOfLapsed, ref random),
            _reentryWeeks
        );
        double languagePerDay = Draw(_facts.LanguageTestsPerYear, ref random) / DaysPerYear;
        double workPerDay = Draw(_facts.YearsOfWorkPerYear, ref random) / DaysPerYear;
        double z = random.NextNormal();
        double birthdaysPerDay = _birthdaysPerDay * (_isFixed ? 1 : Math.Max(0.1, 1 + (BirthdaySpread * z)));
        double refused = Draw(_facts.Refused, ref random);
        return new LifeLaws(
            new AnswerLaw
            {
                DeclinedShare = notApplied * declined,
                LapsedShare = notApplied * (1 - declined),
                Deadlines = Deadlines,
                AppliedAfterDays = _appliedAfterDays,
            },
            lost,
            reentry,
            [
                new ScoreChange
                {
                    Name = "birthday",
                    ChancePerDay = birthdaysPerDay,
                    Steps = _birthdaySteps,
                },
                new ScoreChange
                {
                    Name = "language test",
                    ChancePerDay = languagePerDay,
                    Steps = _languageSteps,
                },
                new ScoreChange
                {
                    Name = "year of work in Canada",
                    ChancePerDay = workPerDay,
                    Steps = _workSteps,
                    Of = GroupSet.Of(RoundType.Cec),
                },
            ],
            new ProcessingLaw
            {
                RefusedShares = [.. Enumerable.Repeat(refused, FlowPrograms.Count)],
                Periods = _processing,
                PersonsWeights = _persons,
            }
        );
    }

    /// <summary>The processing times with another standard from a day on.</summary>
    /// <param name="day">First day of receipt, days since 1970.</param>
    /// <param name="months">Months within which 80 % are decided, for every program.</param>
    public ImmutableArray<ProcessingPeriod> ProcessingFrom(long day, int months) =>
        [
            .. _processing.Where(period => period.FromDay < day),
            new ProcessingPeriod(
                day,
                [.. Enumerable.Repeat(ProcessingTimes.OfStandard(months * DaysPerMonth), FlowPrograms.Count)]
            ),
        ];

    private double Draw(ShareRange range, ref RandomStream random)
    {
        double u = random.NextUniform();
        return _isFixed ? range.Middle : range.Low + ((range.High - range.Low) * u);
    }

    // Everybody has one birthday a year; those that move the score are counted.
    private static (ImmutableArray<ScoreStep> Steps, double PerYear) BirthdaysOf(LifeFacts facts, CrsGrid grid)
    {
        SortedDictionary<int, double> weights = [];
        foreach (AgeShare ages in facts.Ages)
        {
            for (int age = ages.From; age <= ages.To; age++)
            {
                for (int column = 0; column < 2; column++)
                {
                    int points = grid.Points(CrsTables.Age, column, age + 1) - grid.Points(CrsTables.Age, column, age);
                    double share =
                        ages.Share / (ages.To - ages.From + 1) * (column == 1 ? facts.WithSpouse : 1 - facts.WithSpouse);
                    weights[points] = weights.GetValueOrDefault(points) + share;
                }
            }
        }

        weights.Remove(0);
        return ([.. weights.Select(step => new ScoreStep(step.Key, step.Value))], weights.Values.Sum());
    }

    private static ImmutableArray<ScoreStep> WorkOf(LifeFacts facts, CrsGrid grid)
    {
        var steps = ImmutableArray.CreateBuilder<ScoreStep>();
        for (int years = 1; years <= facts.YearsOfWork.Length; years++)
        {
            for (int column = 0; column < 2; column++)
            {
                int points =
                    grid.Points(CrsTables.CanadianWork, column, years + 1)
                    - grid.Points(CrsTables.CanadianWork, column, years);
                double weight = facts.YearsOfWork[years - 1] * (column == 1 ? facts.WithSpouse : 1 - facts.WithSpouse);
                double more = years == 1 ? facts.TransferabilityShare : 0;
                steps.Add(new ScoreStep(points, weight * (1 - more)));
                steps.Add(new ScoreStep(points + facts.TransferabilityPoints, weight * more));
            }
        }

        return [.. steps.Where(step => step.Weight > 0)];
    }

    // A gamma law of shape 3, few in the first days and most around the fifth week; its scale is what the one published share asks for.
    private static ImmutableArray<double> AppliedAfterDays(double within60Of90)
    {
        (double low, double high) = (1, 1000); // the share falls with the scale
        for (int i = 0; i < 60; i++)
        {
            double scale = (low + high) / 2;
            (low, high) = Gamma3(60 / scale) / Gamma3(90 / scale) > within60Of90 ? (scale, high) : (low, scale);
        }

        double found = (low + high) / 2;
        return
        [
            .. Enumerable
                .Range(1, (int)DaysPerYear)
                .Select(day => Math.Max(0, Gamma3(day / found) - Gamma3((day - 1) / found))),
        ];
    }

    private static double Gamma3(double x) => 1 - (PortableMath.Exp(-x) * (1 + x + (x * x / 2)));

    private static ProcessingPeriod PeriodOf(ServiceStandard standard)
    {
        ImmutableArray<double> TimesOf(int months) => ProcessingTimes.OfStandard(months * DaysPerMonth);
        ImmutableArray<double> fsw = TimesOf(standard.Fsw);
        // In the order of FlowProgram; who is in none of the programs has FSW's times.
        return new ProcessingPeriod(
            ClearanceMemory.SecondsOf(standard.From) / 86_400,
            [TimesOf(standard.Pnp), TimesOf(standard.Cec), fsw, TimesOf(standard.Fst), fsw]
        );
    }
}
