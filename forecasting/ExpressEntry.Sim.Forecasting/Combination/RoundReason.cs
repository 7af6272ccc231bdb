using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Clearance;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Combination;

/// <summary>Why a forecast of a round is what it is, in figures for one line of text.</summary>
/// <param name="Size">Invitations asked about; null where the size is not known.</param>
/// <param name="LastSize">Invitations of the type's last round; null for a type never seen.</param>
/// <param name="LastCutoff">Its cut-off, CRS points.</param>
/// <param name="DaysSinceLast">Days from it to the round asked about.</param>
/// <param name="DaysSinceCleared">
/// Days since scores above the last cut-off were last cleared, by a round of the type or of everyone.
/// </param>
/// <param name="WaitingAboveLastCutoff">
/// People of the type at or above the last cut-off on that day, as the models believe, if no other round comes before.
/// </param>
public sealed record RoundReason(
    int? Size,
    int? LastSize,
    int? LastCutoff,
    int? DaysSinceLast,
    int? DaysSinceCleared,
    double? WaitingAboveLastCutoff
)
{
    /// <summary>Explains the answer to a question.</summary>
    /// <param name="known">The history before the question's knowledge day.</param>
    /// <param name="question">A round of any type.</param>
    /// <returns>The figures; nulls for a type never seen.</returns>
    public static RoundReason Of(PublishedHistory known, RoundQuestion question)
    {
        var rounds = KnownRounds.Of(known);
        ImmutableArray<CompleteRound> own = rounds.OfType(question.Type);
        if (own.IsEmpty)
        {
            return new RoundReason(question.Size, null, null, null, null, null);
        }

        CompleteRound last = own[^1];
        CompleteRound cleared = last;
        foreach (CompleteRound general in rounds.OfType(RoundType.General))
        {
            cleared = general.Date > cleared.Date && general.Cutoff <= last.Cutoff ? general : cleared;
        }

        int days = question.Date.DayNumber - cleared.Date.DayNumber;
        double? waiting =
            question.Type == RoundType.Pnp
                ? NomineeFlow.Learn(known).RateBefore(question.Date) * Math.Max(0, days)
                : ClearanceState.Learn(known).PeopleAtLeast(question.Type, question.Date, last.Cutoff);
        return new RoundReason(
            question.Size,
            last.Size,
            last.Cutoff,
            question.Date.DayNumber - last.Date.DayNumber,
            days,
            waiting
        );
    }
}
