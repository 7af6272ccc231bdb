using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Engine.Applications;

/// <summary>Invitations that were issued before a simulation starts.</summary>
/// <param name="IssuedUtcSeconds">Their instant of issue, UTC seconds since 1970.</param>
/// <param name="Program">The program they were issued under.</param>
/// <param name="Count">Invitations, 0 or more.</param>
public readonly record struct PastInvitations(long IssuedUtcSeconds, FlowProgram Program, int Count);
