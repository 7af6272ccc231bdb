namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>One line of a levels plan for one year.</summary>
/// <param name="Year">The calendar year.</param>
/// <param name="Line">Who counts.</param>
/// <param name="Persons">Persons to be admitted in the year, families included; 0 to 10,000,000.</param>
public sealed record ScenarioTarget(int Year, TargetLine Line, int Persons);
