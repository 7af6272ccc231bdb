using System.Globalization;
using System.Text;
using System.Text.Json;
using ExpressEntry.Sim.Data.Documents;
using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Data.Tests.Rules;

/// <summary>Published worked examples and unit tests of public calculators, corrected by the rule where they were wrong.</summary>
public sealed class CrsVectorTests
{
    private static readonly Dictionary<string, JsonElement> Examples = ReadExamples();

    public static TheoryData<string> Ids => [.. Examples.Keys];

    [Fact]
    public void Examples_Count_IsAllOfThem() => Assert.Equal(107, Examples.Count);

    [Theory]
    [MemberData(nameof(Ids))]
    public void Assess_Example_GivesEveryPartAsExpected(string id)
    {
        JsonElement example = Examples[id];
        string ruleSet = example.GetProperty("rule_set").GetString()!;
        DateOnly day = DateOnly.ParseExact(ruleSet, "yyyy-MM-dd", CultureInfo.InvariantCulture);
        byte[] profile = Encoding.UTF8.GetBytes(example.GetProperty("profile").GetRawText());

        ProfileStatement statement = new ProfileReader(RuleBook.Embedded, day).Read(DocumentFile.Parse(profile, id));
        CrsBreakdown score = ProfileAssessor.Assess(statement, day, RuleBook.Embedded).Score;

        JsonElement expected = example.GetProperty("expected");
        Assert.Equal(Flatten(expected), Flatten(score));
    }

    private static SortedDictionary<string, int> Flatten(JsonElement expected)
    {
        var parts = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (JsonProperty section in expected.EnumerateObject())
        {
            if (section.Value.ValueKind == JsonValueKind.Number)
            {
                parts.Add(section.Name, section.Value.GetInt32());
                continue;
            }

            foreach (JsonProperty part in section.Value.EnumerateObject())
            {
                parts.Add($"{section.Name}.{part.Name}", part.Value.GetInt32());
            }
        }

        return parts;
    }

    private static SortedDictionary<string, int> Flatten(CrsBreakdown score) =>
        new(StringComparer.Ordinal)
        {
            ["A.age"] = score.Core.Age,
            ["A.education"] = score.Core.Education,
            ["A.first_language"] = score.Core.FirstLanguage,
            ["A.second_language"] = score.Core.SecondLanguage,
            ["A.canadian_work"] = score.Core.CanadianWork,
            ["A.subtotal"] = score.Core.Subtotal,
            ["B.education"] = score.Spouse.Education,
            ["B.language"] = score.Spouse.Language,
            ["B.canadian_work"] = score.Spouse.CanadianWork,
            ["B.subtotal"] = score.Spouse.Subtotal,
            ["C.education_language"] = score.Transferability.EducationLanguage,
            ["C.education_canadian_work"] = score.Transferability.EducationWork,
            ["C.education_subtotal"] = score.Transferability.EducationSubtotal,
            ["C.foreign_language"] = score.Transferability.ForeignLanguage,
            ["C.foreign_canadian_work"] = score.Transferability.ForeignWork,
            ["C.foreign_subtotal"] = score.Transferability.ForeignSubtotal,
            ["C.certificate"] = score.Transferability.Certificate,
            ["C.subtotal"] = score.Transferability.Subtotal,
            ["D.nomination"] = score.Additional.Nomination,
            ["D.job_offer"] = score.Additional.Offer,
            ["D.canadian_study"] = score.Additional.Study,
            ["D.french"] = score.Additional.French,
            ["D.sibling"] = score.Additional.Sibling,
            ["D.subtotal"] = score.Additional.Subtotal,
            ["total"] = score.Total,
        };

    private static Dictionary<string, JsonElement> ReadExamples()
    {
        using Stream stream = typeof(CrsVectorTests).Assembly.GetManifestResourceStream("crs_examples.jsonl")!;
        using var reader = new StreamReader(stream);
        var examples = new Dictionary<string, JsonElement>(StringComparer.Ordinal);
        while (reader.ReadLine() is { } line)
        {
            JsonElement example = JsonElement.Parse(line);
            examples.Add(example.GetProperty("id").GetString()!, example);
        }

        return examples;
    }
}
