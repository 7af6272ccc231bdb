using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Knowledge;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.RoundProcess;

/// <summary>Draws future calendars of rounds: which type when, how many, and whether the type goes on at all.</summary>
/// <remarks>
/// Every type of the last 365 days is drawn from a stream of its own, keyed by seed, origin, path and type: another type,
/// or another path, changes nothing in it.
/// </remarks>
public sealed class RoundCalendar
{
    private const ulong Purpose = 0xCA1E;
    private const int MostRoundsOfAType = 200;

    private readonly DateOnly _origin;
    private readonly int _horizonDays;
    private readonly ulong _seed;
    private readonly SizeModel _sizes;
    private readonly ImmutableArray<(RoundType Type, GapModel Gaps, double UseOdds)> _types;

    /// <summary>Learns the process from a history.</summary>
    /// <param name="known">A history cut at the origin; it may be empty.</param>
    /// <param name="origin">First day of the future.</param>
    /// <param name="horizonDays">Days of future, 1 or more.</param>
    /// <param name="seed">The run's seed.</param>
    public RoundCalendar(PublishedHistory known, DateOnly origin, int horizonDays, ulong seed)
    {
        _origin = origin;
        _horizonDays = horizonDays;
        _seed = seed;
        _sizes = SizeModel.Learn(known);
        var rounds = KnownRounds.Of(known);
        _types =
        [
            .. RoundTypes
                .All.Where(type => rounds.OfType(type) is [.., { } last] && origin.DayNumber - last.Date.DayNumber <= 365)
                .Select(type => (type, new GapModel(rounds.OfType(type)), UseOdds.Of(known, type, origin, horizonDays))),
        ];
    }

    /// <summary>The types that are drawn: those of the last 365 days.</summary>
    public ImmutableArray<RoundType> Types => [.. _types.Select(one => one.Type)];

    /// <summary>Draws one future.</summary>
    /// <param name="path">Its number, 0 or more.</param>
    /// <returns>Rounds by date; on one day in the order of types.</returns>
    /// <remarks>About 5 µs for 60 rounds.</remarks>
    public List<PlannedRound> Draw(int path)
    {
        List<PlannedRound> planned = [];
        foreach ((RoundType type, GapModel gaps, double useOdds) in _types)
        {
            var random = new KeyedRandom(
                _seed + ((ulong)_origin.DayNumber << 20),
                (ulong)path,
                Purpose + ((ulong)type << 16)
            );
            bool isUsed = random.NextUniform() < useOdds;
            double[] memory = _sizes.StartMemory(type);
            int day = gaps.DrawFirst(_origin, ref random);
            for (int drawn = 0; day < _horizonDays && drawn < MostRoundsOfAType; drawn++)
            {
                int size = _sizes.Next(type, memory, ref random);
                planned.Add(new PlannedRound(OnWorkingDay(_origin.AddDays(day)), type, size, isUsed));
                day += gaps.Draw(ref random);
            }
        }

        planned.Sort(
            static (left, right) =>
                left.Date != right.Date ? left.Date.CompareTo(right.Date) : left.Type.CompareTo(right.Type)
        );
        return planned;
    }

    // All but three of the published rounds were on a working day (two in 2015, one in 2021).
    private DateOnly OnWorkingDay(DateOnly date) =>
        date.DayOfWeek switch
        {
            DayOfWeek.Saturday => date > _origin ? date.AddDays(-1) : date.AddDays(2),
            DayOfWeek.Sunday => date.AddDays(1),
            _ => date,
        };
}
