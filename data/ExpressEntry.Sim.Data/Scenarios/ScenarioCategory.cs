using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>A category of occupations that has had no rounds yet, and who is in it.</summary>
/// <param name="Type">Its word; no type that has had a round.</param>
/// <param name="Share">Members among those who arrive and among the pool at every score, 0 to 1; of those in no other category of occupations.</param>
public sealed record ScenarioCategory(RoundType Type, double Share);
