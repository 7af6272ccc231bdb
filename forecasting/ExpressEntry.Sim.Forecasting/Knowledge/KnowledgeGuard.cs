using System.Globalization;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;

namespace ExpressEntry.Sim.Forecasting.Knowledge;

/// <summary>Refuses a history that reaches into the time a forecast is for: it must be cut before.</summary>
internal static class KnowledgeGuard
{
    /// <summary>Checks the newest round; snapshots describe days before their publication and are cut with the rounds.</summary>
    /// <exception cref="InvalidInputException">A round is dated on the day or later.</exception>
    public static void Check(PublishedHistory known, DateOnly day)
    {
        if (!known.Rounds.IsEmpty && known.Rounds[^1].Date >= day)
        {
            throw new InvalidInputException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"A forecast from {day:yyyy-MM-dd} on may use rounds before that day only; the history ({known.Source}) reaches to {known.Rounds[^1].Date:yyyy-MM-dd}. Cut it first."
                )
            );
        }
    }

    /// <summary>Checks the length of a window.</summary>
    /// <exception cref="InvalidInputException">It is below one day.</exception>
    public static void CheckHorizon(int days)
    {
        if (days < 1)
        {
            throw new InvalidInputException($"A window of {days} days holds no round; expected 1 or more.");
        }
    }

    /// <summary>Checks the size of a round.</summary>
    /// <exception cref="InvalidInputException">It is known and below 1.</exception>
    public static void CheckSize(int? size)
    {
        if (size < 1)
        {
            throw new InvalidInputException($"A round of {size} invitations has no cut-off; expected 1 or more.");
        }
    }
}
