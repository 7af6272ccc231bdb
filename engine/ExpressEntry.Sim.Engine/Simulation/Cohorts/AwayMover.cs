using ExpressEntry.Sim.Engine.Randomness;

namespace ExpressEntry.Sim.Engine.Simulation.Cohorts;

/// <summary>Moves those who are away by new rules.</summary>
internal struct AwayMover(RescoringMoves moves, RandomStream random)
{
    private readonly RescoringMoves _moves = moves;

    /// <summary>Decides where several moves are possible.</summary>
    public RandomStream Random = random;

    /// <summary>Moves one of them.</summary>
    public static WaitingLists.Change<AwayMover> Change { get; } =
        static (ref Away who, ref AwayMover mover) =>
        {
            int score = who.Score;
            int signature = ProfileWord.SignatureOf(who.Word);
            if (mover._moves.TryMove(ref score, ref signature, ref mover.Random))
            {
                who = who with { Score = (ushort)score, Word = ProfileWord.With(who.Word, signature) };
            }
        };
}
