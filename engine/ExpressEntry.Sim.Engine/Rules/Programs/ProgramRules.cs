using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Engine.Rules.Programs;

/// <summary>What each program asks for. Hours are counted hours, at most 30 a week.</summary>
public sealed record ProgramRules
{
    /// <summary>How long results count.</summary>
    public required ValidityRules Validity { get; init; }

    /// <summary>FSW: hours without a gap in one occupation.</summary>
    public required int FswHours { get; init; }

    /// <summary>FSW: years back in which they count.</summary>
    public required int FswWindowYears { get; init; }

    /// <summary>FSW: highest TEER that counts.</summary>
    public required int FswMostTeer { get; init; }

    /// <summary>FSW: level of each ability of the first official language.</summary>
    public required int FswLanguage { get; init; }

    /// <summary>FSW: points of the selection grid.</summary>
    public required int FswPassMark { get; init; }

    /// <summary>FSW: the selection grid.</summary>
    public required SelectionGrid FswGrid { get; init; }

    /// <summary>CEC: hours in Canada.</summary>
    public required int CecHours { get; init; }

    /// <summary>CEC: years back in which they count.</summary>
    public required int CecWindowYears { get; init; }

    /// <summary>CEC: highest TEER that counts.</summary>
    public required int CecMostTeer { get; init; }

    /// <summary>CEC: level of each ability where most of the work was TEER 0 or 1.</summary>
    public required int CecLanguageHigh { get; init; }

    /// <summary>CEC: level of each ability where most of the work was TEER 2 or 3.</summary>
    public required int CecLanguageLow { get; init; }

    /// <summary>FST: hours in one trade.</summary>
    public required int FstHours { get; init; }

    /// <summary>FST: years back in which they count.</summary>
    public required int FstWindowYears { get; init; }

    /// <summary>FST: level of each ability, in the order of <see cref="Ability"/>.</summary>
    public required ImmutableArray<int> FstLanguage { get; init; }

    /// <summary>FST: beginnings of the codes of its trades.</summary>
    public required ImmutableArray<string> Trades { get; init; }

    /// <summary>FST: longer beginnings that are not among its trades.</summary>
    public required ImmutableArray<string> NotTrades { get; init; }

    /// <summary>Settlement funds, earliest first.</summary>
    public required ImmutableArray<FundsTable> Funds { get; init; }

    /// <summary>Whether an occupation is one of the trades of FST.</summary>
    /// <param name="occupation">NOC 2021 code.</param>
    /// <returns>True for a trade.</returns>
    public bool IsTrade(string occupation) =>
        Trades.Any(start => occupation.StartsWith(start, StringComparison.Ordinal))
        && !NotTrades.Any(start => occupation.StartsWith(start, StringComparison.Ordinal));

    /// <summary>The funds table of a day.</summary>
    /// <param name="day">Any day.</param>
    /// <returns>The newest table from that day or before, or null before the first.</returns>
    public FundsTable? FundsOn(DateOnly day) => Funds.LastOrDefault(table => table.From <= day);
}
