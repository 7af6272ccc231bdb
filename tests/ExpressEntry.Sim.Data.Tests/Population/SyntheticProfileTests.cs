using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Population;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Data.Tests.Population;

/// <summary>No profile is impossible, and attributes belong together.</summary>
public sealed class SyntheticProfileTests
{
    private const int SecondsADay = 86_400;
    private static readonly int Epoch = DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber;

    private static readonly Lazy<(PopulationSampler Sampler, SyntheticProfile[] Profiles)> Drawn = new(() =>
        Populations.Draw("2026-07-24", 20_000)
    );

    private static SyntheticProfile[] Profiles => Drawn.Value.Profiles;

    private static int Day => Drawn.Value.Sampler.Snapshot.AsOf.DayNumber;

    [Fact]
    public void Profile_Always_IsOldEnoughForItsWork() =>
        Assert.All(
            Profiles,
            profile =>
            {
                int first = new[] { profile.ForeignFrom, profile.CanadianFrom }.Where(from => from != 0).Min();
                Assert.True(first >= profile.BirthDay + (18 * 365.25) - 1, $"{profile}");
                Assert.True(profile.Crs.Age <= 60 && profile.Crs.Age >= 19, $"{profile}");
                int years = profile.Crs.CanadianYears + profile.Crs.ForeignYears;
                Assert.True(years <= profile.Crs.Age - 18, $"{profile}");
            }
        );

    [Fact]
    public void Profile_Always_WorksBeforeTheDayAndInOnePlaceAtATime() =>
        Assert.All(
            Profiles,
            profile =>
            {
                Assert.True(profile.ForeignFrom < Day && profile.CanadianFrom < Day);
                Assert.True(profile.ForeignTo == 0 || profile.ForeignTo >= profile.ForeignFrom);
                Assert.True(profile.CanadianTo == 0 || profile.CanadianTo >= profile.CanadianFrom);
                if (profile.ForeignFrom != 0 && profile.CanadianFrom != 0)
                {
                    Assert.True(profile.ForeignTo != 0 && profile.ForeignTo + 1 < profile.CanadianFrom, $"{profile}");
                }
            }
        );

    [Fact]
    public void Profile_StudyInCanada_IsAmongItsCredentials() =>
        Assert.All(
            Profiles,
            profile =>
            {
                Assert.Equal(profile.Study == CanadianStudy.OneOrTwo, profile.Crs.Has(CrsTraits.ShortCanadianStudy));
                Assert.Equal(profile.Study == CanadianStudy.ThreePlus, profile.Crs.Has(CrsTraits.LongCanadianStudy));
                Assert.True(
                    profile.Study switch
                    {
                        CanadianStudy.None => !profile.StudiedTwoYears,
                        CanadianStudy.OneOrTwo => profile.Crs.Education >= EducationLevel.OneYear,
                        _ => profile.Crs.Education >= EducationLevel.ThreeYearPlus,
                    },
                    $"{profile}"
                );
            }
        );

    [Fact]
    public void Profile_Always_WasSubmittedInTheYearBeforeWithTestsTaken() =>
        Assert.All(
            Profiles,
            profile =>
            {
                long now = (Day - Epoch) * (long)SecondsADay;
                long age = now - profile.SubmittedUtcSeconds;
                Assert.InRange(age, 1, (365L * SecondsADay) - 1);
                int submitted = Epoch + (int)Math.DivRem(profile.SubmittedUtcSeconds, SecondsADay).Quotient;
                Assert.True(profile.TestedDay < submitted && profile.TestedDay > Day - 729, $"{profile}");
                Assert.True(profile.AssessedDay < submitted, $"{profile}");
            }
        );

    [Fact]
    public void Profile_Always_MeetsAProgramAndANomineeStandsAbove600() =>
        Assert.All(
            Profiles,
            profile =>
            {
                Assert.True(
                    profile.Groups.Contains(RoundType.Cec)
                        || profile.Groups.Contains(RoundType.Fsw)
                        || profile.Groups.Contains(RoundType.Fst),
                    $"{profile}"
                );
                Assert.Equal(profile.Crs.Has(CrsTraits.Nomination), profile.Groups.Contains(RoundType.Pnp));
                Assert.Equal(profile.Crs.Has(CrsTraits.Nomination), profile.Score > 600);
            }
        );

