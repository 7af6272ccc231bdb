namespace ExpressEntry.Sim.Engine.Rules.Crs;

/// <summary>A score with every part that went into it.</summary>
/// <param name="Core">A: the person.</param>
/// <param name="Spouse">B: the spouse; all zero without one.</param>
/// <param name="Transferability">C: skills that help each other.</param>
/// <param name="Additional">D: additional points.</param>
/// <param name="Total">The score, 0 to <see cref="CrsScore.Max"/>.</param>
public readonly record struct CrsBreakdown(
    CrsCore Core,
    CrsSpouse Spouse,
    CrsTransferability Transferability,
    CrsAdditional Additional,
    int Total
);
