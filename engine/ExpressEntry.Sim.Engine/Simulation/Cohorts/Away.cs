namespace ExpressEntry.Sim.Engine.Simulation.Cohorts;

/// <summary>Somebody who is not in the pool and comes back.</summary>
/// <param name="Score">Score to come back with.</param>
/// <param name="Program">The program of the invitation that was declined.</param>
/// <param name="Word">Signature, and the instant of submission of a declined profile.</param>
internal readonly record struct Away(ushort Score, FlowProgram Program, uint Word);
