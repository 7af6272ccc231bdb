using System.Runtime.InteropServices;

namespace ExpressEntry.Sim.Data.Profiles;

/// <summary>One warning; apps put it into words.</summary>
/// <param name="Kind">What it is about.</param>
/// <param name="Detail">The date, rule set, occupation or category meant; empty for none.</param>
[StructLayout(LayoutKind.Auto)]
public readonly record struct AssessmentWarning(AssessmentWarningKind Kind, string Detail = "");
