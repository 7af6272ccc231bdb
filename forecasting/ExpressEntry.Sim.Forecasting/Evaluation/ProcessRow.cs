namespace ExpressEntry.Sim.Forecasting.Evaluation;

/// <summary>What the round process said of one type at one origin, and what happened.</summary>
/// <param name="UseOdds">Probability of at least one round.</param>
/// <param name="ExpectedRounds">Mean number of rounds drawn.</param>
/// <param name="HeldRounds">Rounds that were held.</param>
/// <param name="RecentRounds">Rounds in as many days before the origin: "as many as last time".</param>
/// <param name="NextSizeError">|ln(size / median forecast)| of the next round; null where none was held.</param>
/// <param name="IsNextSizeInside">Whether that size was within its 80 % range.</param>
internal readonly record struct ProcessRow(
    double UseOdds,
    double ExpectedRounds,
    int HeldRounds,
    int RecentRounds,
    double? NextSizeError,
    bool? IsNextSizeInside
);
