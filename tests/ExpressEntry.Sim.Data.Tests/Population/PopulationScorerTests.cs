using System.Text;
using ExpressEntry.Sim.Data.Documents;
using ExpressEntry.Sim.Data.Population;
using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Data.Tests.Population;

public sealed class PopulationScorerTests
{
    private static readonly Lazy<(PopulationSampler Sampler, SyntheticProfile[] Profiles)> Drawn = new(() =>
        Populations.Draw("2026-07-24", 20_000)
    );

    [Fact]
    public void ScoreWithoutNomination_RulesOfTheDay_AreTheScoresItWasDrawnWith()
    {
        (PopulationSampler sampler, SyntheticProfile[] profiles) = Drawn.Value;
        ushort[] scores = PopulationScorer.ScoreWithoutNomination(profiles, sampler.RuleSet);
        for (int i = 0; i < profiles.Length; i++)
        {
            int nomination = profiles[i].Crs.Has(CrsTraits.Nomination) ? 600 : 0;
            // With a nomination, section D is capped at 600: what else it has earns nothing.
            Assert.InRange(scores[i] + nomination - profiles[i].Score, 0, nomination == 0 ? 0 : 110);
        }
    }

    [Fact]
    public void ScoreWithoutNomination_JobOfferPoints_AreThoseOfTheOffer()
    {
        (PopulationSampler sampler, SyntheticProfile[] profiles) = Drawn.Value;
        ushort[] now = PopulationScorer.ScoreWithoutNomination(profiles, sampler.RuleSet);
        ushort[] then = PopulationScorer.ScoreWithoutNomination(profiles, RuleBook.Embedded.RuleSets[^2]);
        for (int i = 0; i < profiles.Length; i++)
        {
            int points =
                profiles[i].Crs.Has(CrsTraits.SeniorManagementOffer) ? 200
                : profiles[i].Crs.Has(CrsTraits.OtherOffer) ? 50
                : 0;
            Assert.Equal(points, then[i] - now[i]);
        }
    }

    [Fact]
    public void ScoreWithoutNomination_OccupationFactors_AgreeWithTheDefinition()
    {
        // Two ways: the profile file is read and scored by the definition, with its dated work.
        (PopulationSampler sampler, SyntheticProfile[] profiles) = Drawn.Value;
        RuleOverrides changes = RuleOverridesFile.Read(
            DocumentFile.Parse(
                [
                    .. """
                    factors:
                      occupation: {min_years: 2, tiers: [{points: 50, occupations: ["21231", "62020"]}, {points: 20, occupations: ["63200"]}]}
                      offer_occupation: {tiers: [{points: 7, occupations: ["62020", "73300"]}]}
                    """u8,
                ],
                "changes"
            ),
            "changes",
            RuleBook.Embedded
        );
        CrsRuleSet rules = changes.Apply(sampler.RuleSet);
        SyntheticProfile[] chosen = [.. profiles.Where(profile => !profile.Crs.Has(CrsTraits.Nomination)).Take(4000)];
        ushort[] scores = PopulationScorer.ScoreWithoutNomination(chosen, rules);
        Assert.Contains(chosen.Zip(scores), pair => pair.First.Score + 50 == pair.Second);
        Assert.Contains(chosen.Zip(scores), pair => pair.First.Score + 7 == pair.Second);
        AssertDefinition(chosen, scores, RuleBook.Embedded with { Overrides = changes }, sampler.Snapshot.AsOf);
    }

    private static void AssertDefinition(SyntheticProfile[] profiles, ushort[] scores, RuleBook book, DateOnly day)
    {
        string path = Path.ChangeExtension(Path.GetTempFileName(), ".jsonl");
        try
        {
            using (var file = PopulationFile.Create(path, threads: 1))
            {
                file.Write(profiles);
                file.Commit();
            }

            var reader = new ProfileReader(book, day);
            string[] lines = File.ReadAllLines(path);
            for (int i = 0; i < profiles.Length; i++)
            {
                byte[] bytes = Encoding.UTF8.GetBytes(lines[i]);
                ProfileStatement statement = reader.Read(
                    DocumentFile.ParseJsonLine(bytes, 0, bytes.Length, "p.jsonl", i + 1)
                );
                Assert.Equal(ProfileAssessor.Assess(statement, day, book).Score.Total, scores[i]);
            }
        }
        finally
        {
            File.Delete(path);
        }
    }
}
