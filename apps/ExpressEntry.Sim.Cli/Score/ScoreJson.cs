using System.Text.Json;
using ExpressEntry.Sim.Data.Documents;
using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Rules.Crs;
using ExpressEntry.Sim.Engine.Rules.Programs;

namespace ExpressEntry.Sim.Cli.Score;

/// <summary>Writes a score as JSON: the same members for one profile and for each of many.</summary>
internal static class ScoreJson
{
    /// <summary>Writes every member but the warnings.</summary>
    public static void WriteMembers(
        Utf8JsonWriter json,
        ProfileStatement statement,
        ProfileAssessment assessment,
        RuleBook book
    )
    {
        WriteId(json, statement.Id);
        json.WriteString("rule_set", assessment.RuleSet.Name);
        if (book.Overrides is { } overrides && overrides.ApplyOn(assessment.Day))
        {
            json.WriteString("scenario", overrides.Name);
        }

        WriteDate(json, "on", assessment.Day);
        WriteScore(json, assessment);
        json.WriteStartObject("programs");
        foreach (ImmigrationProgram program in ScoreWords.Programs)
        {
            WriteKnown(json, ProfileAssessment.GroupOf(program).ToWord(), assessment.IsEligible(program));
        }

        json.WriteEndObject();
        WriteSelectionPoints(json, assessment.SelectionPoints);
        WriteCategories(json, assessment);
        WriteReasons(json, assessment.Findings);
    }

    /// <summary>Writes A, B, C, D and the total.</summary>
    public static void WriteScore(Utf8JsonWriter json, ProfileAssessment assessment)
    {
        CrsBreakdown score = assessment.Score;
        json.WriteStartObject("A");
        json.WriteNumber("age", score.Core.Age);
        json.WriteNumber("education", score.Core.Education);
        json.WriteNumber("first_language", score.Core.FirstLanguage);
        json.WriteNumber("second_language", score.Core.SecondLanguage);
        json.WriteNumber("canadian_work", score.Core.CanadianWork);
        json.WriteNumber("subtotal", score.Core.Subtotal);
        json.WriteEndObject();

        json.WriteStartObject("B");
        json.WriteNumber("education", score.Spouse.Education);
        json.WriteNumber("language", score.Spouse.Language);
        json.WriteNumber("canadian_work", score.Spouse.CanadianWork);
        json.WriteNumber("subtotal", score.Spouse.Subtotal);
        json.WriteEndObject();

        CrsTransferability skills = score.Transferability;
        json.WriteStartObject("C");
        json.WriteNumber("education_language", skills.EducationLanguage);
        json.WriteNumber("education_canadian_work", skills.EducationWork);
        json.WriteNumber("education_subtotal", skills.EducationSubtotal);
        json.WriteNumber("foreign_language", skills.ForeignLanguage);
        json.WriteNumber("foreign_canadian_work", skills.ForeignWork);
        json.WriteNumber("foreign_subtotal", skills.ForeignSubtotal);
        json.WriteNumber("certificate", skills.Certificate);
        json.WriteNumber("subtotal", skills.Subtotal);
        json.WriteEndObject();

        WriteAdditional(json, score.Additional, assessment.RuleSet);
        json.WriteNumber("total", score.Total);
    }

    private static void WriteAdditional(Utf8JsonWriter json, CrsAdditional additional, CrsRuleSet rules)
    {
        json.WriteStartObject("D");
        json.WriteNumber("nomination", additional.Nomination);
        json.WriteNumber("job_offer", additional.Offer);
        json.WriteNumber("canadian_study", additional.Study);
        json.WriteNumber("french", additional.French);
        json.WriteNumber("sibling", additional.Sibling);

        // Only a scenario has these factors; every published rule set has exactly the keys above.
        if (rules.WorkFactor is not null)
        {
            json.WriteNumber("occupation", additional.Occupation);
        }

        if (rules.OfferFactor is not null)
        {
            json.WriteNumber("offer_occupation", additional.OfferOccupation);
        }

        json.WriteNumber("subtotal", additional.Subtotal);
        json.WriteEndObject();
    }

    private static void WriteSelectionPoints(Utf8JsonWriter json, SelectionPoints points)
    {
        if (points.Total.Known is not { } total)
        {
            json.WriteNull("fsw_points");
            return;
        }

        json.WriteStartObject("fsw_points");
        json.WriteNumber("education", points.Education.Low);
        json.WriteNumber("language", points.Language.Low);
        json.WriteNumber("work", points.Work.Low);
        json.WriteNumber("age", points.Age.Low);
        json.WriteNumber("arranged_employment", points.ArrangedEmployment.Low);
        json.WriteNumber("adaptability", points.Adaptability.Low);
        json.WriteNumber("total", total);
        json.WriteEndObject();
    }

    private static void WriteCategories(Utf8JsonWriter json, ProfileAssessment assessment)
    {
        if (!assessment.KnowsCategories)
        {
            json.WriteNull("categories");
            return;
        }

        json.WriteStartArray("categories");
        foreach (RoundType category in assessment.MemberOf())
        {
            json.WriteStringValue(category.ToWord());
        }

        json.WriteEndArray();
    }

    // Figures are left out where a requirement has none, as for a nomination.
    private static void WriteReasons(Utf8JsonWriter json, IReadOnlyList<Finding> findings)
    {
        json.WriteStartArray("reasons");
        foreach (Finding finding in findings)
        {
            json.WriteStartObject();
            json.WriteString("group", finding.Group.ToWord());
            json.WriteString("requirement", ScoreWords.Key(finding.Kind));
            json.WriteString("status", ScoreWords.Key(finding.Status));
            if (finding.Need is { } need)
            {
                WriteKnown(json, "have", finding.Have);
                json.WriteNumber("need", need);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteId(Utf8JsonWriter json, DocumentNode? id)
    {
        if (id is { Kind: DocumentNodeKind.Number })
        {
            json.WritePropertyName("id");
            json.WriteRawValue(id.Text(), skipInputValidation: false);
        }
        else if (id is not null)
        {
            json.WriteString("id", id.Text());
        }
    }

    /// <summary>Writes a day as <c>2026-07-31</c>.</summary>
    public static void WriteDate(Utf8JsonWriter json, string name, DateOnly day)
    {
        Span<char> letters = stackalloc char[10];
        day.TryFormat(letters, out _, "yyyy-MM-dd");
        json.WriteString(name, letters);
    }

    private static void WriteKnown(Utf8JsonWriter json, string name, bool? value)
    {
        if (value is { } known)
        {
            json.WriteBoolean(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }

    private static void WriteKnown(Utf8JsonWriter json, string name, int? value)
    {
        if (value is { } known)
        {
            json.WriteNumber(name, known);
        }
        else
        {
            json.WriteNull(name);
        }
    }
}
