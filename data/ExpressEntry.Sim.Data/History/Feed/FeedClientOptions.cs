namespace ExpressEntry.Sim.Data.History.Feed;

/// <summary>How patient a <see cref="FeedClient"/> is.</summary>
/// <param name="Timeout">For one attempt, the whole body included. Default of the program: 30 s.</param>
/// <param name="Attempts">How often to try, 1 or more. Default of the program: 3.</param>
/// <param name="FirstWait">Before the second attempt; doubled before each further one. Default of the program: 1 s.</param>
/// <param name="MaxBytes">The largest body taken.</param>
public sealed record FeedClientOptions(TimeSpan Timeout, int Attempts, TimeSpan FirstWait, int MaxBytes = FeedFile.MaxBytes);
