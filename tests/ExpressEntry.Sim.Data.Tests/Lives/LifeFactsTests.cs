using System.Globalization;
using System.Text.RegularExpressions;
using ExpressEntry.Sim.Data.Documents;
using ExpressEntry.Sim.Data.Lives;
using ExpressEntry.Sim.TestSupport;

namespace ExpressEntry.Sim.Data.Tests.Lives;

public sealed partial class LifeFactsTests
{
    [Fact]
    public void Embedded_PublishedFigures_AreTheirs()
    {
        LifeFacts facts = LifeFacts.Embedded;
        // 200,566 applications of 255,708 invitations, 2022 to 2024.
        Assert.Equal(1 - (200_566 / 255_708.0), facts.NotApplied.Middle, 0.005);
        // 57 % of the invited within two months, over the 78 % who apply.
        Assert.Equal(0.57 / 0.78, facts.AppliedInTime, 0.001);
        double persons = facts.Persons.Select((weight, i) => weight * (i + 1)).Sum() / (double)facts.Persons.Sum();
        Assert.InRange(persons, 1.8, 1.9);
        Assert.Equal(1 - (109_595 / 122_247.0), facts.Refused.Middle, 0.005);
        Assert.Equal(1, facts.Ages.Sum(ages => ages.Share), 9);
        Assert.Equal(6, facts.Standards[0].Fsw);
        ServiceStandard pandemic = facts.Standards.Last(standard => standard.From <= new DateOnly(2021, 1, 1));
        Assert.Equal((21, 7, 26, 23), (pandemic.Pnp, pandemic.Cec, pandemic.Fsw, pandemic.Fst));
    }

    [Fact]
    public void Embedded_Ages_FollowEachOther()
    {
        AgeShare[] ages = [.. LifeFacts.Embedded.Ages];
        for (int i = 1; i < ages.Length; i++)
        {
            Assert.Equal(ages[i - 1].To + 1, ages[i].From);
        }
    }

    [Fact]
    public void Document_EveryShare_HasTheValuesOfTheFile()
    {
        string document = File.ReadAllText(Repository.PathOf("docs", "lives.md"));
        Match[] entries = [.. Entry().Matches(Source()).Cast<Match>()];
        Assert.Equal(11, entries.Length);
        foreach (Match entry in entries)
        {
            string[] values =
            [
                .. entry
                    .Groups["range"]
                    .Value.Split(", ")
                    .Select(value =>
                        (int.Parse(value, CultureInfo.InvariantCulture) / 10.0).ToString(CultureInfo.InvariantCulture)
                    )
                    .Distinct(),
            ];
            string row = document
                .Split('\n')
                .Single(line => line.StartsWith($"| `{entry.Groups["name"].Value}`: ", StringComparison.Ordinal));
            Assert.EndsWith(
                $"| {string.Join(", ", values)} % | {entry.Groups["confidence"].Value} |",
                row,
                StringComparison.Ordinal
            );
        }
    }

    [GeneratedRegex(
        @"- name: (?<name>\w+)[^\n]*\n +range: \[(?<range>[^\]]+)\]\n +confidence: (?<confidence>\w+)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Entry();

    [Theory]
    [InlineData("range: [170, 220, 270]", "range: [170, 120, 270]", "is not in order; expected lowest, middle and highest")]
    [InlineData("range: [170, 220, 270]", "range: [170, 220]", "has 2 values; expected lowest, middle and highest")]
    [InlineData("range: [170, 220, 270]", "range: [170, 220, 1270]", "1270")]
    [InlineData("name: not_applied", "name: not_aplied", "no entry named 'not_applied'")]
    [InlineData("confidence: medium", "confidence: sure", "sure")]
    [InlineData("pnp: 21", "pnp: 0", "0")]
    [InlineData("with_spouse: 400", "with_spouce: 400", "with_spouce")]
    public void Read_WrongFile_SaysWhatIsAllowed(string from, string to, string says)
    {
        string text = Source().Replace(from, to, StringComparison.Ordinal);
        DocumentNode Document() => YamlDocument.Read(new StringReader(text), "lives.yaml");
        Assert.Contains(
            says,
            Assert.Throws<InvalidInputException>(() => LifeFile.Read(Document())).Message,
            StringComparison.Ordinal
        );
    }

    private static string Source()
    {
        using Stream stream = typeof(LifeFacts).Assembly.GetManifestResourceStream("population/lives.yaml")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
