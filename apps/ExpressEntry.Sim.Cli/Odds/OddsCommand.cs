using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Rules.Programs;
using ExpressEntry.Sim.Forecasting.Candidates;
using ExpressEntry.Sim.Forecasting.RoundProcess;

namespace ExpressEntry.Sim.Cli.Odds;

/// <summary><c>eesim odds</c>: the odds that a candidate is invited, by score or by profile.</summary>
internal static class OddsCommand
{
    private const int FewestReplications = 100;
    private const int FewestRoundsInUse = 3;
    private static readonly ImmutableArray<int> DefaultDays = [90, 180, 365];

    public static Command Create(Host host)
    {
        Option<int?> score = CommonOptions.Number("--score", "CRS score; needs --types.", CrsScore.Min, CrsScore.Max);
        Option<ImmutableArray<RoundType>> types = CommonOptions.Types(
            "--types",
            "Programs and categories the profile is in; 'general' always counts."
        );
        Option<string?> profile = new("--profile")
        {
            Description =
                "Profile in YAML or JSON: score, groups and what changes by date are worked out, and what would help.",
            HelpName = "FILE",
        };
        Option<DateTimeOffset?> submitted = CommonOptions.Instant(
            "--submitted",
            "When the profile was submitted (UTC); it ends a year later. Default: long ago, and never ending."
        );
        Option<DateOnly?> asOf = CommonOptions.AsOf();
        Option<ImmutableArray<int>> days = new("--days")
        {
            Description = $"Windows in days, 1-{CandidateOdds.MostDays}. Default: {string.Join(',', DefaultDays)}.",
            HelpName = "numbers",
            Arity = ArgumentArity.OneOrMore,
            CustomParser = ParseDays,
        };
        Option<OutputLanguage> language = CommonOptions.Language();
        Option<int> replications = CommonOptions.Replications(SimulatedFutures.DefaultPaths);
        Option<long> seed = CommonOptions.Seed();
        Option<int> threads = CommonOptions.Threads();
        Option<string?> history = CommonOptions.History();
        Option<bool> noCache = new("--no-cache")
        {
            Description = "Simulate anew, and keep nothing in the cache folder; the answer is the same.",
        };
        Option<bool> json = CommonOptions.Json();
        var command = new Command(
            "odds",
            "Odds of an invitation, by score or by profile. Example: eesim odds --score 515 --types cec"
        )
        {
            score,
            types,
            profile,
            submitted,
            asOf,
            days,
            language,
            replications,
            seed,
            threads,
            history,
            noCache,
            json,
        };
        command.SetAction(call =>
        {
            OddsWords words = OddsWords.In(call.GetValue(language));
            RequireOneCandidate(call.GetValue(score), call.GetValue(types), call.GetValue(profile));

            // Rules and history are read side by side: each takes a tenth of a second, most of it compiling.
            _ = Task.Run(() => RuleBook.Embedded, host.Cancellation);
            PublishedHistory whole = HistorySource.Open(call.GetValue(history), host);
            KnownHistory known = KnownHistory.Cut(whole, call.GetValue(asOf), host, call.GetValue(language));
            RequireInPool(call.GetValue(submitted), known.AsOf);
            // Days inside the published history are known to have had no other round; later ones are simulated.
            int gapDays = known.UnknownDays;
            long startSeed = call.GetValue(seed);
            int askedReplications = call.GetValue(replications);
            int paths = Math.Max(FewestReplications, askedReplications);
            var cache = new FuturesCache(call.GetValue(noCache) ? null : host.CacheFolder);

            // The futures do not depend on the candidate: they are made while the profile is read.
            Task futures = Task.Run(
                () => cache.Prepare(known, gapDays, startSeed, paths, host.Cancellation),
                host.Cancellation
            );
            OddsRequest request;
            try
            {
                request = Read(
                    known,
                    call.GetValue(score),
                    call.GetValue(types),
                    call.GetValue(profile),
                    call.GetValue(submitted),
                    words
                ) with
                {
                    Days = call.GetValue(days) is { IsDefault: false } given ? given : DefaultDays,
                    Seed = startSeed,
                    Replications = paths,
                };
            }
            finally
            {
                futures.GetAwaiter().GetResult();
            }

            OddsResult result = OddsRun.Answer(request, gapDays, host.Cancellation);
            host.Cancellation.ThrowIfCancellationRequested();
            ImmutableArray<string> warnings =
            [
                .. known.Warnings,
                .. request.Warnings,
                .. askedReplications < paths ? [words.FewReplications(askedReplications, paths)] : (string[])[],
                .. Warn(request, gapDays, words),
            ];
            if (call.GetValue(json))
            {
                OddsJson.Write(host.Out, request, result, words, warnings);
            }
            else
            {
                OddsText.Write(host, request, result, words, warnings);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static OddsRequest Read(
        KnownHistory known,
        int? score,
        ImmutableArray<RoundType> types,
        string? profile,
        DateTimeOffset? submitted,
        OddsWords words
    )
    {
        if (profile is null)
        {
            return new OddsRequest(known, CandidateTimeline.Constant(score!.Value, types, submitted), [], 0, 0, null, []);
        }

        RuleBook book = RuleBook.Embedded;
        ProfileStatement statement = ProfileFile.Read(profile, book, known.AsOf);
        ProfileAssessment assessment = ProfileAssessor.Assess(statement, known.AsOf, book);
        List<string> warnings = [.. assessment.Warnings.Select(words.ScoreWords.Warning)];
        if (submitted is null && statement.Candidate.SubmittedAt is { } at)
        {
            warnings.Add(words.FileSaysSubmitted(at));
        }

        if (Enum.GetValues<ImmigrationProgram>().Any(program => assessment.IsEligible(program) is null))
        {
            warnings.Add(words.ProgramsNotKnown);
        }

        return new OddsRequest(
            known,
            CandidateReader.Follow(statement, known.AsOf, submitted, book),
            [],
            0,
            0,
            statement,
            [.. warnings]
        );
    }

    private static IEnumerable<string> Warn(OddsRequest request, int gapDays, OddsWords words)
    {
        DateOnly asOf = request.Known.AsOf;
        if (RuleBook.Embedded.RuleSetOn(asOf).CertainTo is { } certain && asOf.AddDays(request.Days.Max() - 1) > certain)
        {
            yield return words.GridNotKnown(certain);
        }

        if (gapDays > 0)
        {
            yield return words.Gap(gapDays, asOf);
        }

        ImmutableArray<RoundType> notInUse =
        [
            .. request.Types.Where(type =>
                request.Known.History.Rounds.Where(round => round.Type == type).ToArray()
                    is not { Length: >= FewestRoundsInUse } rounds
                || rounds[^1].Date < asOf.AddDays(-CandidateOdds.MostDays)
            ),
        ];
        if (!notInUse.IsEmpty)
        {
            yield return words.NotInUse(notInUse);
        }
    }

    private static void RequireOneCandidate(int? score, ImmutableArray<RoundType> types, string? profile)
    {
        bool hasTypes = !types.IsDefaultOrEmpty;
        if (profile is not null && (score is not null || hasTypes))
        {
            throw new InvalidInputException(
                "--profile with --score or --types; expected either --profile FILE or --score N --types WORDS."
            );
        }

        if (profile is null && score is null)
        {
            throw new InvalidInputException(
                hasTypes
                    ? "--types without --score; expected --score N --types WORDS."
                    : "Whose odds? Expected --score N --types WORDS, or --profile FILE."
            );
        }

        if (score is not null && !hasTypes)
        {
            throw new InvalidInputException(
                "--score without --types; expected the profile's groups, for example --types cec,french."
            );
        }

        if (hasTypes && types.Contains(RoundType.Other))
        {
            throw new InvalidInputException(
                $"--types has 'other', which nobody can be in; expected {string.Join(", ", RoundTypes.AllowedWords)}."
            );
        }
    }

    private static void RequireInPool(DateTimeOffset? submitted, DateOnly asOf)
    {
        if (submitted is not { } at)
        {
            return;
        }

        var day = DateOnly.FromDateTime(at.UtcDateTime);
        DateOnly last = asOf.AddDays(CandidateOdds.MostDays);
        if (day.AddYears(1) <= asOf || day > last)
        {
            throw new InvalidInputException(
                $"--submitted is {PlainText.Instant(at)}; expected a day after {PlainText.Day(asOf.AddYears(-1))} (a profile ends after a year) and up to {PlainText.Day(last)}."
            );
        }
    }

    private static ImmutableArray<int> ParseDays(ArgumentResult result)
    {
        var days = ImmutableArray.CreateBuilder<int>();
        foreach (string word in result.Tokens.SelectMany(token => token.Value.Split(',', StringSplitOptions.TrimEntries)))
        {
            if (
                !int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int value)
                || value is < 1 or > CandidateOdds.MostDays
            )
            {
                result.AddError(
                    $"--days has '{word}'; expected whole numbers 1-{CandidateOdds.MostDays}, for example {string.Join(',', DefaultDays)}"
                );
                return DefaultDays;
            }

            days.Add(value);
        }

        return [.. days.Distinct()];
    }
}
