using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Futures;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Cli.Forecast;

/// <summary><c>eesim forecast</c>: the coming rounds, from the published history by simulation.</summary>
internal static class ForecastCommand
{
    private const int DefaultReplications = 1000;
    private const int DefaultDays = 180;
    private const int MostDays = 365;
    private const int MostSize = 100_000;
    private const string RoundForm = "TYPE[:SIZE]@YYYY-MM-DD, for example cec:2000@2026-08-18";

    public static Command Create(Host host)
    {
        Option<DateOnly?> asOf = CommonOptions.AsOf();
        Option<int> days = new("--days")
        {
            Description = $"Days ahead to look for the next round of each type, 1-{MostDays}. Default: {DefaultDays}.",
            DefaultValueFactory = _ => DefaultDays,
            CustomParser = result => (int)CommonOptions.WholeNumber(result, "--days", 1, MostDays),
        };
        Option<ImmutableArray<AskedRound>> rounds = new("--round")
        {
            Description = $"Also forecast this round: {RoundForm}; repeatable.",
            HelpName = "TYPE[:SIZE]@DATE",
            Arity = ArgumentArity.OneOrMore,
            DefaultValueFactory = _ => [],
            CustomParser = ParseRounds,
        };
        Option<ForecastModel?> model = new("--model")
        {
            Description =
                "combined: the methods that did best on past rounds; pool: the engine; engine: the engine, from the calibrated posterior. Default: combined up to 180 days, then engine.",
            HelpName = "combined|pool|engine",
            CustomParser = ParseModel,
        };
        Option<string> engine = CommonOptions.Engine(PoolEngines.Names, PoolEngines.Default);
        Option<int> replications = CommonOptions.Replications(DefaultReplications);
        Option<bool> isFixed = CommonOptions.FixedParameters();
        Option<long> seed = CommonOptions.Seed();
        Option<int> threads = CommonOptions.Threads();
        Option<string?> history = CommonOptions.History();
        var output = new Option<string?>("--out")
        {
            Description = "Also write Parquet: into a new or empty folder, or one table to a name that ends in .parquet.",
            HelpName = "FOLDER|FILE.parquet",
        };
        Option<bool> json = CommonOptions.Json();
        var command = new Command(
            "forecast",
            "Forecast the coming rounds. Example: eesim forecast --round cec:2000@2026-08-18"
        )
        {
            asOf,
            days,
            rounds,
            model,
            engine,
            replications,
            isFixed,
            seed,
            threads,
            history,
            output,
            json,
        };
        command.SetAction(call =>
        {
            ForecastModel chosen = ChooseModel(call.GetValue(model), call.GetValue(isFixed), call.GetValue(days));
            if (chosen == ForecastModel.Combined && call.GetResult(engine) is { Implicit: false })
            {
                throw new InvalidInputException(
                    $"--engine {call.GetValue(engine)} with --model combined, which plays no pool; expected --model pool or engine."
                );
            }

            string? target = call.GetValue(output);
            ForecastFiles.Check(target);
            KnownHistory known = KnownHistory.Open(call.GetValue(history), call.GetValue(asOf), host);
            var request = new ForecastRequest
            {
                History = known.History,
                AsOf = known.AsOf,
                Days = call.GetValue(days),
                Rounds = CheckDates(call.GetValue(rounds), known.AsOf),
                Replications = call.GetValue(replications),
                Seed = call.GetValue(seed),
                Threads = call.GetValue(threads),
                IsFixedParameters = call.GetValue(isFixed),
                Engine = call.GetValue(engine)!,
                Model = chosen,
            };
            ForecastResult result = Run(request, host);
            if (target is not null)
            {
                ForecastFiles.Write(target, known, request, result);
            }

            if (call.GetValue(json))
            {
                ForecastJson.Write(host.Out, known, request, result);
            }
            else
            {
                ForecastText.Write(host, known, request, result);
            }

            return ExitCode.Done;
        });
        return command;
    }

