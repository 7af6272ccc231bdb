using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Candidates;

/// <summary>How old past tie-breaks were on the day of their round: who is served among those exactly at the cut-off.</summary>
internal sealed class TieBreakAges
{
    private const int MostRounds = 40;
    private const int FewestRounds = 5;

    private readonly KnownRounds _rounds;
    private readonly Dictionary<RoundType, double[]> _ages = [];

    public TieBreakAges(KnownRounds rounds) => _rounds = rounds;

    /// <summary>The chance of a profile exactly at the cut-off: the share of past tie-breaks that were younger.</summary>
    /// <param name="type">The round's type; types with few tie-breaks use those of all.</param>
    /// <param name="ageDays">Days from submission to the round; negative for a later submission.</param>
    /// <returns>0 to 1; 0.5 where no tie-break is known.</returns>
    public double ShareYounger(RoundType type, double ageDays)
    {
        if (!_ages.TryGetValue(type, out double[]? ages))
        {
            ages = AgesOf(_rounds.OfType(type));
            ages = ages.Length < FewestRounds ? AgesOf(_rounds.All) : ages;
            _ages.Add(type, ages);
        }

        return ages.Length == 0 ? 0.5 : ages.Count(age => age <= ageDays) / (double)ages.Length;
    }

    private static double[] AgesOf(ImmutableArray<CompleteRound> rounds) =>
        [
            .. rounds
                .Where(round => round.TieBreakDay is not null)
                .TakeLast(MostRounds)
                .Select(round => round.Date.DayNumber - round.TieBreakDay!.Value),
        ];
}
