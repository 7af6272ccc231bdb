namespace ExpressEntry.Sim.Engine.Simulation;

/// <summary>What a change of the rules does to a share of the profiles with one score.</summary>
/// <param name="Signature">Whose, as an index into <see cref="PoolLaws.Signatures"/>.</param>
/// <param name="From">Score before, 0 to 600, without a nomination's 600 points.</param>
/// <param name="To">Score after, 0 to 600, without a nomination's 600 points.</param>
/// <param name="ToSignature">The groups after, as an index into <see cref="PoolLaws.Signatures"/>.</param>
/// <param name="Share">Share of the profiles, 0 to 1; the moves of one signature and score add up to 1 at most, the rest stays.</param>
public readonly record struct ScoreMove(int Signature, int From, int To, int ToSignature, double Share);