    private static ForecastResult Run(ForecastRequest request, Host host)
    {
        if (request.Model == ForecastModel.Combined)
        {
            using var parts = new ProgressLine(host, "parts", CombinedForecast.CountParts(request));
            return CombinedForecast.Run(request, parts.Report, host.Cancellation);
        }

        using var futures = new ProgressLine(host, "futures", request.Replications);
        return PoolForecaster.Run(request, futures.Report, host.Cancellation);
    }

    // The methods of the default have been judged up to half a year ahead, and they know no pool: longer forecasts play it.
    // Only the engine draws parameters, so asking to fix them asks for the engine.
    private static ForecastModel ChooseModel(ForecastModel? model, bool isFixed, int days) =>
        (model, isFixed) switch
        {
            (ForecastModel.Combined, true) => throw new InvalidInputException(
                "--fixed-parameters with --model combined; expected --model pool, whose parameters can be fixed."
            ),
            (null, true) => ForecastModel.Pool,
            (null, false) => days > DefaultDays ? ForecastModel.Engine : ForecastModel.Combined,
            ({ } chosen, _) => chosen,
        };

    private static ForecastModel? ParseModel(ArgumentResult result)
    {
        switch (result.Tokens[0].Value)
        {
            case "combined":
                return ForecastModel.Combined;
            case "pool":
                return ForecastModel.Pool;
            case "engine":
                return ForecastModel.Engine;
            default:
                result.AddError($"--model is '{result.Tokens[0].Value}'; expected combined, pool or engine");
                return null;
        }
    }

    private static ImmutableArray<AskedRound> ParseRounds(ArgumentResult result) =>
        [.. result.Tokens.Select(token => ParseRound(token.Value, result))];

    private static AskedRound ParseRound(string text, ArgumentResult result)
    {
        int at = text.IndexOf('@', StringComparison.Ordinal);
        string[] typeAndSize = (at < 0 ? text : text[..at]).Split(':');
        if (at < 0 || typeAndSize.Length > 2)
        {
            result.AddError($"--round is '{text}'; expected {RoundForm}");
            return default;
        }

        if (!RoundTypes.TryParse(typeAndSize[0], out RoundType type) || type == RoundType.Other)
        {
            string nearest = NearestWord.Find(typeAndSize[0], RoundTypes.AllowedWords) is { } known
                ? $" Did you mean '{known}'?"
                : "";
            result.AddError(
                $"--round '{text}': '{typeAndSize[0]}' is no type; expected {string.Join(", ", RoundTypes.AllowedWords)}.{nearest}"
            );
            return default;
        }

        int? size = null;
        if (typeAndSize.Length == 2)
        {
            if (
                !int.TryParse(typeAndSize[1], NumberStyles.None, CultureInfo.InvariantCulture, out int value)
                || value is < 1 or > MostSize
            )
            {
                result.AddError($"--round '{text}': the size is '{typeAndSize[1]}'; expected a whole number 1-{MostSize}");
                return default;
            }

            size = value;
        }

        if (
            !DateOnly.TryParseExact(
                text.AsSpan(at + 1),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out DateOnly date
            )
        )
        {
            result.AddError(
                $"--round '{text}': the date is '{text[(at + 1)..]}'; expected a date that exists, as YYYY-MM-DD"
            );
            return default;
        }

        return new AskedRound(type, size, date);
    }

    private static ImmutableArray<AskedRound> CheckDates(ImmutableArray<AskedRound> rounds, DateOnly asOf)
    {
        DateOnly last = asOf.AddDays(MostDays);
        foreach (AskedRound round in rounds)
        {
            if (round.Date < asOf || round.Date > last)
            {
                throw new InvalidInputException(
                    $"--round {round.Type.ToWord()}@{round.Date:yyyy-MM-dd}: expected a day from {asOf:yyyy-MM-dd} (--as-of) to {last:yyyy-MM-dd}, {MostDays} days on."
                );
            }
        }

        return rounds;
    }
}
