namespace ExpressEntry.Sim.Data.History.Checks;

/// <summary>A year's rounds beside the official count.</summary>
/// <param name="Year">Calendar year.</param>
/// <param name="Rounds">Rounds of the history in it.</param>
/// <param name="Invitations">Their invitations.</param>
/// <param name="Official">The official count; null where none is known, or the year is not over in the history.</param>
public sealed record YearTotal(int Year, int Rounds, long Invitations, OfficialTotal? Official)
{
    /// <summary>Whether the two agree; null without an official count.</summary>
    public bool? Agrees => Official is { } official ? official.Invitations == Invitations : null;
}
