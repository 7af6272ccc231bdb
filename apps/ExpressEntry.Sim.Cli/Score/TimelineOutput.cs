using System.Text.Json;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Rules.Candidates;
using ExpressEntry.Sim.Engine.Rules.Programs;

namespace ExpressEntry.Sim.Cli.Score;

/// <summary>Prints the dated steps to come.</summary>
internal static class TimelineOutput
{
    public static void WriteText(
        Host host,
        ProfileStatement statement,
        DateOnly from,
        int months,
        IReadOnlyList<TimelineStep> steps,
        ScoreWords words
    )
    {
        host.Out.WriteLine();
        host.Out.WriteLine(words.TimelineHeading(months, from));
        if (steps.Count == 0)
        {
            host.Out.WriteLine($"  {words.NoSteps}");
        }
        else
        {
            var table = new TextTable(
                words.TimelineDay,
                $"#{words.TimelineChange}",
                $"#{words.TimelineScore}",
                words.TimelineWhat
            )
            {
                WrapsLast = true,
            };
            foreach (TimelineStep step in steps)
            {
                bool isFirst = true;
                foreach (string line in Lines(step, words))
                {
                    table.Add(
                        isFirst ? PlainText.Day(step.Day) : "",
                        isFirst ? Change(step) : "",
                        isFirst ? $"{step.After.Score.Total}" : "",
                        line
                    );
                    isFirst = false;
                }
            }

            table.Write(host.Out, host.Width);
        }

        string[] notDated = [.. NotDated(statement.Candidate)];
        if (notDated.Length > 0)
        {
            PlainText.Wrap(host.Out, " ", "  ", words.NotDated(notDated), host.Width);
        }
    }

    public static void WriteJson(Utf8JsonWriter json, IReadOnlyList<TimelineStep> steps, ScoreWords words)
    {
        json.WriteStartArray("timeline");
        foreach (TimelineStep step in steps)
        {
            json.WriteStartObject();
            ScoreJson.WriteDate(json, ScoreKeys.Date, step.Day);
            json.WriteNumber("change", step.After.Score.Total - step.Before.Score.Total);
            json.WriteNumber("total", step.After.Score.Total);
            json.WriteStartArray("what");
            foreach (string line in Lines(step, words))
            {
                json.WriteStringValue(line);
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static string Change(TimelineStep step)
    {
        int change = step.After.Score.Total - step.Before.Score.Total;
        return change > 0 ? $"+{change}"
            : change < 0 ? $"−{-change}"
            : "0";
    }

    private static IEnumerable<string> Lines(TimelineStep step, ScoreWords words)
    {
        foreach (TimelineCause cause in step.Causes)
        {
            yield return words.Cause(cause, step.After);
        }

        foreach (ImmigrationProgram program in ScoreWords.Programs)
        {
            bool? before = step.Before.IsEligible(program);
            bool? after = step.After.IsEligible(program);
            if (before != after)
            {
                yield return words.Turn(ProfileAssessment.GroupOf(program), before, after);
            }
        }

        IReadOnlyList<RoundType> was = step.Before.MemberOf();
        IReadOnlyList<RoundType> now = step.After.MemberOf();
        foreach (RoundType category in was.Union(now).Order())
        {
            if (was.Contains(category) != now.Contains(category))
            {
                yield return words.Turn(category, was.Contains(category), now.Contains(category));
            }
        }
    }

    private static IEnumerable<string> NotDated(Candidate candidate)
    {
        if (candidate.BirthDate is null)
        {
            yield return "birth_date";
        }

        if (candidate.First is { TestedOn: null } || candidate.Second is { TestedOn: null })
        {
            yield return "tested_on";
        }

        if (candidate.Work.IsDefault)
        {
            yield return "work";
        }

        if (candidate.SubmittedAt is null)
        {
            yield return "submitted_at";
        }
    }
}
