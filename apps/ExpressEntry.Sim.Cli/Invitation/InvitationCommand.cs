using System.CommandLine;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Cli.Score;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Data.Rules;

namespace ExpressEntry.Sim.Cli.Invitation;

/// <summary><c>eesim invitation</c>: what an invitation says and what follows from it.</summary>
internal static class InvitationCommand
{
    public static Command Create(Host host)
    {
        var file = new Argument<string>("FILE") { Description = "Profile in YAML or JSON." };
        Option<DateOnly?> at = CommonOptions.Date("--at", "Day the invitation is issued.");
        at.Required = true;
        Option<string?> round = new("--round")
        {
            Description = "Number of the published round it is issued in; for example 424 or 91a.",
        };
        Option<string?> history = CommonOptions.History();
        Option<string?> rules = ScoreCommand.RulesOption();
        Option<OutputLanguage> language = CommonOptions.Language();
        Option<bool> json = CommonOptions.Json();
        var command = new Command(
            "invitation",
            "What an invitation says and what follows. Example: eesim invitation examples/profile.yaml --at 2026-07-07"
        )
        {
            file,
            at,
            round,
            history,
            rules,
            language,
            json,
        };
        command.SetAction(call =>
        {
            DateOnly day = call.GetValue(at)!.Value;
            RuleBook book = ScoreCommand.OpenRules(call.GetValue(rules));
            ProfileStatement statement = ProfileFile.Read(call.GetValue(file)!, book, day);
            PublishedRound? published = call.GetValue(round) is { } number
                ? FindRound(number, day, HistorySource.Open(call.GetValue(history), host))
                : null;
            InvitationLetter letter = InvitationLetter.Write(statement, day, published, book);
            InvitationWords words = InvitationWords.In(call.GetValue(language));
            if (call.GetValue(json))
            {
                InvitationOutput.WriteJson(host, letter, book, words);
            }
            else
            {
                InvitationOutput.WriteText(host, letter, book, words);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static PublishedRound FindRound(string number, DateOnly day, PublishedHistory history)
    {
        PublishedRound[] onDay = [.. history.Rounds.Where(round => round.Date == day)];
        string offered =
            onDay.Length == 0
                ? $"no round took place on {day:yyyy-MM-dd}"
                : $"on {day:yyyy-MM-dd}: {string.Join(", ", onDay.Select(round => round.Number))}";
        PublishedRound round =
            history.Rounds.FirstOrDefault(round => round.Number == number)
            ?? throw new InvalidInputException(
                $"--round {number}: the history ({history.Source}) has no round of that number; {offered}."
            );
        return round.Date == day
            ? round
            : throw new InvalidInputException(
                $"--round {number}: took place on {round.Date:yyyy-MM-dd}, not on the day of --at; {offered}."
            );
    }
}
