using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>When the rounds of one type come, and how large: fitted to the last twelve months.</summary>
/// <remarks>
/// The days between rounds and the step from one size to the next are drawn from the type's recent ones; the first gap is
/// conditioned on the days that have passed already. A gap can also be "not again": with a chance of 0.3 a year, and the
/// longer a type has been silent compared with its usual gap, the likelier. Dates fall on the weekdays the type has used.
/// Source: <c>docs/model.md</c>, "Rounds to come".
/// </remarks>
internal sealed class RoundCadence
{
    private const int RecentDays = 365;
    private const double GapHalfLife = 6; // rounds
    private const int MostSize = 30_000;

    // Of types with four rounds or more in a year, the last within 60 days, 14 % had none in the months 7 to 12 that followed
    // (173 firsts of a month, 2016 to 2025): as many as a chance of 0.3 a year gives.
    private const double StopsAYear = 0.3;

    private readonly AliasTable _gapChoice;
    private readonly ImmutableArray<int> _gaps;
    private readonly ImmutableArray<double> _sizeSteps;
    private readonly ImmutableArray<DayOfWeek> _weekdays;
    private readonly ImmutableArray<double> _leftOvers;
    private readonly double _typicalLogSize;
    private readonly long _secondOfDay;

    private RoundCadence(
        RoundType type,
        ImmutableArray<PublishedRound> recent,
        ImmutableArray<PublishedRound> all,
        Func<PublishedRound, double>? leftOver
    )
    {
        Type = type;
        Last = all[^1];
        RecentRounds = recent.Length;
        List<int> gaps = [.. recent.Zip(recent.Skip(1), (a, b) => Math.Max(1, b.Date.DayNumber - a.Date.DayNumber))];
        // A type with few rounds borrows a wide gap or two, so that one observation is not taken for a rule.
        int[] borrowed = gaps.Count switch
        {
            0 => [60, 120, 240],
            1 => [60, 180],
            2 => [120],
            _ => [],
        };
        gaps.InsertRange(0, borrowed);
        _gaps = [.. gaps];
        _gapChoice = new AliasTable([.. gaps.Select((_, i) => Math.Pow(0.5, (gaps.Count - 1 - i) / GapHalfLife))]);
        TypicalGapDays = gaps.Order().ElementAt(gaps.Count / 2);
        List<double> steps =
        [
            .. recent.Zip(recent.Skip(1), (a, b) => PortableMath.Log((double)b.Invitations!.Value / a.Invitations!.Value)),
        ];
        steps.AddRange(steps.Count < 4 ? [-0.5, 0, 0, 0.5] : [0.0]);
        _sizeSteps = [.. steps];
        _typicalLogSize = all.TakeLast(4).Average(round => PortableMath.Log(round.Invitations!.Value));
        _weekdays = [.. recent.Select(round => round.Date.DayOfWeek)];
        _leftOvers = leftOver is null ? [] : [.. recent.Select(leftOver)];
        long[] secondsOfDay = [.. recent.Select(round => ClearanceMemory.InstantOf(round) % 86_400).Order()];
        _secondOfDay = secondsOfDay[secondsOfDay.Length / 2];
    }

    /// <summary>Whom the rounds rank.</summary>
    public RoundType Type { get; }

    /// <summary>The last known round of the type.</summary>
    public PublishedRound Last { get; }

    /// <summary>Rounds in the last twelve months.</summary>
    public int RecentRounds { get; }

    /// <summary>The median gap, days.</summary>
    public int TypicalGapDays { get; }

