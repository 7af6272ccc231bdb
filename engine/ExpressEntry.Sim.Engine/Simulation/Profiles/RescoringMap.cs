using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Simulation.Profiles;

/// <summary>A change of the rules, prepared for moving profiles one by one and arrival rates as a whole.</summary>
internal sealed class RescoringMap
{
    private const int Scores = CrsScore.Nomination + 1;
    private readonly int[] _first; // [signature, score 0 to 600]: its first move; one more at the end
    private readonly ImmutableArray<ScoreMove> _moves;
    private readonly ImmutableArray<Signature> _signatures;

    /// <summary>Sorts the moves by signature and score.</summary>
    public RescoringMap(Rescoring rescoring, ImmutableArray<Signature> signatures)
    {
        _signatures = signatures;
        // Moves mostly come in order; every replication makes a map, and sorting thousands costs as much as days of arrivals.
        bool isSorted = true;
        for (int i = 1; i < rescoring.Moves.Length && isSorted; i++)
        {
            isSorted = PlaceOf(rescoring.Moves[i - 1]) <= PlaceOf(rescoring.Moves[i]);
        }

        _moves = isSorted ? rescoring.Moves : [.. rescoring.Moves.OrderBy(PlaceOf)];
        _first = new int[(signatures.Length * Scores) + 1];
        foreach (ScoreMove move in _moves)
        {
            _first[PlaceOf(move) + 1]++;
        }

        for (int i = 1; i < _first.Length; i++)
        {
            _first[i] += _first[i - 1];
        }
    }

    /// <summary>Moves one profile.</summary>
    /// <param name="word">Its word.</param>
    /// <param name="random">One number is used where there are moves.</param>
    /// <returns>Where it is afterwards.</returns>
    public uint Move(uint word, ref RandomStream random)
    {
        int score = RowWord.ScoreOf(word);
        ReadOnlySpan<ScoreMove> moves = MovesOf(score, RowWord.SignatureOf(word));
        if (moves.IsEmpty)
        {
            return word;
        }

        double u = random.NextUniform();
        foreach (ScoreMove move in moves)
        {
            u -= move.Share;
            if (u < 0)
            {
                return RowWord.Of(ScoreAfter(score, move), move.ToSignature, _signatures[move.ToSignature].Groups);
            }
        }

        return word;
    }

    /// <summary>The moves of a score (nominees: their score without the 600 points) and a signature.</summary>
    public ReadOnlySpan<ScoreMove> MovesOf(int score, int signature)
    {
        int from = score > CrsScore.Nomination ? score - CrsScore.Nomination : score;
        int place = (signature * Scores) + from;
        return _moves.AsSpan()[_first[place].._first[place + 1]];
    }

    /// <summary>The score after a move; nominees keep their 600 points and stay nominees.</summary>
    public static int ScoreAfter(int score, ScoreMove move) =>
        score > CrsScore.Nomination ? CrsScore.Nomination + Math.Max(1, move.To) : move.To;

    private static int PlaceOf(ScoreMove move) => (move.Signature * Scores) + move.From;
}
