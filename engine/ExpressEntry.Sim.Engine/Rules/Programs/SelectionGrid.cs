using System.Collections.Immutable;

namespace ExpressEntry.Sim.Engine.Rules.Programs;

/// <summary>The Federal Skilled Worker selection grid of 100 points.</summary>
public sealed record SelectionGrid
{
    /// <summary>Points of each level of education, in the order of the levels.</summary>
    public required ImmutableArray<int> Education { get; init; }

    /// <summary>Points of levels 0 to 10 in the first official language, an ability.</summary>
    public required ImmutableArray<int> FirstLanguage { get; init; }

    /// <summary>Level that all four abilities of the second official language must reach.</summary>
    public required int SecondLanguageLevel { get; init; }

    /// <summary>Points for the second official language, all abilities together.</summary>
    public required int SecondLanguage { get; init; }

    /// <summary>Points of 0 to 6 years of work; 6 is 6 or more.</summary>
    public required ImmutableArray<int> Work { get; init; }

    /// <summary>The first age of <see cref="Age"/>; it stands for that age or less.</summary>
    public required int FirstAge { get; init; }

    /// <summary>Points by age from <see cref="FirstAge"/>; the last is that age or more.</summary>
    public required ImmutableArray<int> Age { get; init; }

    /// <summary>Points for arranged employment.</summary>
    public required int ArrangedEmployment { get; init; }

    /// <summary>Adaptability: own earlier work in Canada.</summary>
    public required int OwnWork { get; init; }

    /// <summary>Adaptability: own earlier study in Canada.</summary>
    public required int OwnStudy { get; init; }

    /// <summary>Adaptability: level that all four abilities of the spouse must reach.</summary>
    public required int SpouseLanguageLevel { get; init; }

    /// <summary>Adaptability: the spouse's language.</summary>
    public required int SpouseLanguage { get; init; }

    /// <summary>Adaptability: the spouse's earlier study in Canada.</summary>
    public required int SpouseStudy { get; init; }

    /// <summary>Adaptability: the spouse's earlier work in Canada.</summary>
    public required int SpouseWork { get; init; }

    /// <summary>Adaptability: a relative in Canada.</summary>
    public required int Relative { get; init; }

    /// <summary>Adaptability: arranged employment.</summary>
    public required int ArrangedAdaptability { get; init; }

    /// <summary>Most points for adaptability.</summary>
    public required int AdaptabilityCap { get; init; }
}
