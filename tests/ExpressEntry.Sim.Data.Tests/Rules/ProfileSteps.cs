using System.Text;
using ExpressEntry.Sim.Data.Documents;
using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Data.Rules;

namespace ExpressEntry.Sim.Data.Tests.Rules;

/// <summary>Short ways to read and assess a profile in tests.</summary>
internal static class ProfileSteps
{
    public static ProfileStatement Read(string yaml, string day) =>
        new ProfileReader(RuleBook.Embedded, DateOnly.Parse(day)).Read(
            DocumentFile.Parse(Encoding.UTF8.GetBytes(yaml), "profile.yaml")
        );

    public static ProfileAssessment Assess(string yaml, string day) => Assess(Read(yaml, day), day);

    public static ProfileAssessment Assess(ProfileStatement statement, string day) =>
        ProfileAssessor.Assess(statement, DateOnly.Parse(day), RuleBook.Embedded);

    public static string Refused(string yaml, string day = "2026-07-31") =>
        Assert.Throws<InvalidInputException>(() => Read(yaml, day)).Message;
}
