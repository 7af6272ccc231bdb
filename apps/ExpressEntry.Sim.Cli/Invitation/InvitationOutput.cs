using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Cli.Score;
using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Cli.Invitation;

/// <summary>Prints an invitation for people and for programs.</summary>
internal static class InvitationOutput
{
    public static void WriteText(Host host, InvitationLetter letter, RuleBook book, InvitationWords words)
    {
        TextWriter output = host.Out;
        PlainText.Wrap(output, "", "", words.Heading(letter), host.Width);
        if (letter.Round is { } round)
        {
            PlainText.Wrap(output, "", "", words.Round(round), host.Width);
        }

        output.WriteLine(words.Deadline(letter));
        output.WriteLine();
        PlainText.Wrap(
            output,
            "",
            "  ",
            words.ScoreWords.Heading(letter.Assessment, book.ScenarioOn(letter.Assessment.Day)),
            host.Width
        );
        ScorePage.WriteParts(host, letter.Assessment, words.ScoreWords);
        output.WriteLine();
        PlainText.Wrap(output, "", "", words.LockedIn, host.Width);
        output.WriteLine();
        output.WriteLine(words.Choices);
        foreach ((_, string title, string what) in words.ChoicesOf(letter))
        {
            PlainText.Wrap(output, $"  {title}{words.ScoreWords.Colon}", "    ", what, host.Width);
        }

        output.WriteLine();
        output.WriteLine(words.Checklist);
        foreach (ChecklistItem item in words.ChecklistOf(letter))
        {
            string days = item.LeadDays is { } lead ? $"{lead} {words.ColumnDays.ToLowerInvariant()}" : "";
            PlainText.Wrap(output, $"  {days, 8}  ", new string(' ', 12), item.What, host.Width);
        }

        string[] warnings = [.. Warnings(letter, words)];
        if (warnings.Length > 0)
        {
            output.WriteLine();
            PlainText.Warnings(output, warnings, host.Width, words.ScoreWords.WarningLabel);
        }
    }

    public static void WriteJson(Host host, InvitationLetter letter, RuleBook book, InvitationWords words) =>
        JsonDocumentWriter.Write(
            host.Out,
            Warnings(letter, words),
            json =>
            {
                if (letter.Program is { } program)
                {
                    json.WriteString("program", ProfileAssessment.GroupOf(program).ToWord());
                }
                else
                {
                    json.WriteNull("program");
                }

                json.WriteStartObject("score");
                json.WriteString("rule_set", letter.Assessment.RuleSet.Name);
                if (book.ScenarioOn(letter.Assessment.Day) is { } scenario)
                {
                    json.WriteString("scenario", scenario);
                }

                ScoreJson.WriteScore(json, letter.Assessment);
                json.WriteEndObject();
                ScoreJson.WriteDate(json, ScoreKeys.IssuedAt, letter.Assessment.Day);
                ScoreJson.WriteDate(json, ScoreKeys.Deadline, letter.Deadline);
                if (letter.Round is { } round)
                {
                    json.WriteString("round", round.Number);
                    json.WriteBoolean("invited", letter.RoundProblem is null);
                }

                json.WriteStartArray("choices");
                foreach ((string key, _, string what) in words.ChoicesOf(letter))
                {
                    json.WriteStartObject();
                    json.WriteString("choice", key);
                    json.WriteString("what", what);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteStartArray("checklist");
                foreach (ChecklistItem item in words.ChecklistOf(letter))
                {
                    json.WriteStartObject();
                    json.WriteString("item", item.Key);
                    json.WriteString("what", item.What);
                    if (item.LeadDays is { } days)
                    {
                        json.WriteNumber("lead_days", days);
                    }
                    else
                    {
                        json.WriteNull("lead_days");
                    }

                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }
        );

    private static IEnumerable<string> Warnings(InvitationLetter letter, InvitationWords words)
    {
        if (letter.Program is null)
        {
            yield return words.NoProgram;
        }

        if (letter.RoundProblem is { } problem)
        {
            yield return words.Problem(problem, letter);
        }

        if (letter.IsDeadlineInDoubt)
        {
            yield return words.DeadlineInDoubt;
        }

        foreach (AssessmentWarning warning in letter.Assessment.Warnings)
        {
            yield return words.ScoreWords.Warning(warning);
        }
    }
}
