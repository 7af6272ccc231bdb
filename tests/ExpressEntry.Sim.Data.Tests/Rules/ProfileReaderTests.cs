namespace ExpressEntry.Sim.Data.Tests.Rules;

/// <summary>Wrong profiles: each is refused with the file, the line, the path and what is allowed.</summary>
public sealed class ProfileReaderTests
{
    private const string Good = "age: 30\neducation: masters\nfirst_language: null\n";
    private const string Levels = "listening: 9, reading: 9, writing: 9, speaking: 9";

    [Fact]
    public void Read_ShortestProfile_IsAccepted() =>
        Assert.Equal((byte)30, ProfileSteps.Read(Good, "2026-07-31").Candidate.Age);

    [Theory]
    [InlineData("agge: 30", "line 4: unknown key 'agge'. Did you mean 'age'?")]
    [InlineData(
        "second_language: { lang: en, clb: { listening: 13, reading: 9, writing: 9, speaking: 9 } }",
        "line 4, second_language.clb.listening: is 13; expected a whole number 0-12"
    )]
    [InlineData(
        "second_language: { lang: en, clb: { listning: 9, reading: 9, writing: 9, speaking: 9 } }",
        "line 4, second_language.clb: unknown key 'listning'. Did you mean 'listening'?"
    )]
    [InlineData("second_language: { lang: en, clb: { listening: 9 } }", "second_language.clb: has no 'reading'")]
    [InlineData(
        "second_language: { lang: de, clb: { " + Levels + " } }",
        "second_language.lang: is \"de\"; expected one of en, fr"
    )]
    [InlineData("second_language: { clb: { " + Levels + " } }", "has no 'lang'")]
    [InlineData("second_language: { lang: fr }", "has neither 'clb' nor 'scores'")]
    [InlineData(
        "second_language: { test: ielts, tested_on: 2026-01-01, scores: { " + Levels + " } }",
        "did you mean ielts_general"
    )]
    [InlineData(
        "second_language: { test: ielts_general, tested_on: 2026-01-01, scores: { listening: 9.5, reading: 9, writing: 9, speaking: 9 } }",
        "second_language.scores.listening: is 9.5; expected a score of IELTS General Training, 0-9 in steps of 0.5"
    )]
    [InlineData(
        "second_language: { test: ielts_general, tested_on: 2026-01-01, scores: { listening: 6.2, reading: 9, writing: 9, speaking: 9 } }",
        "is 6.2; expected a score of IELTS General Training"
    )]
    [InlineData("second_language: { test: ielts_general, scores: { " + Levels + " } }", "needs 'tested_on'")]
    [InlineData("second_language: { lang: en, tested_on: 2026-01-01, scores: { " + Levels + " } }", "needs a 'test'")]
    [InlineData(
        "second_language: { test: ielts_general, lang: fr, tested_on: 2026-01-01, scores: { " + Levels + " } }",
        "second_language.lang: is fr, but test ielts_general is for en"
    )]
    [InlineData(
        "second_language: { test: ielts_general, tested_on: 2026-01-01, scores: { "
            + Levels
            + " }, clb: { listening: 8, reading: 10, writing: 10, speaking: 10 } }",
        "second_language.clb.listening: is 8, but the scores give 10"
    )]
    [InlineData("birth_date: 2027-01-01", "birth_date: is \"2027-01-01\"; expected a date from 1906-07-31 to 2026-07-31")]
    [InlineData("birth_date: 1995-02-30", "expected a date that exists")]
    [InlineData("birth_date: 1990-01-01", "age: is 30, but birth_date on 2026-07-31 gives 36")]
    [InlineData(
        "credentials: [{ level: doctoral, country: canada }]",
        "education: is masters, but credentials on 2026-07-31 gives doctoral"
    )]
    [InlineData(
        "credentials: [{ level: masters, country: canada }]\ncanadian_study: none",
        "canadian_study: is none, but credentials on 2026-07-31 gives three_plus"
    )]
    [InlineData(
        "credentials: [{ level: bachelors, country: canada }]",
        "credentials[0].level: is \"bachelors\"; expected one of secondary, one_year"
    )]
    [InlineData("canadian_work_years: 61", "canadian_work_years: is 61; expected a whole number 0-60")]
    [InlineData("canadian_work_years: 1.5", "expected a whole number")]
    [InlineData("canadian_work_years: -1", "expected a whole number")]
    [InlineData("canadian_work_years: two", "is \"two\"; expected a whole number")]
    [InlineData(
        "canadian_work_years: 3\nwork: [{ occupation: \"21231\", from: 2025-01-06, hours_per_week: 30, country: canada }]",
        "canadian_work_years: is 3, but work on 2026-07-31 gives 1"
    )]
    [InlineData(
        "work: [{ occupation: \"99999\", from: 2025-01-06, hours_per_week: 30, country: canada }]",
        "work[0].occupation: is \"99999\"; expected a code of five digits"
    )]
    [InlineData(
        "work: [{ occupation: \"2123\", from: 2025-01-06, hours_per_week: 30, country: canada }]",
        "expected a code of five digits"
    )]
    [InlineData(
        "work: [{ occupation: \"21231\", from: 2025-01-06, to: 2025-01-05, hours_per_week: 30, country: canada }]",
        "work[0].to: is \"2025-01-05\"; expected a date from 2025-01-06 on"
    )]
    [InlineData(
        "work: [{ occupation: \"21231\", from: 2025-01-06, hours_per_week: 169, country: canada }]",
        "work[0].hours_per_week: is 169; expected hours a week, 0-168"
    )]
    [InlineData("job_offer: noc0", "did you mean noc00")]
    [InlineData("job_offer: none\njob_offer_occupation: \"21231\"", "job_offer is none; expected both to say the same")]
    [InlineData("nomination: yes", "nomination: is \"yes\"; expected true or false")]
    [InlineData("sibling: 1", "sibling: is 1; expected true or false")]
    [InlineData("spouse: []", "spouse: is a list; expected keys with values")]
    [InlineData("spouse: { education: phd }", "spouse.education: is \"phd\"; expected one of none, secondary")]
    [InlineData("rule_set: 2014-01-01", "rule_set: is \"2014-01-01\"; expected one of 2015-01-01, 2016-11-19")]
    [InlineData("destination: Ontario", "destination: is \"Ontario\"; expected one of AB, BC")]
    [InlineData("submitted_at: 2026-01-01", "submitted_at: is \"2026-01-01\"; expected an instant in UTC")]
    [InlineData("age: 31", "key 'age' is given twice")]
    [InlineData("spouse: &one { education: none }", "anchors and aliases")]
    [InlineData("spouse: { education: none", "is not YAML")]
    [InlineData("---\nage: 31", "more than one document")]
    public void Read_OneThingWrong_NamesThePlaceAndWhatIsAllowed(string lines, string said)
    {
        string message = ProfileSteps.Refused(Good + lines);
        Assert.StartsWith("profile.yaml", message, StringComparison.Ordinal);
        Assert.Contains(said, message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Theory]
    [InlineData("education: masters\nfirst_language: null", "neither 'age' nor 'birth_date'")]
    [InlineData("age: 30\nfirst_language: null", "neither 'education' nor 'credentials'")]
    [InlineData("age: 30\neducation: masters", "has no 'first_language'; give its results, or null for none")]
    [InlineData("", "is empty")]
    [InlineData("[]", "expected keys with values")]
    [InlineData("{", "is not JSON")]
    [InlineData("{\"age\": 30,\n \"age\": 31}", "line 2: key 'age' is given twice")]
    [InlineData(
        "{\"age\": 121,\n \"education\": \"masters\", \"first_language\": null}",
        "line 1, age: is 121; expected a whole number 0-120"
    )]
    [InlineData("{\"age\": 30} x", "is not JSON")]
    [InlineData("{\"age\": 30, \"education\": \"\\ud800\", \"first_language\": null}", "not valid UTF-8")]
    public void Read_WrongDocument_IsRefused(string text, string said) =>
        Assert.Contains(said, ProfileSteps.Refused(text), StringComparison.Ordinal);

    [Fact]
    public void Read_DeepNesting_IsRefused() =>
        Assert.Contains(
            "nested deeper",
            ProfileSteps.Refused($"spouse: {new string('[', 100)}{new string(']', 100)}"),
            StringComparison.Ordinal
        );

    [Theory]
    [InlineData("age: 30\neducation: masters\nbirth_date: 1996-01-01")]
    [InlineData(
        "birth_date: 1996-01-01\ncredentials: [{ level: masters, country: canada }]\neducation: masters\ncanadian_study: three_plus"
    )]
    public void Read_ShortAndRicherKeyThatAgree_IsAccepted(string lines) =>
        Assert.NotNull(ProfileSteps.Read($"{lines}\nfirst_language: null", "2026-07-31"));

    [Fact]
    public void Read_YamlAndJson_SayTheSame()
    {
        const string yaml =
            "age: 30\neducation: masters\nfirst_language: { lang: en, clb: { " + Levels + " } }\nsibling: true";
        const string json =
            "\uFEFF{\"age\":30.0,\"education\":\"masters\",\"first_language\":{\"lang\":\"en\",\"clb\":{\"listening\":9,\"reading\":9,\"writing\":9,\"speaking\":9}},\"sibling\":true}";
        Assert.Equal(ProfileSteps.Assess(yaml, "2026-07-31").Score, ProfileSteps.Assess(json, "2026-07-31").Score);
    }
}
