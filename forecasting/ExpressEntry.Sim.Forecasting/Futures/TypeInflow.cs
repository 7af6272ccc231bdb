using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>How many members of one program or category arrive, by score: what its past rounds must have been fed by.</summary>
/// <remarks>
/// Arrivals by score have a fixed shape and a level. A round of size S with cut-off c says: the stock above c that could have
/// built up since each score was last invited equals S. So each round gives one estimate of the level; later ones count more.
/// Source: <c>docs/model.md</c>, "Groups".
/// </remarks>
internal sealed record TypeInflow
{
    // The centre and width that serve all types best on the real rounds (docs/model.md, "Groups").
    private const double ShapeCentre = 430;
    private const double ShapeWidth = 50;
    private const double HalfLifeRounds = 1;
    private const double SpreadHalfLifeRounds = 4;
    private const double PriorSpread = 0.25;
    private const double MostSurprise = 1.2;

    /// <summary>The program or category.</summary>
    public required RoundType Type { get; init; }

    /// <summary>ln of the arrivals per day at the shape's peak.</summary>
    public required double LogLevel { get; init; }

    /// <summary>Standard deviation of the level, on the scale of ln.</summary>
    public required double LogLevelSpread { get; init; }

    /// <summary>The lowest score that rounds of the last year reached: below it the shape is a guess, not a measurement.</summary>
    public required int LowestReached { get; init; }

    /// <summary>Past rounds it rests on.</summary>
    public required int Rounds { get; init; }

    /// <summary>The shape, 1 at its peak: 1,201 values, 0 above 600 (nominees are counted apart).</summary>
    public static ImmutableArray<double> Shape { get; } =
    [
        .. Enumerable
            .Range(0, CrsScore.Count)
            .Select(score =>
            {
                double z = (score - ShapeCentre) / ShapeWidth;
                return score > CrsScore.Nomination ? 0 : PortableMath.Exp(-0.5 * z * z);
            }),
    ];

    /// <summary>The largest share of a score's arrivals that can be members.</summary>
    /// <param name="score">CRS points, 0 to 1,200.</param>
    /// <returns>0 to 1.</returns>
    public double MostShareAt(int score) => UnreachedScores.MostShareAt(Type, score, LowestReached);

    /// <summary>Fits the level of a type to its rounds.</summary>
    /// <param name="type">A program or category, not general or pnp.</param>
    /// <param name="rounds">All known rounds with size and cut-off, in order of date.</param>
    /// <param name="attritionPerDay">Share of those waiting that leaves on a day.</param>
    /// <param name="memory">Gets the type's clearings up to the last round.</param>
    /// <returns>The fit; null where the type has had no round.</returns>
    public static TypeInflow? Fit(
        RoundType type,
        IEnumerable<PublishedRound> rounds,
        double attritionPerDay,
        ClearanceMemory memory
    )
    {
        double level = 0;
        double weight = 0;
        double squares = 2 * PriorSpread * PriorSpread;
        double squaresWeight = 2;
        int count = 0;
        List<PublishedRound> own = [];
        foreach (PublishedRound round in rounds)
        {
            if (round.Type == type)
            {
                double surprise = LevelOf(round, attritionPerDay, memory);
                if (count > 0)
                {
                    double miss = Math.Clamp(surprise - (level / weight), -MostSurprise, MostSurprise);
                    double keep = Math.Pow(0.5, 1 / SpreadHalfLifeRounds);
                    squares =
                        ((squares - (2 * PriorSpread * PriorSpread)) * keep)
                        + (2 * PriorSpread * PriorSpread)
                        + (miss * miss);
                    squaresWeight = ((squaresWeight - 2) * keep) + 3;
                }

                double forget = Math.Pow(0.5, 1 / HalfLifeRounds);
                level = (level * forget) + surprise;
                weight = (weight * forget) + 1;
                count++;
                own.Add(round);
            }

            if (round.Type == type || round.Type == RoundType.General)
            {
                memory.Clear(round);
            }
        }

        return count == 0
            ? null
            : new TypeInflow
            {
                Type = type,
                LogLevel = level / weight,
                LogLevelSpread = Math.Sqrt(squares / squaresWeight),
                LowestReached = own.Where(round => round.Date > own[^1].Date.AddDays(-ProfileValidity.Days))
                    .Min(round => round.Cutoff!.Value),
                Rounds = count,
            };
    }

    // ln(size / stock that a level of 1 would have built up above the cut-off; half of the cut-off's own score).
    private static double LevelOf(PublishedRound round, double attritionPerDay, ClearanceMemory memory)
    {
        long at = ClearanceMemory.InstantOf(round);
        double stock = 0;
        for (int score = round.Cutoff!.Value; score <= CrsScore.Nomination; score++)
        {
            double days = memory.DaysSinceCleared(score, at);
            double filled = attritionPerDay > 0 ? (1 - PortableMath.Exp(-attritionPerDay * days)) / attritionPerDay : days;
            stock += Shape[score] * filled * (score == round.Cutoff ? 0.5 : 1);
        }

        return PortableMath.Log(round.Invitations!.Value / Math.Max(stock, 1e-6));
    }
}
