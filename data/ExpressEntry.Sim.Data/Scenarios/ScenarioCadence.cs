using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>Rounds of one type at even intervals, in place of the fitted ones.</summary>
/// <param name="Type">Whom they rank.</param>
/// <param name="EveryDays">Days from one to the next, 1 to 366.</param>
/// <param name="Size">Invitations of each, 1 to 100,000; 0 where <paramref name="PerYear"/> says it.</param>
/// <param name="PerYear">Invitations of 365 days, shared out evenly; 0 where <paramref name="Size"/> says it.</param>
/// <param name="First">Day of the first one; null for the scenario's first day.</param>
/// <param name="Last">No round after this day; null for the end of the horizon.</param>
/// <param name="At">Time of day in UTC.</param>
public sealed record ScenarioCadence(
    RoundType Type,
    int EveryDays,
    int Size,
    int PerYear,
    DateOnly? First,
    DateOnly? Last,
    TimeOnly At
);
