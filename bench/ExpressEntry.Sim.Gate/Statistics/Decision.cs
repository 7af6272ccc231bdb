namespace ExpressEntry.Sim.Gate.Statistics;

/// <summary>What the measurements of one path say.</summary>
/// <param name="Processor">Logarithm of change over base, in processor time.</param>
/// <param name="Wall">The same in wall time.</param>
/// <param name="Blocks">Of measurements.</param>
internal sealed record Decision(ShiftInterval Processor, ShiftInterval Wall, int Blocks)
{
    private static readonly double Harmless = Math.Log(1 + FamilyPlan.Harmless);
    private static readonly double Caught = Math.Log(1 + FamilyPlan.Caught);

    /// <summary>
    /// Slower where either measure is surely slower by more than <see cref="FamilyPlan.Harmless"/>; ok where the processor
    /// time is surely not slower by <see cref="FamilyPlan.Caught"/>.
    /// </summary>
    public Verdict Verdict =>
        Processor.Low > Harmless || Wall.Low > Harmless ? Verdict.Slower
        : Processor.High < Caught ? Verdict.Ok
        : Verdict.CannotTell;

    /// <summary>The measure the verdict speaks of: wall time only where it alone is slower.</summary>
    public ShiftInterval Shown => Processor.Low <= Harmless && Wall.Low > Harmless ? Wall : Processor;

    /// <summary>Whether the path only waits longer.</summary>
    public bool IsWaiting => Processor.Low <= Harmless && Wall.Low > Harmless;
}
