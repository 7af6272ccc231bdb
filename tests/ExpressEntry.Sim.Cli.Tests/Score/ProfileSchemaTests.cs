using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.Documents;
using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Data.Rules;

namespace ExpressEntry.Sim.Cli.Tests.Score;

/// <summary>What editors are told (the schema) and what the program reads are the same.</summary>
public sealed class ProfileSchemaTests
{
    private static readonly JsonElement Schema = JsonElement.Parse(ExampleFiles.Read("profile.schema.json"));
    private static readonly DateOnly Day = new(2026, 7, 31);

    [Fact]
    public void Schema_Keys_AreThoseOfTheReader()
    {
        Assert.Equal(ProfileKeys.Profile.Order(), KeysOf(Schema));
        Assert.Equal(ProfileKeys.Language.Order(), KeysOf(Definition("language")));
        Assert.Equal(ProfileKeys.Abilities.Order(), KeysOf(Definition("levels")));
        Assert.Equal(ProfileKeys.Abilities.Order(), KeysOf(Definition("scores")));
        Assert.Equal(ProfileKeys.Spouse.Order(), KeysOf(Definition("spouse")));
        Assert.Equal(ProfileKeys.Credential.Order(), KeysOf(Definition("credential")));
        Assert.Equal(ProfileKeys.Work.Order(), KeysOf(Definition("job")));
    }

    [Fact]
    public void Schema_Words_AreThoseOfTheReader()
    {
        Assert.Equal(ProfileKeys.EducationLevels, WordsOf(Schema, "education"));
        Assert.Equal(ProfileKeys.EducationLevels, WordsOf(Definition("spouse"), "education"));
        Assert.Equal(ProfileKeys.CredentialLevels, WordsOf(Definition("credential"), "level"));
        Assert.Equal(ProfileKeys.Offers, WordsOf(Schema, "job_offer"));
        Assert.Equal(ProfileKeys.Studies, WordsOf(Schema, "canadian_study"));
        Assert.Equal(ProfileKeys.Destinations, WordsOf(Schema, "destination"));
        Assert.Equal(ProfileKeys.Languages, WordsOf(Definition("language"), "lang"));
        Assert.Equal(RuleBook.Embedded.Tests.Select(test => test.Word), WordsOf(Definition("language"), "test"));
        Assert.Equal(RuleBook.Embedded.RuleSets.Select(set => set.Name), WordsOf(Schema, "rule_set"));
    }

    [Fact]
    public void Schema_EveryKey_IsDescribed()
    {
        JsonElement[] objects =
        [
            Schema,
            .. Schema.GetProperty("$defs").EnumerateObject().Select(definition => definition.Value),
        ];
        foreach (JsonProperty key in objects.SelectMany(one => one.GetProperty("properties").EnumerateObject()))
        {
            Assert.True(key.Value.TryGetProperty("description", out JsonElement text), key.Name);
            Assert.NotEmpty(text.GetString()!);
        }
    }

    [Fact]
    public void Schema_BoundsOfNumbers_AreThoseOfTheReader()
    {
        int checkedBounds = 0;
        foreach (JsonProperty key in Schema.GetProperty("properties").EnumerateObject())
        {
            if (key.Value.TryGetProperty("maximum", out JsonElement maximum))
            {
                int most = maximum.GetInt32();
                int least = key.Value.GetProperty("minimum").GetInt32();
                Assert.True(IsRead(key.Name, least) && IsRead(key.Name, most), key.Name);
                Assert.False(IsRead(key.Name, least - 1) || IsRead(key.Name, most + 1), key.Name);
                checkedBounds++;
            }
        }

        Assert.Equal(5, checkedBounds);
    }

    [Fact]
    public void Schema_KeysThatMustBeGiven_AreThoseTheReaderAsksFor()
    {
        const string job = """{"occupation":"21231","from":"2024-01-01","hours_per_week":30,"country":"canada"}""";
        const string credential = """{"level":"masters","country":"canada"}""";
        RequireSame("job", job, "work");
        RequireSame("credential", credential, "credentials");

        void RequireSame(string definition, string whole, string place)
        {
            Assert.True(IsRead(place, JsonNode.Parse($"[{whole}]")!));
            string[] required =
            [
                .. Definition(definition).GetProperty("required").EnumerateArray().Select(key => key.GetString()!),
            ];
            JsonObject one = JsonNode.Parse(whole)!.AsObject();
            Assert.Equal(one.Select(key => key.Key).Order(), required.Order());
            foreach (string key in required)
            {
                JsonObject without = one.DeepClone().AsObject();
                without.Remove(key);
                Assert.False(IsRead(place, new JsonArray(without)), key);
            }
        }
    }

    [Fact]
    public void Example_FirstLine_NamesTheSchema()
    {
        string first = ExampleFiles.Read("profile.yaml").Split('\n')[0];
        Assert.Equal("# yaml-language-server: $schema=profile.schema.json", first);
    }

    private static JsonElement Definition(string name) => Schema.GetProperty("$defs").GetProperty(name);

    private static IEnumerable<string> KeysOf(JsonElement type) =>
        type.GetProperty("properties").EnumerateObject().Select(key => key.Name).Order();

    private static IEnumerable<string> WordsOf(JsonElement type, string key) =>
        type.GetProperty("properties")
            .GetProperty(key)
            .GetProperty("enum")
            .EnumerateArray()
            .Where(word => word.ValueKind == JsonValueKind.String)
            .Select(word => word.GetString()!);

    private static bool IsRead(string key, JsonNode value)
    {
        var profile = new JsonObject { ["first_language"] = null };
        profile[key == "age" ? "unused" : "age"] = 30;
        profile[key == "credentials" ? "unused" : "education"] = "masters";
        profile.Remove("unused");
        profile[key] = value;
        try
        {
            byte[] bytes = Encoding.UTF8.GetBytes(profile.ToJsonString());
            new ProfileReader(RuleBook.Embedded, Day).Read(DocumentFile.Parse(bytes, "profile.json"));
            return true;
        }
        catch (InvalidInputException)
        {
            return false;
        }
    }
}
