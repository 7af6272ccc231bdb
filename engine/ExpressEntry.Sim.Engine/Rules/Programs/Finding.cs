using System.Runtime.InteropServices;

namespace ExpressEntry.Sim.Engine.Rules.Programs;

/// <summary>One requirement of one program or category, and how a candidate stands to it.</summary>
/// <param name="Group">The program's or category's word as a round type.</param>
/// <param name="Kind">What is asked for.</param>
/// <param name="Status">Whether it is met.</param>
/// <param name="Have">What the candidate has, in the unit of the kind; null where not stated or without figures.</param>
/// <param name="Need">What is asked for, in the unit of the kind; null where without figures.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct Finding(
    RoundType Group,
    RequirementKind Kind,
    RequirementStatus Status,
    int? Have = null,
    int? Need = null
);
