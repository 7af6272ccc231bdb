namespace ExpressEntry.Sim.Data.History;

/// <summary>One difference between a feed and the history it is joined with.</summary>
/// <param name="Kind">What kind.</param>
/// <param name="Subject">The record, for example <c>round 431</c> or <c>pool 2026-08-02</c>.</param>
/// <param name="Detail">What it says, or the figures before and after; for people.</param>
public sealed record HistoryChange(HistoryChangeKind Kind, string Subject, string Detail);
