using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Randomness;

namespace ExpressEntry.Sim.Data.Population;

/// <summary>One kind of candidate of <c>data/population/prior.yaml</c>.</summary>
internal sealed record PopulationKind
{
    public required int Weight { get; init; }

    public required bool InCanada { get; init; }

    public required bool TradesOnly { get; init; }

    public required AliasTable Education { get; init; }

    public required AliasTable Study { get; init; }

    public required AliasTable ForeignYears { get; init; }

    public required AliasTable CanadianYears { get; init; }

    public required AliasTable Languages { get; init; }

    /// <summary>One table of occupations a level of education; null where no occupation is open to it.</summary>
    public required ImmutableArray<AliasTable?> Occupations { get; init; }

    /// <summary>The same for the work abroad.</summary>
    public required ImmutableArray<AliasTable?> ForeignOccupations { get; init; }
}
