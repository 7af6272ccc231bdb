using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Simulation.Profiles;

/// <summary>A change of the rules, prepared for moving profiles one by one and arrival rates as a whole.</summary>
internal sealed class RescoringMap
{
    private readonly int[] _first; // [signature, score 0 to 600]: its first move; one more at the end
    private readonly ScoreMove[] _moves;

    /// <summary>Sorts the moves by signature and score.</summary>
    public RescoringMap(Rescoring rescoring, int signatures)
    {
        const int scores = CrsScore.Nomination + 1;
        _moves = [.. rescoring.Moves.OrderBy(move => (move.Signature * scores) + move.From)];
        _first = new int[(signatures * scores) + 1];
        foreach (ScoreMove move in _moves)
        {
            _first[(move.Signature * scores) + move.From + 1]++;
        }

        for (int i = 1; i < _first.Length; i++)
        {
            _first[i] += _first[i - 1];
        }
    }

    /// <summary>Moves one profile.</summary>
    /// <param name="cell">Its score times 256, plus its signature.</param>
    /// <param name="random">One number is used where there are moves.</param>
    /// <returns>Where it is afterwards.</returns>
    public uint Move(uint cell, ref RandomStream random)
    {
        int score = (int)(cell >> 8);
        ReadOnlySpan<ScoreMove> moves = MovesOf(score, (int)(cell & 0xFF));
        if (moves.IsEmpty)
        {
            return cell;
        }

        double u = random.NextUniform();
        foreach (ScoreMove move in moves)
        {
            u -= move.Share;
            if (u < 0)
            {
                return (uint)((ScoreAfter(score, move) << 8) | move.ToSignature);
            }
        }

        return cell;
    }

    /// <summary>The moves of a score (nominees: their score without the 600 points) and a signature.</summary>
    public ReadOnlySpan<ScoreMove> MovesOf(int score, int signature)
    {
        int from = score > CrsScore.Nomination ? score - CrsScore.Nomination : score;
        int place = (signature * (CrsScore.Nomination + 1)) + from;
        return _moves.AsSpan(_first[place]..(_first[place + 1]));
    }

    /// <summary>The score after a move; nominees keep their 600 points and stay nominees.</summary>
    public static int ScoreAfter(int score, ScoreMove move) =>
        score > CrsScore.Nomination ? CrsScore.Nomination + Math.Max(1, move.To) : move.To;
}
