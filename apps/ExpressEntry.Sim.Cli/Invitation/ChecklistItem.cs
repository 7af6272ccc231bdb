namespace ExpressEntry.Sim.Cli.Invitation;

/// <summary>One thing to have ready for the application.</summary>
/// <param name="Key">Its word in the JSON document.</param>
/// <param name="What">For people.</param>
/// <param name="LeadDays">Rough days it takes to get; null where it depends on the person alone.</param>
internal sealed record ChecklistItem(string Key, string What, int? LeadDays);
