using System.Runtime.InteropServices;

namespace ExpressEntry.Sim.Forecasting.RuleChanges;

/// <summary>Profiles of one signature and score that gain or lose the same number of points.</summary>
/// <param name="Signature">Their signature.</param>
/// <param name="From">Their score before, 0 to 600, without a nomination.</param>
/// <param name="Points">Points gained, or below 0 lost.</param>
/// <param name="Profiles">How many there are, 0 or more.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ScoreShift(int Signature, int From, int Points, int Profiles);
