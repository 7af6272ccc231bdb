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
        json.WriteString(ScoreKeys.RuleSet, assessment.RuleSet.Name);
        if (book.ScenarioOn(assessment.Day) is { } scenario)
        {
            json.WriteString(ScoreKeys.Scenario, scenario);
        }

        WriteDate(json, ScoreKeys.On, assessment.Day);
        WriteScore(json, assessment);
        json.WriteStartObject(ScoreKeys.Programs);
        foreach (ImmigrationProgram program in ScoreWords.Programs)
        {
            WriteKnown(json, ScoreKeys.Of(ProfileAssessment.GroupOf(program)), assessment.IsEligible(program));
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
        json.WriteStartObject(ScoreKeys.A);
        json.WriteNumber(ScoreKeys.Age, score.Core.Age);
        json.WriteNumber(ScoreKeys.Education, score.Core.Education);
        json.WriteNumber(ScoreKeys.FirstLanguage, score.Core.FirstLanguage);
        json.WriteNumber(ScoreKeys.SecondLanguage, score.Core.SecondLanguage);
        json.WriteNumber(ScoreKeys.CanadianWork, score.Core.CanadianWork);
        json.WriteNumber(ScoreKeys.Subtotal, score.Core.Subtotal);
        json.WriteEndObject();

        json.WriteStartObject(ScoreKeys.B);
        json.WriteNumber(ScoreKeys.Education, score.Spouse.Education);
        json.WriteNumber(ScoreKeys.Language, score.Spouse.Language);
        json.WriteNumber(ScoreKeys.CanadianWork, score.Spouse.CanadianWork);
        json.WriteNumber(ScoreKeys.Subtotal, score.Spouse.Subtotal);
        json.WriteEndObject();

        CrsTransferability skills = score.Transferability;
        json.WriteStartObject(ScoreKeys.C);
        json.WriteNumber(ScoreKeys.EducationLanguage, skills.EducationLanguage);
        json.WriteNumber(ScoreKeys.EducationCanadianWork, skills.EducationWork);
        json.WriteNumber(ScoreKeys.EducationSubtotal, skills.EducationSubtotal);
        json.WriteNumber(ScoreKeys.ForeignLanguage, skills.ForeignLanguage);
        json.WriteNumber(ScoreKeys.ForeignCanadianWork, skills.ForeignWork);
        json.WriteNumber(ScoreKeys.ForeignSubtotal, skills.ForeignSubtotal);
        json.WriteNumber(ScoreKeys.Certificate, skills.Certificate);
        json.WriteNumber(ScoreKeys.Subtotal, skills.Subtotal);
        json.WriteEndObject();

        WriteAdditional(json, score.Additional, assessment.RuleSet);
        json.WriteNumber(ScoreKeys.Total, score.Total);
    }

    private static void WriteAdditional(Utf8JsonWriter json, CrsAdditional additional, CrsRuleSet rules)
    {
        json.WriteStartObject(ScoreKeys.D);
        json.WriteNumber(ScoreKeys.Nomination, additional.Nomination);
        json.WriteNumber(ScoreKeys.JobOffer, additional.Offer);
        json.WriteNumber(ScoreKeys.CanadianStudy, additional.Study);
        json.WriteNumber(ScoreKeys.French, additional.French);
        json.WriteNumber(ScoreKeys.Sibling, additional.Sibling);

        // Only a scenario has these factors; every published rule set has exactly the keys above.
        if (rules.WorkFactor is not null)
        {
            json.WriteNumber(ScoreKeys.Occupation, additional.Occupation);
        }

        if (rules.OfferFactor is not null)
        {
            json.WriteNumber(ScoreKeys.OfferOccupation, additional.OfferOccupation);
        }

        json.WriteNumber(ScoreKeys.Subtotal, additional.Subtotal);
        json.WriteEndObject();
    }

    private static void WriteSelectionPoints(Utf8JsonWriter json, SelectionPoints points)
    {
        if (points.Total.Known is not { } total)
        {
            json.WriteNull(ScoreKeys.FswPoints);
            return;
        }

        json.WriteStartObject(ScoreKeys.FswPoints);
        json.WriteNumber(ScoreKeys.Education, points.Education.Low);
        json.WriteNumber(ScoreKeys.Language, points.Language.Low);
        json.WriteNumber(ScoreKeys.Work, points.Work.Low);
        json.WriteNumber(ScoreKeys.Age, points.Age.Low);
        json.WriteNumber(ScoreKeys.ArrangedEmployment, points.ArrangedEmployment.Low);
        json.WriteNumber(ScoreKeys.Adaptability, points.Adaptability.Low);
        json.WriteNumber(ScoreKeys.Total, total);
        json.WriteEndObject();
    }

    private static void WriteCategories(Utf8JsonWriter json, ProfileAssessment assessment)
    {
        if (!assessment.KnowsCategories)
        {
            json.WriteNull(ScoreKeys.Categories);
            return;
        }

        json.WriteStartArray(ScoreKeys.Categories);
        foreach (RoundType category in assessment.MemberOf())
        {
            json.WriteStringValue(category.ToWord());
        }

        json.WriteEndArray();
    }

    // Figures are left out where a requirement has none, as for a nomination.
    private static void WriteReasons(Utf8JsonWriter json, IReadOnlyList<Finding> findings)
    {
        json.WriteStartArray(ScoreKeys.Reasons);
        foreach (Finding finding in findings)
        {
            json.WriteStartObject();
            json.WriteString(ScoreKeys.Group, ScoreKeys.Of(finding.Group));
            json.WriteString(ScoreKeys.Requirement, ScoreKeys.Of(finding.Kind));
            json.WriteString(ScoreKeys.Status, ScoreKeys.Of(finding.Status));
            if (finding.Need is { } need)
            {
                WriteKnown(json, ScoreKeys.Have, finding.Have);
                json.WriteNumber(ScoreKeys.Need, need);
            }

            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteId(Utf8JsonWriter json, DocumentNode? id)
    {
        if (id is { Kind: DocumentNodeKind.Number })
        {
            json.WritePropertyName(ScoreKeys.Id);
            json.WriteRawValue(id.Text(), skipInputValidation: false);
        }
        else if (id is not null)
        {
            json.WriteString(ScoreKeys.Id, id.Text());
        }
    }

    /// <summary>Writes a day as <c>2026-07-31</c>.</summary>
    public static void WriteDate(Utf8JsonWriter json, JsonEncodedText name, DateOnly day)
    {
        Span<char> letters = stackalloc char[10];
        day.TryFormat(letters, out _, "yyyy-MM-dd");
        json.WriteString(name, letters);
    }

    private static void WriteKnown(Utf8JsonWriter json, JsonEncodedText name, bool? value)
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

    private static void WriteKnown(Utf8JsonWriter json, JsonEncodedText name, int? value)
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
