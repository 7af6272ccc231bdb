using ExpressEntry.Sim.Engine.Rules.Candidates;
using ExpressEntry.Sim.Engine.Rules.Programs;

namespace ExpressEntry.Sim.Engine.Rules.Crs;

/// <summary>A dated set of rules of the score, or one a scenario made from it. Immutable.</summary>
/// <param name="From">The day it came into force.</param>
/// <param name="CertainTo">The last day for which it is known to hold; null where the next one says.</param>
/// <param name="Source">The notice it comes from.</param>
/// <param name="Grid">Points of every cell.</param>
public sealed record CrsRuleSet(DateOnly From, DateOnly? CertainTo, string Source, CrsGrid Grid)
{
    /// <summary>A scenario's factor for the occupation worked in; null in every published set.</summary>
    public OccupationFactor? WorkFactor { get; init; }

    /// <summary>A scenario's factor for the occupation offered; null in every published set.</summary>
    public OccupationFactor? OfferFactor { get; init; }

    /// <summary>The name: the day it came into force.</summary>
    public string Name => $"{From:yyyy-MM-dd}";

    /// <summary>Scores a candidate as it stands on a day.</summary>
    /// <param name="candidate">What the profile states.</param>
    /// <param name="facts">How it stands on the day.</param>
    /// <param name="validity">Hours in a year, for the factor's years.</param>
    /// <returns>The score and its parts.</returns>
    public CrsBreakdown Score(Candidate candidate, CandidateFacts facts, ValidityRules validity) =>
        CrsScorer.Score(Grid, facts.Profile with { Tiers = TiersOf(candidate, facts.Day, validity) });

    /// <summary>The tiers of the factors that a candidate reaches on a day: of several, those worth most.</summary>
    /// <param name="candidate">What the profile states.</param>
    /// <param name="day">The day of the score.</param>
    /// <param name="validity">Hours in a year and how far back they count.</param>
    /// <returns>No tier where there is no factor.</returns>
    public OccupationTiers TiersOf(Candidate candidate, DateOnly day, ValidityRules validity) =>
        WorkFactor is null && OfferFactor is null
            ? default
            : new OccupationTiers(WorkTierOf(candidate, day, validity), OfferTierOf(candidate));

    private int WorkTierOf(Candidate candidate, DateOnly day, ValidityRules validity)
    {
        if (WorkFactor is not { } factor || candidate.Work.IsDefault)
        {
            return 0;
        }

        int best = 0;
        foreach (
            IGrouping<int, WorkPeriod> tier in candidate
                .Work.Where(job => job.IsCanadianExperience && factor.TierOf.ContainsKey(job.Occupation))
                .GroupBy(job => factor.TierOf[job.Occupation])
        )
        {
            int years = WorkLedger.HoursBefore([.. tier], day, validity.ScoreWindowYears) / validity.HoursAYear;
            bool isBetter = Grid.Points(CrsTables.OccupationTier, tier.Key) > Grid.Points(CrsTables.OccupationTier, best);
            best = years >= factor.MinYears && isBetter ? tier.Key : best;
        }

        return best;
    }

    private int OfferTierOf(Candidate candidate) =>
        OfferFactor is { } factor
        && candidate.Offer != JobOffer.None
        && candidate.OfferOccupation is { } occupation
        && factor.TierOf.TryGetValue(occupation, out int tier)
            ? tier
            : 0;
}
