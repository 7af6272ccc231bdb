namespace ExpressEntry.Sim.Engine.Simulation.Cohorts;

/// <summary>A profile in 32 bits, its score known from where it stands: 6 bits of signature, 26 bits of its second of submission.</summary>
/// <remarks>
/// Seconds count round a clock of 2²⁶ (777 days), so only differences of less than that mean something. A pool never needs
/// more: whoever is away comes back within a year of leaving, and a profile is at most a year old then.
/// </remarks>
internal static class ProfileWord
{
    /// <summary>Bits of the second.</summary>
    public const int InstantBits = 26;

    /// <summary>The second's bits.</summary>
    public const uint InstantMask = (1u << InstantBits) - 1;

    /// <summary>Age at which a profile expires, seconds.</summary>
    public const uint Validity = ProfileValidity.Days * (uint)CalendarWeek.SecondsPerDay;

    /// <summary>A profile of a signature, submitted at an instant.</summary>
    public static uint Of(int signature, long instantUtcSeconds) =>
        ((uint)signature << InstantBits) | ((uint)instantUtcSeconds & InstantMask);

    /// <summary>The same instant with another signature.</summary>
    public static uint With(uint word, int signature) => ((uint)signature << InstantBits) | (word & InstantMask);

    /// <summary>The signature's index.</summary>
    public static int SignatureOf(uint word) => (int)(word >> InstantBits);

    /// <summary>Seconds since submission.</summary>
    /// <param name="word">A profile submitted before now.</param>
    /// <param name="now">UTC seconds; only its low bits count.</param>
    public static uint AgeOf(uint word, uint now) => (now - word) & InstantMask;
}
