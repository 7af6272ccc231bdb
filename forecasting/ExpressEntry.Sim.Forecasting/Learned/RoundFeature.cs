namespace ExpressEntry.Sim.Forecasting.Learned;

/// <summary>One number a learned model sees of a round.</summary>
/// <param name="Name">Name in files and tables, lower case.</param>
/// <param name="Unit">Unit and range.</param>
/// <param name="KnownFrom">The instant from which it is known.</param>
/// <param name="Meaning">What it is, for a reader.</param>
/// <param name="NeedsSize">Whether it is known only where the size of the round is (task A).</param>
public sealed record RoundFeature(string Name, string Unit, string KnownFrom, string Meaning, bool NeedsSize);