    [Fact]
    public void Profile_CertificateOrSecondLanguage_HasWhatItNeeds() =>
        Assert.All(
            Profiles,
            profile =>
            {
                int main = profile.CanadianFrom != 0 ? profile.CanadianOccupation : profile.ForeignOccupation;
                Assert.True(
                    !profile.Crs.Has(CrsTraits.Certificate)
                        || RuleBook.Embedded.Programs.IsTrade(PopulationSampler.Occupations[main])
                );
                Assert.False(profile.Crs.Has(CrsTraits.FirstIsFrench) && profile.Crs.Has(CrsTraits.SecondIsFrench));
                Assert.True(profile.Crs.Has(CrsTraits.Spouse) ? profile.HasSpouse : profile.Crs.SpouseYears == 0);
                Assert.True(profile.FamilySize >= (profile.HasSpouse ? 2 : 1));
            }
        );

    // One by one over the rounds, where the sampler looks up a table made from them.
    [Fact]
    public void Profile_Always_WasMissedByEveryRoundBefore()
    {
        DateOnly day = Drawn.Value.Sampler.Snapshot.AsOf;
        PublishedRound[] held =
        [
            .. HistoryTables.ReadEmbedded().Rounds.Where(round => round.Date >= day.AddYears(-1) && round.Date < day),
        ];
        Assert.NotEmpty(held);
        foreach (SyntheticProfile profile in Profiles.Where(profile => !profile.Groups.Contains(RoundType.Pnp)))
        {
            var submitted = DateTimeOffset.FromUnixTimeSeconds(profile.SubmittedUtcSeconds);
            Assert.DoesNotContain(
                held,
                round =>
                    profile.Groups.Contains(round.Type)
                    && submitted <= round.At
                    && (profile.Score > round.Cutoff || (profile.Score == round.Cutoff && submitted <= round.TieBreak))
            );
        }
    }

    [Fact]
    public void Profiles_MoreEducation_HaveBetterLanguage()
    {
        double below = Mean(p => p.Crs.Education < EducationLevel.ThreeYearPlus, p => p.Crs.First.Lowest);
        double degree = Mean(p => p.Crs.Education == EducationLevel.ThreeYearPlus, p => p.Crs.First.Lowest);
        double more = Mean(p => p.Crs.Education >= EducationLevel.Masters, p => p.Crs.First.Lowest);
        Assert.True(below + 0.1 < degree && degree + 0.1 < more, $"{below}, {degree}, {more}");
    }

    [Fact]
    public void Profiles_MoreExperience_AreOlder()
    {
        double few = Mean(p => p.Crs.CanadianYears + p.Crs.ForeignYears <= 2, p => p.Crs.Age);
        double many = Mean(p => p.Crs.CanadianYears + p.Crs.ForeignYears >= 7, p => p.Crs.Age);
        Assert.True(few + 3 < many, $"{few}, {many}");
    }

    [Fact]
    public void Profiles_StudyInCanada_GoesWithWorkThere()
    {
        double with = Mean(p => p.Study != CanadianStudy.None, p => p.Crs.CanadianYears > 0 ? 1 : 0);
        double without = Mean(p => p.Study == CanadianStudy.None, p => p.Crs.CanadianYears > 0 ? 1 : 0);
        Assert.True(with > 2 * without, $"{with}, {without}");
    }

    [Fact]
    public void Profiles_GoodFrench_AreTheMembersOfTheCategory() =>
        Assert.All(
            Profiles,
            profile => Assert.Equal(profile.Crs.LowestFrench >= 7, profile.Groups.Contains(RoundType.French))
        );

    private static double Mean(Func<SyntheticProfile, bool> isMeant, Func<SyntheticProfile, double> value) =>
        Profiles.Where(isMeant).Average(value);
}
