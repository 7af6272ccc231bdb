namespace ExpressEntry.Sim.Forecasting.Studies;

/// <summary>Which share of an output's variance over the ranges is one key's (Sobol, 1993; Homma and Saltelli, 1996).</summary>
/// <param name="Key">The scenario key.</param>
/// <param name="First">The share that goes when the key is known: its own effect. Estimates can be negative.</param>
/// <param name="Total">The share that stays when all others are known: its own effect and all interactions it is in.</param>
public sealed record SobolIndex(string Key, Interval First, Interval Total);
