using ExpressEntry.Sim.Engine.Lifecycle;
using ExpressEntry.Sim.Engine.Randomness;

namespace ExpressEntry.Sim.Engine.Cohorts;

/// <summary>How much is left of profiles submitted in an interval, by the instant of submission: departures and expiry.</summary>
/// <remarks>
/// A profile departs at each midnight with chance d, so of those submitted on day j the share (1 − d)^(D − j) is left on day D.
/// The start pool's ages follow the same attrition, continuously (<see cref="AgeLaw"/>). With the weight w(t) of an instant —
/// (1 − d)^(−j) from the start on, e^(μ(t − start)) before — what is left of an interval is (1 − d)^D times the integral of w
/// over what has not expired, whatever day it is asked on: so cohorts are thinned when somebody looks, not every day.
/// </remarks>
internal sealed class Survival
{
    private const double SecondsPerDay = 86_400;
    private const double ValiditySeconds = ProfileValidity.Days * SecondsPerDay;
    private double[] _weightOfDay = []; // (1 − d)^(−j), j days after the start
    private double[] _weightBefore = []; // integral of the weight from the start to the beginning of day j, in days
    private double _start;
    private double _attrition;
    private double _staying;
    private int _days;
    private double _askedAt;
    private double _leftWhenAsked;

    /// <summary>Prepares one replication.</summary>
    /// <param name="startUtcSeconds">Its first midnight.</param>
    /// <param name="departureShareOfPoolPerDay">d, 0 or more and below 1.</param>
    public void Begin(long startUtcSeconds, double departureShareOfPoolPerDay)
    {
        _start = startUtcSeconds;
        _staying = 1 - departureShareOfPoolPerDay;
        _attrition = departureShareOfPoolPerDay > 0 ? -PortableMath.Log(_staying) : 0;
        _days = 0;
        _askedAt = double.NaN;
        EnsureDays(2 * ProfileValidity.Days);
    }

    /// <summary>What is left of an interval on a day, in days of submission had nobody left.</summary>
    /// <param name="from">Its beginning, UTC seconds.</param>
    /// <param name="to">Its end; equal to the beginning for one instant.</param>
    /// <param name="now">The instant asked about.</param>
    /// <returns>0 where all have expired.</returns>
    public double MassOf(double from, double to, double now)
    {
        double expired = now - ValiditySeconds;
        double left = LeftOn(now);
        if (from >= to)
        {
            return from > expired ? left : 0;
        }

        return to > expired ? left * (WeightTo(to) - WeightTo(Math.Max(from, expired))) : 0;
    }

    /// <summary>The mass of fresh arrivals, of whom nobody has left yet.</summary>
    /// <param name="from">Beginning of their interval.</param>
    /// <param name="to">Its end.</param>
    public static double MassOfFresh(double from, double to) => (to - from) / SecondsPerDay;

    /// <summary>The instant up to which submissions have expired.</summary>
    public static double ExpiredAt(double now) => now - ValiditySeconds;

    /// <summary>The share of an interval that has not expired, of those who would be in the pool otherwise.</summary>
    /// <param name="from">Its beginning.</param>
    /// <param name="to">Its end; equal to the beginning for one instant.</param>
    /// <param name="now">The instant asked about.</param>
    public double ShareNotExpired(double from, double to, double now)
    {
        double expired = now - ValiditySeconds;
        if (from > expired)
        {
            return 1;
        }

        return from >= to || to <= expired ? 0 : (WeightTo(to) - WeightTo(expired)) / (WeightTo(to) - WeightTo(from));
    }

    /// <summary>Share of the pool that stays at a midnight.</summary>
    public double Staying => _staying;

    /// <summary>Draws the instant of submission of one that is left of an interval.</summary>
    /// <param name="from">Its beginning, not expired.</param>
    /// <param name="to">Its end.</param>
    /// <param name="random">The round's stream.</param>
    public double DrawInstant(double from, double to, ref RandomStream random)
    {
        double low = WeightTo(from);
        double weight = low + (random.NextOpenUniform() * (WeightTo(to) - low));
        if (weight < 0)
        {
            double days = _attrition > 0 ? PortableMath.Log(1 + (_attrition * weight)) / _attrition : weight;
            return Math.Clamp(_start + (days * SecondsPerDay), from, Math.BitDecrement(to));
        }

        int day = Math.Max(0, DayOf(from));
        while (_weightBefore[day + 1] < weight)
        {
            day++;
        }

        double inDay = (weight - _weightBefore[day]) / _weightOfDay[day];
        return Math.Clamp(_start + ((day + inDay) * SecondsPerDay), from, Math.BitDecrement(to));
    }

    // (1 − d)^D on day D; a round asks thousands of times about one instant.
    private double LeftOn(double now)
    {
        if (now != _askedAt)
        {
            int day = DayOf(now);
            EnsureDays(day + 1);
            (_askedAt, _leftWhenAsked) = (now, 1 / _weightOfDay[day]);
        }

        return _leftWhenAsked;
    }

    // The integral of the weight from the start to an instant, in days; negative before the start.
    private double WeightTo(double instant)
    {
        double days = (instant - _start) / SecondsPerDay;
        if (days < 0)
        {
            return _attrition > 0 ? (PortableMath.Exp(_attrition * days) - 1) / _attrition : days;
        }

        int day = (int)days;
        EnsureDays(day + 2);
        return _weightBefore[day] + ((days - day) * _weightOfDay[day]);
    }

    private int DayOf(double instant) => (int)Math.Floor((instant - _start) / SecondsPerDay);

    private void EnsureDays(int days)
    {
        if (days < _days)
        {
            return;
        }

        int wanted = Math.Max(days + 2, 2 * _days);
        if (_weightOfDay.Length < wanted)
        {
            Array.Resize(ref _weightOfDay, wanted);
            Array.Resize(ref _weightBefore, wanted);
        }

        for (int day = _days; day < wanted; day++)
        {
            _weightOfDay[day] = day == 0 ? 1 : _weightOfDay[day - 1] / _staying;
            _weightBefore[day] = day == 0 ? 0 : _weightBefore[day - 1] + _weightOfDay[day - 1];
        }

        _days = wanted;
    }
}
