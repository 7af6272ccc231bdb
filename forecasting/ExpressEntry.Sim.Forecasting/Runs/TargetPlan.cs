using System.Collections.Immutable;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Engine.Applications;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>Sets sizes so that a levels plan is met, as far as a planner can know: by the middle of every range.</summary>
/// <remarks>
/// <para>
/// Federal line. A round belongs to the year in which half of its applications are decided. All rounds of a year are
/// multiplied by one number, 0 to 20, such that the admissions expected of them, of the invitations before the first day, of
/// the rounds of neighbouring years and of listed rounds are the target. Years before the first target keep their sizes, years
/// after the last one its number.
/// </para>
/// <para>
/// Nominees. Their rounds follow the stock, so nominations a day are set: one number for all the years with targets.
/// </para>
/// <para>Immutable and safe for several threads. Source: <c>docs/scenarios/README.md</c>, "Targets".</para>
/// </remarks>
internal sealed class TargetPlan
{
    private const double MostFactor = 20;
    private const int MostSize = 100_000;
    private const double MostNominations = 2000;
    private const int SecondsPerDay = 86_400;
    private const int DaysToInvitation = 7; // nominees have a round every other week
    private const int Passes = 60;
    private const double DaysPerYear = 365;
    private readonly ImmutableArray<ScenarioTarget> _targets;
    private readonly AdmissionTimes _times;
    private readonly int _firstYear;
    private readonly int _years;
    private readonly double[] _federalBefore; // expected of invitations before the first day, by year
    private readonly double[] _pnpBefore;
    private readonly long _asOfDay;
    private readonly long _endDay;

    /// <summary>Prepares a plan.</summary>
    /// <param name="targets">At least one.</param>
    /// <param name="before">Invitations issued before the first day, as far back as any may be undecided at the start of its year.</param>
    /// <param name="answers">What the invited do, at the middle of its ranges.</param>
    /// <param name="processing">What becomes of applications, at the middle of its ranges.</param>
    /// <param name="asOf">The first day.</param>
    /// <param name="end">The day after the last one.</param>
    public TargetPlan(
        ImmutableArray<ScenarioTarget> targets,
        ImmutableArray<PastInvitations> before,
        AnswerLaw answers,
        ProcessingLaw processing,
        DateOnly asOf,
        DateOnly end
    )
    {
        _targets = targets;
        (_asOfDay, _endDay) = (DayOf(asOf), DayOf(end));
        _firstYear = asOf.Year;
        _years = Math.Max(end.Year, targets.Max(target => target.Year)) + 2 - _firstYear;
        long[] boundaries =
        [
            .. Enumerable.Range(_firstYear, _years + 1).Select(year => DayOf(new DateOnly(year, 1, 1))),
            _asOfDay,
        ];
        long first = before.IsEmpty
            ? _asOfDay
            : Math.Min(_asOfDay, before.Min(past => past.IssuedUtcSeconds) / SecondsPerDay);
        _times = new AdmissionTimes(answers, processing, first, _endDay, boundaries);
        (_federalBefore, _pnpBefore) = (new double[_years], new double[_years]);
        (double federal, double pnp) = (0, 0);
        foreach (PastInvitations past in before)
        {
            bool isPnp = past.Program == FlowProgram.Pnp;
            long day = past.IssuedUtcSeconds / SecondsPerDay;
            AddYears(past.Program, day, past.Count, isPnp ? _pnpBefore : _federalBefore);
            double already =
                past.Count
                * (_times.AdmittedBefore(past.Program, day, _years + 1) - _times.AdmittedBefore(past.Program, day, 0));
            (isPnp ? ref pnp : ref federal) += already;
        }

        (FederalAdmittedAlready, PnpAdmittedAlready) = (federal, pnp);
    }

    /// <summary>Persons of the federal line expected to have been admitted in the first year before the first day.</summary>
    public double FederalAdmittedAlready { get; }

    /// <summary>Persons of the nominee line expected to have been admitted in the first year before the first day.</summary>
    public double PnpAdmittedAlready { get; }

    /// <summary>Whether a target is for the federal line.</summary>
    public bool SizesRounds => _targets.Any(target => target.Line == TargetLine.Federal);

    /// <summary>Sets the sizes of rounds; those of nominees stay.</summary>
    /// <param name="rounds">The rounds that may be sized; those that come to nobody are taken out.</param>
    /// <param name="certain">Rounds that take place as they are, and bring what they bring. Null for none.</param>
    /// <returns>How they were sized; empty where no target is for the federal line.</returns>
    public SizedYears Resize(List<PlannedRound> rounds, IReadOnlyList<PlannedRound>? certain = null)
    {
        if (!SizesRounds)
        {
            return new SizedYears([], []);
        }

        double[][] brings = [.. Enumerable.Range(0, _years).Select(_ => new double[_years])]; // by year of the round, then of admission
        int[] yearOf = new int[rounds.Count];
        for (int i = 0; i < rounds.Count; i++)
        {
            yearOf[i] = -1;
            if (IsFederal(rounds[i]))
            {
                (FlowProgram program, long day) = (ProgramOf(rounds[i].Type), rounds[i].AtUtcSeconds / SecondsPerDay);
                yearOf[i] = YearOf(program, day);
                AddYears(program, day, rounds[i].Size, brings[yearOf[i]]);
            }
        }

        double[] given = [.. _federalBefore];
        foreach (PlannedRound round in (certain ?? []).Where(IsFederal))
        {
            AddYears(ProgramOf(round.Type), round.AtUtcSeconds / SecondsPerDay, round.Size, given);
        }

        double[] factors = FactorsOf(brings, given);
        long[] invitations = new long[_years];
        for (int i = 0; i < rounds.Count; i++)
        {
            if (yearOf[i] >= 0)
            {
                double size = Math.Round(rounds[i].Size * factors[yearOf[i]]);
                rounds[i] = rounds[i] with { Size = (int)Math.Min(MostSize, size) };
                invitations[yearOf[i]] += rounds[i].Size;
            }
        }

        for (int year = 0; year < _years; year++)
        {
            factors[year] = yearOf.Contains(year) ? factors[year] : double.NaN;
        }

        // A size of 0 would mean everyone.
        int next = 0;
        rounds.RemoveAll(round => yearOf[next++] >= 0 && round.Size == 0);
        return new SizedYears(factors, invitations);
    }

