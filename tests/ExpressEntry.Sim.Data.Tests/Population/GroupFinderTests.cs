using System.Buffers;
using System.Text;
using ExpressEntry.Sim.Data.Documents;
using ExpressEntry.Sim.Data.Population;
using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules.Programs;

namespace ExpressEntry.Sim.Data.Tests.Population;

public sealed class GroupFinderTests
{
    // Those who meet no program too: a profile wrongly kept out of the pool shows in no file.
    [Theory]
    [InlineData("2022-01-17")]
    [InlineData("2024-05-01")]
    [InlineData("2026-07-19")]
    public void Find_AnyDrawnLife_AgreesWithTheAssessors(string on)
    {
        DateOnly day = Populations.Day(on);
        RuleBook book = RuleBook.Embedded;
        var drawer = new ProfileDrawer(PopulationFiles.Prior, book, day);
        var finder = new GroupFinder(book, PopulationFiles.Prior.Occupations, day);
        var reader = new ProfileReader(book, day);
        var random = new RandomStream(11, 0, StreamPurpose.Population, 0);
        int without = 0;
        for (int i = 0; i < 12_000; i++)
        {
            drawer.TryDraw(ref random, out SyntheticProfile profile);
            if (profile.BirthDay == 0)
            {
                continue; // not a life: its study and education do not fit, for example
            }

            GroupSet found = finder.ProgramsOf(profile, day.DayNumber) | finder.CategoriesOf(profile);
            ProfileAssessment assessed = Assess(reader, profile, day, book);
            GroupSet expected = GroupSet.Of([
                .. Enum.GetValues<ImmigrationProgram>()
                    .Where(program => assessed.IsEligible(program) == true)
                    .Select(ProfileAssessment.GroupOf),
                .. assessed.MemberOf(),
            ]);
            Assert.Equal(expected, found);
            without += finder.ProgramsOf(profile, day.DayNumber).Bits == 0 ? 1 : 0;
        }

        Assert.InRange(without, 100, 10_000);
    }

    private static ProfileAssessment Assess(ProfileReader reader, SyntheticProfile profile, DateOnly day, RuleBook book)
    {
        var line = new ArrayBufferWriter<byte>();
        new PopulationJsonLines().Write([new PopulationRow(1, profile)], line);
        byte[] bytes = Encoding.UTF8.GetBytes(Encoding.UTF8.GetString(line.WrittenSpan).TrimEnd());
        return ProfileAssessor.Assess(reader.Read(DocumentFile.ParseJsonLine(bytes, 0, bytes.Length, "test", 1)), day, book);
    }
}
