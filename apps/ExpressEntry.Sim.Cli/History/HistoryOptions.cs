using System.CommandLine;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data;

namespace ExpressEntry.Sim.Cli.History;

/// <summary>Options that the listing verbs of <c>eesim history</c> share: which history, which days, which form.</summary>
internal sealed class HistoryOptions
{
    private readonly Option<DateOnly?> _from = CommonOptions.Date("--from", "First day to show.");
    private readonly Option<DateOnly?> _to = CommonOptions.Date("--to", "Last day to show.");
    private readonly Option<DateOnly?> _on;
    private readonly Option<bool> _json = CommonOptions.Json();
    private readonly Option<bool> _csv = CommonOptions.Csv();
    private readonly Option<string?> _history = CommonOptions.History();
    private readonly Option<DateOnly?> _asOf = CommonOptions.AsOf();

    /// <summary>Adds the options to a verb.</summary>
    /// <param name="command">The verb.</param>
    /// <param name="on">What <c>--on</c> does there.</param>
    public HistoryOptions(Command command, string on)
    {
        _on = CommonOptions.Date("--on", on);
        foreach (Option option in (ReadOnlySpan<Option>)[_from, _to, _on, _json, _csv, _history, _asOf])
        {
            command.Options.Add(option);
        }
    }

    /// <summary>The day of <c>--on</c>, if any.</summary>
    public DateOnly? On(ParseResult call) => call.GetValue(_on);

    /// <summary>Whether <c>--json</c> was given.</summary>
    public bool IsJson(ParseResult call) => call.GetValue(_json);

    /// <summary>Whether <c>--csv</c> was given.</summary>
    public bool IsCsv(ParseResult call) => call.GetValue(_csv);

    /// <summary>Opens the history the call asks for, once the options agree with each other.</summary>
    public KnownHistory Open(ParseResult call, Host host)
    {
        if (IsJson(call) && IsCsv(call))
        {
            throw new InvalidInputException("--json and --csv: expected one of them.");
        }

        (DateOnly? from, DateOnly? to) = (call.GetValue(_from), call.GetValue(_to));
        if (from > to)
        {
            throw new InvalidInputException(
                $"--from is {from:yyyy-MM-dd}, after --to {to:yyyy-MM-dd}; expected it on or before."
            );
        }

        if (On(call) is not null && (from is not null || to is not null))
        {
            throw new InvalidInputException("--on with --from or --to: expected one day or a span of days, not both.");
        }

        return KnownHistory.Open(call.GetValue(_history), call.GetValue(_asOf), host);
    }

    /// <summary>Whether a day is asked for.</summary>
    public bool Includes(ParseResult call, DateOnly day) =>
        On(call) is { } on
            ? day == on
            : day >= (call.GetValue(_from) ?? DateOnly.MinValue) && day <= (call.GetValue(_to) ?? DateOnly.MaxValue);

    /// <summary>The error for a day of <c>--on</c> with nothing to show: names the nearest days before and after.</summary>
    public static InvalidInputException NothingOn(DateOnly day, string what, IEnumerable<DateOnly> days)
    {
        DateOnly[] ordered = [.. days.Distinct().Order()];
        string[] near =
        [
            .. ordered
                .Where(other => other < day)
                .TakeLast(1)
                .Concat(ordered.Where(other => other > day).Take(1))
                .Select(PlainText.Day),
        ];
        string nearest = near.Length > 0 ? $"the nearest are {string.Join(" and ", near)}" : "there is none at all";
        return new InvalidInputException($"--on is {PlainText.Day(day)}, a day with no {what}; {nearest}.");
    }
}