    /// <summary>What the plan asks for, over some futures.</summary>
    /// <param name="futures">What <see cref="Resize"/> did in each; at least one.</param>
    public PlanSizes Summarize(IReadOnlyList<SizedYears> futures)
    {
        int[] targets =
        [
            .. _targets.Where(target => target.Line == TargetLine.Federal).Select(target => target.Year).Order(),
        ];
        var stretches = ImmutableArray.CreateBuilder<PlannedStretch>();
        for (long from = _asOfDay; from < _endDay && targets.Length > 0; )
        {
            int year = YearOf(FlowProgram.Cec, from);
            long end = from + 1;
            while (end < _endDay && YearOf(FlowProgram.Cec, end) == year)
            {
                end++;
            }

            SizedYears[] held = [.. futures.Where(future => !double.IsNaN(future.Factors[year]))];
            if (held.Length > 0)
            {
                double years = (end - from) / DaysPerYear;
                // A target that no round is left for says no number to the years after it.
                int decided = _firstYear + year;
                int? target = targets
                    .Where(of => of == decided || (of < decided && stretches.Any(stretch => stretch.Year == of)))
                    .Select(of => (int?)of)
                    .LastOrDefault();
                stretches.Add(
                    new PlannedStretch(
                        DateOf(from),
                        DateOf(end - 1),
                        _firstYear + year,
                        target,
                        PlanRange.Of(held.Select(future => future.Factors[year])),
                        PlanRange.Of(held.Select(future => future.Invitations[year] / years))
                    )
                );
            }

            from = end;
        }

        bool setsNominations = _targets.Any(target => target.Line == TargetLine.Pnp);
        double perDay = setsNominations ? NominationsPerDay(double.NaN) : double.NaN;
        return new PlanSizes(
            stretches.ToImmutable(),
            [.. targets.Except(stretches.Select(stretch => stretch.Year))],
            double.IsNaN(perDay) ? null : perDay
        );
    }

    /// <summary>Nominations a day that meet the plan.</summary>
    /// <param name="perDay">Nominations a day without one.</param>
    /// <returns>The same where no target is for nominees.</returns>
    public double NominationsPerDay(double perDay)
    {
        ScenarioTarget[] targets = [.. _targets.Where(target => target.Line == TargetLine.Pnp && target.Year >= _firstYear)];
        if (targets.Length == 0)
        {
            return perDay;
        }

        double[] ofOneADay = new double[_years];
        for (long day = _asOfDay; day < _endDay; day++)
        {
            AddYears(FlowProgram.Pnp, day + DaysToInvitation, 1, ofOneADay);
        }

        double wanted = targets.Sum(target => target.Persons - _pnpBefore[target.Year - _firstYear]);
        double brought = targets.Sum(target => ofOneADay[target.Year - _firstYear]);
        return brought > 0 ? Math.Clamp(wanted / brought, 0, MostNominations) : perDay;
    }

    // Each year's number in turn, given the others': a round's year has most of its admissions, so the passes settle.
    private double[] FactorsOf(double[][] brings, double[] given)
    {
        double[] factors = [.. Enumerable.Repeat(1.0, _years)];
        int[] years =
        [
            .. _targets
                .Where(target => target.Line == TargetLine.Federal && target.Year >= _firstYear)
                .Select(target => target.Year - _firstYear),
        ];
        for (int pass = 0; pass < Passes && years.Length > 0; pass++)
        {
            foreach (int year in years)
            {
                double wanted = _targets.First(t => t.Line == TargetLine.Federal && t.Year == _firstYear + year).Persons;
                double others = given[year];
                for (int other = 0; other < _years; other++)
                {
                    others += other == year ? 0 : factors[other] * brings[other][year];
                }

                if (brings[year][year] > 0)
                {
                    factors[year] = Math.Clamp((wanted - others) / brings[year][year], 0, MostFactor);
                }
            }

            Array.Fill(factors, factors[years[^1]], years[^1], _years - years[^1]);
        }

        return factors;
    }

    private static bool IsFederal(PlannedRound round) => round.Size > 0 && round.Type != RoundType.Pnp;

    private int YearOf(FlowProgram program, long day)
    {
        int year = 0;
        while (year < _years - 1 && _times.AdmittedBefore(program, day, year + 1) < _times.PersonsOf(program) / 2)
        {
            year++;
        }

        return year;
    }

    private void AddYears(FlowProgram program, long day, double invitations, Span<double> persons)
    {
        for (int year = 0; year < _years; year++)
        {
            persons[year] +=
                invitations * (_times.AdmittedBefore(program, day, year + 1) - _times.AdmittedBefore(program, day, year));
        }
    }

    // Category and general rounds invite under CEC for the most part, and its times are those of FSW or shorter.
    private static FlowProgram ProgramOf(RoundType type) =>
        type switch
        {
            RoundType.Fsw => FlowProgram.Fsw,
            RoundType.Fst => FlowProgram.Fst,
            _ => FlowProgram.Cec,
        };

    private static DateOnly DateOf(long day) => DateOnly.FromDateTime(DateTime.UnixEpoch).AddDays((int)day);

    private static long DayOf(DateOnly day) => day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;
}
