using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Randomness;

namespace ExpressEntry.Sim.Data.Population;

/// <summary>How profiles are drawn before raking: <c>data/population/prior.yaml</c> and <c>occupations.csv</c>. Shares are per mille.</summary>
internal sealed record PopulationPrior
{
    public required int DeparturesPer100000 { get; init; }

    public required ImmutableArray<PopulationKind> Kinds { get; init; }

    public required AliasTable KindOf { get; init; }

    public required ImmutableArray<PopulationOccupation> Occupations { get; init; }

    /// <summary>Age at the end of study, by education.</summary>
    public required ImmutableArray<int> StartAges { get; init; }

    public required AliasTable DelayYears { get; init; }

    public required AliasTable BreakYears { get; init; }

    public required int OldestAge { get; init; }

    public required int HeldInCanada { get; init; }

    public required (int From, int To) EndedInCanada { get; init; }

    public required int HeldAbroad { get; init; }

    public required (int From, int To) EndedAbroad { get; init; }

    public required int SameOccupation { get; init; }

    /// <summary>First language by education (below a degree, one, more), in Canada, abroad, French.</summary>
    public required ImmutableArray<AliasTable> LanguageInCanada { get; init; }

    public required ImmutableArray<AliasTable> LanguageAbroad { get; init; }

    public required ImmutableArray<AliasTable> LanguageFrench { get; init; }

    /// <summary>Listening, reading, writing, speaking: one level below to two above.</summary>
    public required ImmutableArray<AliasTable> Abilities { get; init; }

    public required AliasTable SomeFrench { get; init; }

    public required AliasTable GoodFrench { get; init; }

    public required AliasTable SecondEnglish { get; init; }

    public required ImmutableArray<(int To, int Has)> SpouseByAge { get; init; }

    public required int SpouseScored { get; init; }

    public required int SpouseSameEducation { get; init; }

    public required AliasTable SpouseEducation { get; init; }

    public required int SpouseHasTest { get; init; }

    public required AliasTable SpouseLanguage { get; init; }

    public required AliasTable SpouseYears { get; init; }

    public required AliasTable ChildrenWithSpouse { get; init; }

    public required AliasTable ChildrenAlone { get; init; }

    public required int Sibling { get; init; }

    public required int OtherRelative { get; init; }

    public required (int InCanada, int Abroad, int TradesOnly) Certificates { get; init; }

    public required (int InCanada, int Abroad) Offers { get; init; }

    public required ImmutableArray<string> Destinations { get; init; }

    public required AliasTable DestinationOf { get; init; }
}
