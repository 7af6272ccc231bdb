namespace ExpressEntry.Sim.Data.History.Checks;

/// <summary>One record that breaks a check.</summary>
/// <param name="Subject">The record, for example <c>round 139</c> or <c>pool 2023-04-26</c>.</param>
/// <param name="Detail">What is wrong.</param>
/// <param name="KnownReason">Why this one is no error; null where nothing documents it.</param>
public sealed record CheckFinding(string Subject, string Detail, string? KnownReason);
