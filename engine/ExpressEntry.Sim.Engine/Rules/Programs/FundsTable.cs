using System.Collections.Immutable;

namespace ExpressEntry.Sim.Engine.Rules.Programs;

/// <summary>Settlement funds asked for from a day on, in Canadian dollars.</summary>
/// <param name="From">First day.</param>
/// <param name="Amounts">For a family of 1, 2, 3 …</param>
/// <param name="EachMore">For each person beyond those.</param>
/// <param name="KnownTo">Last day for which these are known to hold; null where the next table follows.</param>
/// <param name="Doubt">What is not certain about the table; null for nothing.</param>
public sealed record FundsTable(DateOnly From, ImmutableArray<int> Amounts, int EachMore, DateOnly? KnownTo, string? Doubt)
{
    /// <summary>The amount for a family.</summary>
    /// <param name="familySize">Persons, 1 or more.</param>
    /// <returns>Canadian dollars.</returns>
    public int AmountFor(int familySize) =>
        familySize <= Amounts.Length ? Amounts[familySize - 1] : Amounts[^1] + (EachMore * (familySize - Amounts.Length));
}
