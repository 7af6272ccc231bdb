using ExpressEntry.Sim.Engine.Rules.Candidates;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Data.Profiles;

/// <summary>One change, and the candidate it leads to.</summary>
/// <param name="Kind">What changes.</param>
/// <param name="After">The candidate with the change made on the day, and nothing else changed.</param>
/// <param name="Language">The language concerned; English where none is.</param>
/// <param name="Ability">The ability, for <see cref="ProfileChangeKind.FirstLanguageAbility"/>.</param>
/// <param name="Level">The level reached (CLB or NCLC); 0 where none is concerned.</param>
/// <param name="Education">The level reached, for <see cref="ProfileChangeKind.Education"/>.</param>
public sealed record ProfileChange(
    ProfileChangeKind Kind,
    Candidate After,
    OfficialLanguage Language = OfficialLanguage.English,
    Ability Ability = Ability.Listening,
    int Level = 0,
    EducationLevel Education = EducationLevel.None
);
