using System.Globalization;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.RoundProcess;

namespace ExpressEntry.Sim.Forecasting.Combination;

/// <summary>The cut-off of a round some time ahead, when others of its type may come before it.</summary>
/// <param name="seed">The run's seed.</param>
/// <param name="paths">Futures, 100 or more.</param>
/// <remarks>
/// Ask with <see cref="RoundQuestion.KnowledgeDay"/> before <see cref="RoundQuestion.Date"/>. The direct forecast takes the asked-for
/// round to be the type's next; the simulation holds rounds before it; they are mixed by how likely one is. Without a size,
/// the far end is the mix of task C. Measured in <c>docs/experiments/months-ahead.md</c>.
/// </remarks>
public sealed class FutureRoundForecaster(ulong seed, int paths = SimulatedFutures.DefaultPaths)
    : IForecaster<RoundQuestion, CutoffQuantiles>
{
    private const double MostSimulated = 0.9;
    private static readonly RoundForecaster Direct = new();
    private readonly AheadForecaster _ahead = new(seed, paths);

    /// <inheritdoc/>
    public string Name => "eesim ahead";

    /// <summary>Answers any question; never null.</summary>
    /// <param name="known">The history before the question's knowledge day; it may be empty.</param>
    /// <param name="question">A round of any type on or after its knowledge day, with or without a size.</param>
    /// <returns>Quantiles; a stated wide range for a type never seen.</returns>
    /// <exception cref="InvalidInputException">
    /// The day is before the knowledge day, or the history reaches into it.
    /// </exception>
    public CutoffQuantiles Forecast(PublishedHistory known, RoundQuestion question)
    {
        DateOnly origin = question.KnowledgeDay;
        int days = question.Date.DayNumber - origin.DayNumber;
        if (days < 0)
        {
            throw new InvalidInputException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"A round on {question.Date:yyyy-MM-dd} cannot be forecast as of {origin:yyyy-MM-dd}; expected that day or a later one."
                )
            );
        }

        CutoffQuantiles direct = Direct.Forecast(known, question);
        if (days == 0 || SimulatedFutures.CutoffOn(known, origin, question, seed, paths) is not { } simulated)
        {
            return direct;
        }

        double weight = MostSimulated * simulated.ShareWithEarlierRound;
        CutoffQuantiles far = question.Size is null
            ? _ahead.Forecast(known, new AheadQuestion(origin, days + 1, question.Type))
            : simulated.Cutoff;
        return CutoffQuantiles.Mix((1 - weight, direct), (weight, far))!;
    }
}
