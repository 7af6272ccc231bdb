using System.Collections.Immutable;
using System.CommandLine;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Cli.History;

/// <summary><c>eesim history rounds</c>: every published round, one round as the official page shows it, or who would have been invited.</summary>
internal static class RoundsCommand
{
    public static Command Create(Host host)
    {
        Option<ImmutableArray<RoundType>> type = CommonOptions.Types(
            "--type",
            "Only rounds of these types (comma list, repeatable)."
        );
        Option<string?> number = new("--number")
        {
            Description = "One round, shown as the official page shows it; for example 430 or 91a.",
        };
        Option<int?> score = CommonOptions.Number(
            "--score",
            "Say for each round whether a profile with this score would have been invited.",
            CrsScore.Min,
            CrsScore.Max
        );
        Option<ImmutableArray<RoundType>> types = CommonOptions.Types(
            "--types",
            "Groups that profile is in; 'general' always counts. Default: every group."
        );
        Option<DateTimeOffset?> submitted = CommonOptions.Instant(
            "--submitted",
            "When that profile was submitted (UTC). Default: in the pool throughout; a tie says until when."
        );
        var command = new Command(
            "rounds",
            "List the rounds, newest last. Example: eesim history rounds --type cec,french --from 2026-01-01"
        )
        {
            type,
            number,
            score,
            types,
            submitted,
        };
        var shared = new HistoryOptions(command, "Only rounds of this day.");
        command.SetAction(call =>
        {
            InvitationRule? profile = ReadProfile(call.GetValue(score), call.GetValue(types), call.GetValue(submitted));
            KnownHistory known = shared.Open(call, host);
            ImmutableArray<RoundType> wanted = call.GetValue(type);
            ImmutableArray<PublishedRound> rounds =
            [
                .. known.History.Rounds.Where(round =>
                    shared.Includes(call, round.Date) && (wanted.IsDefaultOrEmpty || wanted.Contains(round.Type))
                ),
            ];
            if (shared.On(call) is { } on && rounds.IsEmpty)
            {
                throw HistoryOptions.NothingOn(on, "round", known.History.Rounds.Select(round => round.Date));
            }

            string? one = call.GetValue(number);
            rounds = one is null ? rounds : [FindRound(one, rounds)];
            if (shared.IsJson(call))
            {
                RoundsOutput.WriteJson(host.Out, known, rounds, profile);
            }
            else if (shared.IsCsv(call))
            {
                RoundsOutput.WriteCsv(host.Out, rounds, profile);
            }
            else if (one is not null)
            {
                RoundPage.Write(host, known, rounds[0], profile);
            }
            else
            {
                RoundsOutput.WriteTable(host, known, rounds, profile);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static InvitationRule? ReadProfile(int? score, ImmutableArray<RoundType> types, DateTimeOffset? submitted)
    {
        if (score is not { } points)
        {
            return !types.IsDefaultOrEmpty || submitted is not null
                ? throw new InvalidInputException("--types and --submitted describe a profile: expected --score with them.")
                : null;
        }

        return new InvitationRule(points, types.IsDefaultOrEmpty ? [] : [.. types], submitted);
    }

    private static PublishedRound FindRound(string number, ImmutableArray<PublishedRound> rounds)
    {
        string wanted = number.TrimStart('#').ToLowerInvariant();
        return rounds.FirstOrDefault(round => round.Number == wanted)
            ?? throw new InvalidInputException(
                rounds.IsEmpty
                    ? $"--number is '{number}', but no round matches the other options."
                    : $"--number is '{number}', which is none of the {rounds.Length} rounds; expected {rounds[0].Number} to {rounds[^1].Number}"
                        + Lettered(wanted, rounds)
            );
    }

    private static string Lettered(string wanted, ImmutableArray<PublishedRound> rounds)
    {
        string[] lettered = [.. rounds.Select(round => round.Number).Where(known => known.TrimEnd('a', 'b') == wanted)];
        return lettered.Length > 0 ? $" ({string.Join(" or ", lettered)})." : ".";
    }
}
