using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Engine.Rules.Candidates;

/// <summary>What a profile states about a spouse or common-law partner.</summary>
public sealed record SpouseStatement
{
    /// <summary>Whether the spouse comes to Canada with the candidate.</summary>
    public bool IsAccompanying { get; init; } = true;

    /// <summary>Whether the spouse is a Canadian citizen or permanent resident.</summary>
    public bool IsCitizenOrResident { get; init; }

    /// <summary>Whether the score uses the columns with a spouse.</summary>
    public bool IsScored => IsAccompanying && !IsCitizenOrResident;

    /// <summary>Highest level of education.</summary>
    public EducationLevel Education { get; init; }

    /// <summary>Result in the spouse's first official language; null for none.</summary>
    public LanguageResult? Language { get; init; }

    /// <summary>Completed years of work in Canada; null where <see cref="Work"/> says it, or not stated (then 0).</summary>
    public byte? CanadianYears { get; init; }

    /// <summary>Dated jobs; default where not stated.</summary>
    public ImmutableArray<WorkPeriod> Work { get; init; }

    /// <summary>Two academic years of full-time study in Canada; null where not stated.</summary>
    public bool? StudiedInCanada { get; init; }
}