    /// <summary>Fits the cadence of a type.</summary>
    /// <param name="type">The type.</param>
    /// <param name="rounds">Known rounds with size and cut-off, in order.</param>
    /// <param name="known">The first day that is not known.</param>
    /// <param name="leftOver">For nominee rounds: how many a round left uninvited. Then sizes follow the stock.</param>
    /// <returns>The cadence; null for a type without a round in the last twelve months.</returns>
    public static RoundCadence? Fit(
        RoundType type,
        ImmutableArray<PublishedRound> rounds,
        DateOnly known,
        Func<PublishedRound, double>? leftOver
    )
    {
        ImmutableArray<PublishedRound> all = [.. rounds.Where(round => round.Type == type)];
        ImmutableArray<PublishedRound> recent = [.. all.Where(round => round.Date >= known.AddDays(-RecentDays))];
        return recent.IsEmpty ? null : new RoundCadence(type, recent, all, leftOver);
    }

    /// <summary>Draws the rounds of one future.</summary>
    /// <param name="from">The first day a round can be on.</param>
    /// <param name="to">The last day.</param>
    /// <param name="random">A stream of the replication's calendar.</param>
    /// <param name="rounds">Gets the rounds, in order of date.</param>
    public void Draw(DateOnly from, DateOnly to, ref RandomStream random, List<PlannedRound> rounds)
    {
        DateOnly previous = Last.Date;
        double logSize = PortableMath.Log(Last.Invitations!.Value);
        bool isFirst = true;
        while (true)
        {
            int silentDays = isFirst ? from.DayNumber - previous.DayNumber : 0;
            if (DrawGap(silentDays, ref random) is not { } gap)
            {
                return;
            }

            DateOnly date = OnUsualWeekday(previous.AddDays(gap), ref random);
            date = date < from ? from : date;
            date = !isFirst && date <= previous ? previous.AddDays(1) : date;
            if (date > to)
            {
                return;
            }

            logSize = (0.75 * logSize) + (0.25 * _typicalLogSize) + _sizeSteps[random.NextBelow(_sizeSteps.Length)];
            rounds.Add(
                new PlannedRound(ClearanceMemory.SecondsOf(date) + _secondOfDay, Type, DrawSize(logSize, ref random))
            );
            (previous, isFirst) = (date, false);
        }
    }

    /// <summary>A size such as the type's rounds have.</summary>
    /// <param name="random">A stream of the replication.</param>
    /// <returns>Invitations, or minus the number left over for nominee rounds.</returns>
    public int DrawTypicalSize(ref RandomStream random) =>
        DrawSize(_typicalLogSize + _sizeSteps[random.NextBelow(_sizeSteps.Length)], ref random);

    private int DrawSize(double logSize, ref RandomStream random)
    {
        if (_leftOvers.IsEmpty)
        {
            double size = Math.Clamp(PortableMath.Exp(logSize), 1, MostSize);
            return (int)(size < 20 ? Math.Ceiling(size) : Math.Round(size / 10) * 10);
        }

        // Somebody is always left over: a nomination accepted on the day itself.
        double mean = _leftOvers[random.NextBelow(_leftOvers.Length)];
        return -1 - random.NextPoisson(Math.Clamp(mean, 0.1, 10_000));
    }

    // A recent gap, given that it has already lasted; past the longest one: gone for good, or a wait as long again.
    private int? DrawGap(int silentDays, ref RandomStream random)
    {
        double retiring =
            (StopsAYear * TypicalGapDays / 365)
            + (0.10 * Math.Max(0, (silentDays / (double)Math.Max(14, TypicalGapDays)) - 1.5));
        if (random.NextUniform() < Math.Min(retiring, 0.9))
        {
            return null;
        }

        for (int tries = 0; tries < 20; tries++)
        {
            int gap = _gaps[_gapChoice.Draw(ref random)];
            if (gap >= silentDays)
            {
                return gap;
            }
        }

        return silentDays + 1 + (int)(random.NextExponential() * Math.Max(TypicalGapDays, silentDays / 2.0));
    }

    private DateOnly OnUsualWeekday(DateOnly date, ref RandomStream random)
    {
        DayOfWeek weekday = _weekdays[random.NextBelow(_weekdays.Length)];
        int shift = ((int)weekday - (int)date.DayOfWeek + 7) % 7;
        return date.AddDays(shift > 3 ? shift - 7 : shift);
    }
}
