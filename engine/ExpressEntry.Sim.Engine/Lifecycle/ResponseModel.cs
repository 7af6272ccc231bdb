namespace ExpressEntry.Sim.Engine.Lifecycle;

/// <summary>What becomes of an invitation: it is declined, lapses, or becomes an application (all that is left).</summary>
/// <param name="DeclinedShare">Share that declines and is back in the pool at once; 0 to 1.</param>
/// <param name="LapsedShare">Share that does not answer and leaves for good; 0 to 1 less the declined.</param>
/// <param name="DeadlineDays">Days an invitation is open, 1 or more; a decline comes on any of them, evenly.</param>
public readonly record struct ResponseModel(double DeclinedShare, double LapsedShare, int DeadlineDays);
