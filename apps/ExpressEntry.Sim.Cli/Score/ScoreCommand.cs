using System.CommandLine;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Data.Rules;

namespace ExpressEntry.Sim.Cli.Score;

/// <summary><c>eesim score</c>: the score of one profile, or of a file with one profile a line.</summary>
internal static class ScoreCommand
{
    private const int MostMonths = 120;
    private const string ManyExtension = ".jsonl";

    public static Command Create(Host host)
    {
        var file = new Argument<string>("FILE")
        {
            Description = "Profile in YAML or JSON; or many, one JSON object a line, in a file that ends in .jsonl.",
        };
        Option<DateOnly?> on = CommonOptions.Date("--on", "Day of the score. Default: today.");
        Option<int?> timeline = new("--timeline")
        {
            Description = "Also print the dated steps of this many months to come.",
            CustomParser = result => (int)CommonOptions.WholeNumber(result, "--timeline", 1, MostMonths),
        };
        Option<string?> rules = RulesOption();
        Option<string?> output = new("--out") { Description = "With a .jsonl FILE: where the results go." };
        Option<int> threads = CommonOptions.Threads();
        Option<OutputLanguage> language = CommonOptions.Language();
        Option<bool> json = CommonOptions.Json();
        var command = new Command(
            "score",
            "CRS score with every part, programs, categories. Example: eesim score examples/profile.yaml --timeline 12"
        )
        {
            file,
            on,
            timeline,
            rules,
            output,
            threads,
            language,
            json,
        };
        command.SetAction(call =>
        {
            string path = call.GetValue(file)!;
            DateOnly day = call.GetValue(on) ?? Today(host);
            RuleBook book = OpenRules(call.GetValue(rules));
            ScoreWords words = ScoreWords.In(call.GetValue(language));
            if (path.EndsWith(ManyExtension, StringComparison.OrdinalIgnoreCase))
            {
                return ScoreMany(
                    call.GetValue(output),
                    call.GetValue(timeline),
                    path,
                    day,
                    book,
                    call.GetValue(threads),
                    call.GetValue(json),
                    words,
                    host
                );
            }

            if (call.GetValue(output) is { } unused)
            {
                throw new InvalidInputException($"--out {unused}: expected only with a FILE that ends in {ManyExtension}.");
            }

            return ScoreOne(path, day, call.GetValue(timeline), book, call.GetValue(json), words, host);
        });
        return command;
    }

    /// <summary>The option that names a file with a scenario's changes of the score.</summary>
    public static Option<string?> RulesOption() =>
        new("--rules") { Description = "File with a scenario's changes of the score (values, occupation factors)." };

    /// <summary>The embedded rules, with the changes of a file where one is named.</summary>
    public static RuleBook OpenRules(string? path) =>
        path is null
            ? RuleBook.Embedded
            : RuleBook.Embedded with
            {
                Overrides = RuleOverridesFile.Read(path, RuleBook.Embedded),
            };

    /// <summary>The day on the host's clock, in UTC.</summary>
    public static DateOnly Today(Host host) => DateOnly.FromDateTime(host.Clock.GetUtcNow().UtcDateTime);

    private static int ScoreOne(
        string path,
        DateOnly day,
        int? months,
        RuleBook book,
        bool asJson,
        ScoreWords words,
        Host host
    )
    {
        ProfileStatement statement = ProfileFile.Read(path, book, day);
        ProfileAssessment assessment = ProfileAssessor.Assess(statement, day, book);
        IReadOnlyList<TimelineStep>? steps = months is { } ahead
            ? ProfileTimeline.StepsAfter(statement, day, ahead, book)
            : null;
        if (asJson)
        {
            JsonDocumentWriter.Write(
                host.Out,
                assessment.Warnings.Select(words.Warning),
                json =>
                {
                    ScoreJson.WriteMembers(json, statement, assessment, book);
                    if (steps is not null)
                    {
                        TimelineOutput.WriteJson(json, steps, words);
                    }
                }
            );
        }
        else
        {
            ScorePage.Write(host, assessment, book, words);
            if (steps is not null)
            {
                TimelineOutput.WriteText(host, statement, day, months!.Value, steps, words);
            }
        }

        return ExitCode.Done;
    }

    private static int ScoreMany(
        string? output,
        int? months,
        string path,
        DateOnly day,
        RuleBook book,
        int threads,
        bool asJson,
        ScoreWords words,
        Host host
    )
    {
        if (output is null)
        {
            throw new InvalidInputException($"{path}: many profiles need --out FILE{ManyExtension} for the results.");
        }

        if (months is not null)
        {
            throw new InvalidInputException($"--timeline: expected only with one profile, not with {path}.");
        }

        return new BulkScorer(book, day, threads, words).Run(path, output, asJson, host);
    }
}
