using System.Runtime.InteropServices;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Data.Population;

/// <summary>One profile of a synthetic population: everything the rules ask about, and what they say on the day it is drawn for.</summary>
/// <remarks>Days are <see cref="DateOnly.DayNumber"/>. Jobs are full-time, in one occupation, and never overlap.</remarks>
[StructLayout(LayoutKind.Auto)]
public readonly record struct SyntheticProfile
{
    /// <summary>What the score is computed from, on the day.</summary>
    public CrsProfile Crs { get; init; }

    /// <summary>CRS points on the day.</summary>
    public ushort Score { get; init; }

    /// <summary>Programs and categories the profile meets on the day.</summary>
    public GroupSet Groups { get; init; }

    /// <summary>Seconds since 1970 at which it was submitted, UTC.</summary>
    public long SubmittedUtcSeconds { get; init; }

    /// <summary>Day of birth.</summary>
    public int BirthDay { get; init; }

    /// <summary>First day of the work outside Canada; 0 for none.</summary>
    public int ForeignFrom { get; init; }

    /// <summary>Last day of it; 0 where still held.</summary>
    public int ForeignTo { get; init; }

    /// <summary>Its occupation: a place in <see cref="PopulationSampler.Occupations"/>.</summary>
    public byte ForeignOccupation { get; init; }

    /// <summary>First day of the work in Canada; 0 for none.</summary>
    public int CanadianFrom { get; init; }

    /// <summary>Last day of it; 0 where still held.</summary>
    public int CanadianTo { get; init; }

    /// <summary>Its occupation: a place in <see cref="PopulationSampler.Occupations"/>.</summary>
    public byte CanadianOccupation { get; init; }

    /// <summary>Study in Canada.</summary>
    public CanadianStudy Study { get; init; }

    /// <summary>Whether the study in Canada lasted two academic years or more.</summary>
    public bool StudiedTwoYears { get; init; }

    /// <summary>Day of the language tests.</summary>
    public int TestedDay { get; init; }

    /// <summary>Day of the assessment of a foreign credential; 0 for none.</summary>
    public int AssessedDay { get; init; }

    /// <summary>Whether there is a spouse or partner, scored or not; <see cref="CrsTraits.Spouse"/> is a scored one.</summary>
    public bool HasSpouse { get; init; }

    /// <summary>Whether a relative other than brother or sister lives in Canada.</summary>
    public bool HasRelative { get; init; }

    /// <summary>Persons in the family.</summary>
    public byte FamilySize { get; init; }

    /// <summary>Settlement funds in Canadian dollars.</summary>
    public int Funds { get; init; }

    /// <summary>Where it means to settle: a place in <see cref="PopulationSampler.Destinations"/>.</summary>
    public byte Destination { get; init; }
}
