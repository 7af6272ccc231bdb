using System.Collections.Immutable;
using System.Globalization;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Lab.Outputs;

/// <summary>One figure of a replication, by name: what comparisons, sweeps, sensitivity and solving are about.</summary>
/// <remarks>
/// <c>cutoff:TYPE</c> · <c>last_cutoff:TYPE</c> · <c>invitations[:TYPE]</c> · <c>pool[:BAND]</c> ·
/// <c>flow:EVENT[:PROGRAM]</c> · <c>admissions[:LINE]</c> · <c>wait:TYPE</c> · <c>never_invited</c> ·
/// <c>odds:SCORE:TYPE[+TYPE…]</c>, each with <c>@2026-11</c> or <c>@2026</c> for a month or a year in place of the whole
/// horizon; <c>pool</c> takes a month, at whose end it counts (in place of the end of the horizon). Two names are equal where
/// they mean the same. Source: <c>docs/lab/compare.md</c>, "Outputs".
/// </remarks>
public sealed class OutputName : IEquatable<OutputName>
{
    /// <summary>The line of a levels plan for whoever is invited under CEC, FSW or FST.</summary>
    public const string Federal = "federal";

    /// <summary>The line of a levels plan for nominees of the pool.</summary>
    public const string Nominees = "pnp";

    internal OutputName(OutputKind kind) => Kind = kind;

    /// <summary>What it says.</summary>
    public OutputKind Kind { get; }

    /// <summary>
    /// Whose rounds: one type for cut-offs and waits; none (all types) or one for invitations; the groups of the profile for
    /// odds, in order, without <c>general</c>, which always counts.
    /// </summary>
    public ImmutableArray<RoundType> Types { get; internal init; } = [];

    /// <summary>The band of scores of a pool; null for the whole pool.</summary>
    public ScoreBand? Band { get; internal init; }

    /// <summary>The event of a flow, as <c>flows.parquet</c> spells it; null for other kinds.</summary>
    public string? Event { get; internal init; }

    /// <summary>
    /// The program of a flow, or the line of admissions (<see cref="Federal"/>, <see cref="Nominees"/>); null for all.
    /// </summary>
    public string? Program { get; internal init; }

    /// <summary>The score of the profile whose odds are asked, 0 to 1,200; null for other kinds.</summary>
    public int? Score { get; internal init; }

    /// <summary>The month or year; null for the horizon (a pool: its end).</summary>
    public OutputPeriod? Period { get; internal init; }

    /// <summary>Whether a replication can lack it: it needs a round, or somebody who leaves.</summary>
    public bool CanBeMissing =>
        Kind is OutputKind.Cutoff or OutputKind.LastCutoff or OutputKind.Wait or OutputKind.NeverInvited;

    /// <summary>Reads a name.</summary>
    /// <param name="text">For example <c>cutoff:cec@2026-11</c>.</param>
    /// <returns>The output.</returns>
    /// <exception cref="InvalidInputException">It is none; the message says which part, what is allowed and what is near.</exception>
    public static OutputName Parse(string text) => OutputParser.Parse(text);

    /// <summary>Reads a list of names.</summary>
    /// <param name="text">Names separated by commas.</param>
    /// <returns>The outputs in the order given, each once.</returns>
    /// <exception cref="InvalidInputException">One of them is none.</exception>
    public static ImmutableArray<OutputName> ParseList(string text) =>
        [.. text.Split(',', StringSplitOptions.TrimEntries).Select(Parse).Distinct()];

    /// <summary>The same output in another period.</summary>
    /// <param name="period">The month or year; null for the horizon.</param>
    public OutputName In(OutputPeriod? period) =>
        new(Kind)
        {
            Types = Types,
            Band = Band,
            Event = Event,
            Program = Program,
            Score = Score,
            Period = period,
        };

    /// <inheritdoc/>
    public bool Equals(OutputName? other) => other is not null && ToString() == other.ToString();

    /// <inheritdoc/>
    public override bool Equals(object? obj) => Equals(obj as OutputName);

    /// <inheritdoc/>
    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(ToString());

    /// <summary>The name in its one spelling; <see cref="Parse"/> reads it back.</summary>
    public override string ToString()
    {
        string[] parts =
        [
            OutputParser.WordOf(Kind),
            .. Score is { } score ? [score.ToString(CultureInfo.InvariantCulture)] : Array.Empty<string>(),
            .. Types.IsEmpty
                ? Kind == OutputKind.Odds
                    ? [RoundType.General.ToWord()]
                    : Array.Empty<string>()
                : [string.Join('+', Types.Select(type => type.ToWord()))],
            .. new[] { Band?.Label, Event, Program }.OfType<string>(),
        ];
        return string.Join(':', parts) + (Period is { } period ? $"@{period}" : "");
    }
}
