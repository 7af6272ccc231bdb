using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Data.Population;

/// <summary>Scores a synthetic population by other rules than those it was drawn for.</summary>
/// <remarks>
/// Profiles stand as on the day they were drawn for: nobody is older, and nobody has found or lost a job. Programs and
/// categories stay, because rule sets change the score alone. Source: <c>docs/population.md</c>, "Another grid".
/// </remarks>
public static class PopulationScorer
{
    private const int Batch = 512;

    /// <summary>Scores every profile as if it had no nomination.</summary>
    /// <param name="profiles">Profiles as they were drawn.</param>
    /// <param name="rules">The rules, with their occupation factors.</param>
    /// <returns>One score a profile, in order.</returns>
    public static ushort[] ScoreWithoutNomination(ReadOnlySpan<SyntheticProfile> profiles, CrsRuleSet rules)
    {
        ImmutableArray<int> workTiers = TiersOf(rules.WorkFactor);
        ImmutableArray<int> offerTiers = TiersOf(rules.OfferFactor);
        var scorer = new CrsColumnScorer(rules.Grid);
        var columns = new ProfileColumns(Batch);
        var changed = new SyntheticProfile[Batch];
        ushort[] scores = new ushort[profiles.Length];
        for (int first = 0; first < profiles.Length; first += Batch)
        {
            int count = Math.Min(Batch, profiles.Length - first);
            for (int i = 0; i < count; i++)
            {
                SyntheticProfile profile = profiles[first + i];
                int minYears = rules.WorkFactor?.MinYears ?? 0;
                bool hasWork = profile.CanadianFrom != 0 && profile.Crs.CanadianYears >= minYears;
                bool hasOffer = profile.Crs.Has(CrsTraits.OtherOffer) || profile.Crs.Has(CrsTraits.SeniorManagementOffer);
                // An offer is in the main occupation: the one in Canada where there is one.
                int main = profile.CanadianFrom != 0 ? profile.CanadianOccupation : profile.ForeignOccupation;
                var tiers = new OccupationTiers(
                    hasWork ? workTiers[profile.CanadianOccupation] : 0,
                    hasOffer ? offerTiers[main] : 0
                );
                CrsTraits traits = profile.Crs.Traits & ~CrsTraits.Nomination;
                changed[i] = profile with { Crs = profile.Crs with { Traits = traits, Tiers = tiers } };
            }

            columns.Set(changed.AsSpan(0, count));
            scorer.Score(columns.View, scores.AsSpan(first, count));
        }

        return scores;
    }

    // By place in the list of occupations; 0 for none.
    private static ImmutableArray<int> TiersOf(OccupationFactor? factor) =>
        [.. PopulationSampler.Occupations.Select(code => factor?.TierOf.GetValueOrDefault(code) ?? 0)];
}
