using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Simulation;

/// <summary>A change of the rules, prepared for moving profiles one by one and arrival rates as a whole.</summary>
internal sealed class RescoringMoves
{
    private const int Scores = CrsScore.Nomination + 1;
    private readonly int[] _first = new int[(PoolLaws.MostSignatures * Scores) + 1]; // [signature, score]; one more
    private ScoreMove[] _moves = [];

    /// <summary>Sorts the moves by signature and score.</summary>
    public void Prepare(Rescoring rescoring)
    {
        if (_moves.Length < rescoring.Moves.Length)
        {
            _moves = new ScoreMove[rescoring.Moves.Length];
        }

        Array.Clear(_first);
        foreach (ScoreMove move in rescoring.Moves)
        {
            _first[PlaceOf(move.From, move.Signature) + 1]++;
        }

        for (int i = 1; i < _first.Length; i++)
        {
            _first[i] += _first[i - 1];
        }

        // Fill each place from its end, so that afterwards the starts are where they belong, one place down.
        for (int i = rescoring.Moves.Length - 1; i >= 0; i--)
        {
            ScoreMove move = rescoring.Moves[i];
            _moves[--_first[PlaceOf(move.From, move.Signature) + 1]] = move;
        }

        Array.Copy(_first, 1, _first, 0, _first.Length - 1);
        _first[^1] = rescoring.Moves.Length;
    }

    /// <summary>Moves one profile.</summary>
    /// <param name="score">Its score; gets the new one.</param>
    /// <param name="signature">Its signature; gets the new one.</param>
    /// <param name="random">One number is used where there are moves.</param>
    /// <returns>False where it stays.</returns>
    public bool TryMove(ref int score, ref int signature, ref RandomStream random)
    {
        ReadOnlySpan<ScoreMove> moves = MovesOf(score, signature);
        if (moves.IsEmpty)
        {
            return false;
        }

        double u = random.NextUniform();
        foreach (ScoreMove move in moves)
        {
            u -= move.Share;
            if (u < 0)
            {
                (score, signature) = (ScoreAfter(score, move), move.ToSignature);
                return true;
            }
        }

        return false;
    }

    /// <summary>The moves of a score (nominees: their score without the 600 points) and a signature.</summary>
    public ReadOnlySpan<ScoreMove> MovesOf(int score, int signature)
    {
        int place = PlaceOf(score > CrsScore.Nomination ? score - CrsScore.Nomination : score, signature);
        return _moves.AsSpan(_first[place]..(_first[place + 1]));
    }

    /// <summary>The score after a move; nominees keep their 600 points and stay nominees.</summary>
    public static int ScoreAfter(int score, ScoreMove move) =>
        score > CrsScore.Nomination ? CrsScore.Nomination + Math.Max(1, move.To) : move.To;

    private static int PlaceOf(int score, int signature) => (signature * Scores) + score;
}
