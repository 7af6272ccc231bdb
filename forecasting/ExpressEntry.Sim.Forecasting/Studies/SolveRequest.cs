namespace ExpressEntry.Sim.Forecasting.Studies;

/// <summary>What is to be solved: the value of one key that brings a statistic of one output to a target.</summary>
/// <param name="Variable">The key and its range.</param>
/// <param name="Statistic">Of the output's replications.</param>
/// <param name="Target">What it is to be.</param>
/// <param name="Tolerance">How well the value is to be known, in the key's unit; null for a two-hundredth of the range (1 at least, where the key takes whole numbers).</param>
/// <param name="Seed">Seed of the resamples.</param>
public sealed record SolveRequest(
    StudyVariable Variable,
    StudyStatistic Statistic,
    double Target,
    double? Tolerance,
    long Seed
);
