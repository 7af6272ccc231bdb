namespace ExpressEntry.Sim.Data.Lives;

/// <summary>How much of the pool is of some ages; even within them.</summary>
/// <param name="From">Lowest age.</param>
/// <param name="To">Highest age.</param>
/// <param name="Share">Share of the pool, 0 to 1.</param>
public readonly record struct AgeShare(int From, int To, double Share);
