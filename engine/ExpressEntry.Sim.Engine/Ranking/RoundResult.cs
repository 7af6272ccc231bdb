namespace ExpressEntry.Sim.Engine.Ranking;

/// <summary>What one round did.</summary>
/// <param name="Eligible">Profiles it ranked.</param>
/// <param name="Invited">Profiles it invited: the size asked for, or everyone ranked where they were fewer.</param>
/// <param name="Cutoff">Score of the last one invited; −1 where nobody was.</param>
/// <param name="TieBreakRow">Row (of the view) of the last one invited; −1 where nobody was.</param>
public readonly record struct RoundResult(int Eligible, int Invited, int Cutoff, int TieBreakRow)
{
    /// <summary>A round that found nobody to invite.</summary>
    /// <param name="eligible">Profiles it ranked.</param>
    /// <returns>A result without cut-off and tie-break.</returns>
    public static RoundResult Nobody(int eligible) => new(eligible, 0, -1, -1);
}
