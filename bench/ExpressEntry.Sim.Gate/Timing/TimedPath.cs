using ExpressEntry.Sim.Gate.Statistics;

namespace ExpressEntry.Sim.Gate.Timing;

/// <summary>A decided path.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Decision">What its times say.</param>
/// <param name="Cost">One unit of the change over one reference loop, in processor time.</param>
/// <param name="Seconds">What deciding it took.</param>
internal sealed record TimedPath(string Id, Decision Decision, double Cost, double Seconds);
