using System.Buffers;
using System.Text.Json;
using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Data.Population;

/// <summary>One JSON profile a line, in the keys of a profile file, so that <c>eesim score</c> reads it.</summary>
internal sealed class PopulationJsonLines : IPopulationLines
{
    private static readonly JsonWriterOptions Options = new() { SkipValidation = true };

    public string Header => "";

    public void Write(ReadOnlySpan<PopulationRow> rows, IBufferWriter<byte> output)
    {
        using var json = new Utf8JsonWriter(output, Options);
        foreach (PopulationRow row in rows)
        {
            Write(json, row);
            json.Flush();
            json.Reset();
            output.Write("\n"u8);
        }
    }

    private static void Write(Utf8JsonWriter json, in PopulationRow row)
    {
        SyntheticProfile profile = row.Profile;
        CrsProfile crs = profile.Crs;
        json.WriteStartObject();
        json.WriteString("id", row.Id);
        json.WriteString("birth_date", PopulationWords.Day(profile.BirthDay));
        json.WriteString("education", PopulationWords.Education(crs.Education));
        WriteIf(json, "assessed_on", PopulationWords.DayOrNull(profile.AssessedDay));
        json.WriteString("canadian_study", PopulationWords.Study(profile.Study));
        json.WriteBoolean("studied_in_canada", profile.StudiedTwoYears);
        WriteLanguage(json, "first_language", PopulationWords.FirstLanguage(crs), crs.First, profile.TestedDay);
        if (PopulationWords.SecondLanguage(crs) is { } second)
        {
            WriteLanguage(json, "second_language", second, crs.Second, profile.TestedDay);
        }

        WriteWork(json, profile);
        json.WriteBoolean("certificate_of_qualification", crs.Has(CrsTraits.Certificate));
        json.WriteBoolean("nomination", crs.Has(CrsTraits.Nomination));
        if (PopulationWords.Offer(crs) != ProfileKeys.Offers[0])
        {
            json.WriteString("job_offer", PopulationWords.Offer(crs));
            json.WriteString("job_offer_occupation", PopulationWords.MainOccupation(profile));
        }

        json.WriteBoolean("sibling", crs.Has(CrsTraits.Sibling));
        json.WriteBoolean("relative_in_canada", profile.HasRelative);
        WriteSpouse(json, profile);
        json.WriteNumber("settlement_funds", profile.Funds);
        json.WriteNumber("family_size", profile.FamilySize);
        json.WriteString("destination", PopulationSampler.Destinations[profile.Destination]);
        json.WriteString("submitted_at", PopulationWords.Instant(profile.SubmittedUtcSeconds));
        json.WriteEndObject();
    }

    private static void WriteIf(Utf8JsonWriter json, string key, string? value)
    {
        if (value is not null)
        {
            json.WriteString(key, value);
        }
    }

    private static void WriteLanguage(Utf8JsonWriter json, string key, string language, AbilityLevels levels, int tested)
    {
        json.WriteStartObject(key);
        json.WriteString("lang", language);
        WriteLevels(json, levels);
        json.WriteString("tested_on", PopulationWords.Day(tested));
        json.WriteEndObject();
    }

    private static void WriteLevels(Utf8JsonWriter json, AbilityLevels levels)
    {
        json.WriteStartObject("clb");
        for (int ability = 0; ability < ProfileKeys.Abilities.Length; ability++)
        {
            json.WriteNumber(ProfileKeys.Abilities[ability], levels[ability]);
        }

        json.WriteEndObject();
    }

    private static void WriteWork(Utf8JsonWriter json, in SyntheticProfile profile)
    {
        json.WriteStartArray("work");
        if (profile.ForeignFrom != 0)
        {
            WriteJob(json, profile.ForeignOccupation, profile.ForeignFrom, profile.ForeignTo, "abroad");
        }

        if (profile.CanadianFrom != 0)
        {
            WriteJob(json, profile.CanadianOccupation, profile.CanadianFrom, profile.CanadianTo, WorkReader.Canada);
        }

        json.WriteEndArray();
    }

    private static void WriteJob(Utf8JsonWriter json, int occupation, int from, int to, string country)
    {
        json.WriteStartObject();
        json.WriteString("occupation", PopulationSampler.Occupations[occupation]);
        json.WriteString("from", PopulationWords.Day(from));
        WriteIf(json, "to", PopulationWords.DayOrNull(to));
        json.WriteNumber("hours_per_week", 40);
        json.WriteString("country", country);
        json.WriteEndObject();
    }

    private static void WriteSpouse(Utf8JsonWriter json, in SyntheticProfile profile)
    {
        if (!profile.HasSpouse)
        {
            return;
        }

        CrsProfile crs = profile.Crs;
        bool isScored = crs.Has(CrsTraits.Spouse);
        json.WriteStartObject("spouse");
        json.WriteBoolean("accompanying", isScored);
        if (isScored)
        {
            json.WriteString("education", PopulationWords.Education(crs.SpouseEducation));
            if (crs.SpouseLanguage != default)
            {
                WriteLevels(json, crs.SpouseLanguage);
            }

            json.WriteNumber("canadian_work_years", crs.SpouseYears);
            json.WriteBoolean("studied_in_canada", value: false);
        }

        json.WriteEndObject();
    }
}
