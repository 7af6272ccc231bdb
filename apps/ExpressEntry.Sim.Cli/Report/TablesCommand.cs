using System.Collections.Immutable;
using System.CommandLine;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Reports.Model;
using ExpressEntry.Sim.Reports.Runs;
using ExpressEntry.Sim.Reports.Tables;
using ExpressEntry.Sim.Reports.Text;
using PageReport = ExpressEntry.Sim.Reports.Model.Report;

namespace ExpressEntry.Sim.Cli.Report;

/// <summary><c>eesim tables</c>: the government's own tables, of the published history or of a result set.</summary>
internal static class TablesCommand
{
    public static Command Create(Host host) =>
        new(
            "tables",
            "The government's own tables, of the history or of a result set. Example: eesim tables year --year 2024 --out 2024.html"
        )
        {
            Rounds(host),
            Pool(host),
            Year(host),
        };

    private static Command Rounds(Host host)
    {
        var shared = new TableOptions(host);
        Option<int?> year = YearOption("Rounds of this year. Default: the newest year with a round; of a result set, all.");
        Option<int?> replication = CommonOptions.Number(
            "--replication",
            "Which replication of the result set. Default: its first.",
            1,
            int.MaxValue
        );
        var command = new Command(
            "rounds",
            "The rounds of invitations in the official columns. Example: eesim tables rounds --year 2025 --out rounds.html"
        )
        {
            year,
            replication,
        };
        shared.AddTo(command);
        command.SetAction(call =>
        {
            TableRequest request = shared.Read(call);
            ReportSpeech speech = request.Speech;
            int? asked = call.GetValue(year);
            if (request.Run is null && call.GetValue(replication) is { } unused)
            {
                throw new InvalidInputException(
                    $"--replication is {unused}, and the history has none; expected it with a result set."
                );
            }

            if (request.Run is not null && asked is { } one)
            {
                CheckYear(one, request.Run.Years, request.Place);
            }

            ReportTable table = request.Run is { } run
                ? OfRun(speech, run, call.GetValue(replication) ?? run.Results.Manifest.FirstReplication, asked)
                : OfHistory(speech, request.History, asked);
            return shared.Write(call, request, Single(request, table));
        });
        return command;
    }

    private static Command Pool(Host host)
    {
        var shared = new TableOptions(host);
        Option<DateOnly?> on = CommonOptions.Date(
            "--on",
            "The published pool of this day. Default: the newest; of a result set, the end of the run."
        );
        var command = new Command(
            "pool",
            "The pool by range of scores in the official layout. Example: eesim tables pool results --out pool.html"
        )
        {
            on,
        };
        shared.AddTo(command);
        command.SetAction(call =>
        {
            TableRequest request = shared.Read(call);
            DateOnly? day = call.GetValue(on);
            if (day is not null && request.Run is not null)
            {
                throw new InvalidInputException(
                    "--on is for the history; the pool of a result set is that of the end of its run."
                );
            }

            ReportTable table = request.Run is { } run
                ? PoolTable.Of(request.Speech, run, request.History.Snapshots.LastOrDefault())
                : PoolTable.Of(request.Speech, SnapshotOf(request.History, day));
            return shared.Write(call, request, Single(request, table));
        });
        return command;
    }

    private static Command Year(Host host)
    {
        var shared = new TableOptions(host);
        Option<int?> year = YearOption(
            "The calendar year. Default: the newest one with a round; of a result set, its first."
        );
        var command = new Command(
            "year",
            "A year-end report: profiles, pool, invitations, applications, admissions, processing. "
                + "Example: eesim tables year --year 2024 --out 2024.html"
        )
        {
            year,
        };
        shared.AddTo(command);
        command.SetAction(call =>
        {
            TableRequest request = shared.Read(call);
            ImmutableArray<int> years = request.Run is { } run
                ? run.Years
                : [.. request.History.Rounds.Select(round => round.Date.Year).Distinct()];
            int chosen = call.GetValue(year) ?? (request.Run is null ? years[^1] : years[0]);
            CheckYear(chosen, years, request.Place);
            var input = new YearReportInput(
                chosen,
                request.History,
                request.Run,
                request.Run is null ? [] : RunComparison.AttributesOf(request.Run, request.History, host)
            );
            return shared.Write(call, request, YearReport.Build(request.Speech, input));
        });
        return command;
    }

    private static void CheckYear(int year, ImmutableArray<int> years, string place)
    {
        if (!years.Contains(year))
        {
            throw new InvalidInputException($"--year is {year}; expected {years[0]} to {years[^1]}, the years of {place}.");
        }
    }

    private static ReportTable OfHistory(ReportSpeech speech, PublishedHistory history, int? asked)
    {
        int year = asked ?? history.Rounds.Select(round => round.Date.Year).DefaultIfEmpty(0).Last();
        RoundLine[] rounds = [.. history.Rounds.Where(round => round.Date.Year == year).Select(RoundLine.Of)];
        return rounds.Length == 0
            ? throw new InvalidInputException($"--year is {year}; the history ({history.Source}) has no round of that year.")
            : RoundsTable.Build(
                speech,
                rounds,
                speech.Say($"Published by IRCC ({history.Source}).", $"Publié par IRCC ({history.Source}).")
            );
    }

    private static ReportTable OfRun(ReportSpeech speech, RunSummary run, int replication, int? year)
    {
        ImmutableArray<RoundLine> rounds = RunRounds.Read(run.Results, replication);
        return RoundsTable.Build(
            speech,
            rounds.Where(round => year is null || round.Date.Year == year),
            speech.Say(
                $"Simulated: replication {speech.Number(replication)} of {speech.Number(run.Replications)} of “{run.Name}”; one of many possible ones, not a forecast of these rounds.",
                $"Simulation : réplication {speech.Number(replication)} des {speech.Number(run.Replications)} de « {run.Name} »; une parmi bien d'autres possibles, non une prévision de ces rondes."
            )
        );
    }

    private static PoolSnapshot SnapshotOf(PublishedHistory history, DateOnly? on)
    {
        if (history.Snapshots.IsEmpty)
        {
            throw new InvalidInputException($"The history ({history.Source}) holds no published pool.");
        }

        if (on is not { } day)
        {
            return history.Snapshots[^1];
        }

        PoolSnapshot nearest = history.Snapshots.MinBy(pool => Math.Abs(pool.AsOf.DayNumber - day.DayNumber))!;
        return nearest.AsOf == day
            ? nearest
            : throw new InvalidInputException(
                $"--on is {PlainText.Day(day)}; no pool was published for that day, the nearest is {PlainText.Day(nearest.AsOf)}."
            );
    }

    private static PageReport Single(TableRequest request, ReportTable table) =>
        new(
            request.Speech,
            table.Title,
            table.Note ?? "",
            [],
            [new ReportSection(table.Title, [table with { Note = null }])]
        );

    private static Option<int?> YearOption(string description) => CommonOptions.Number("--year", description, 2015, 2099);
}
