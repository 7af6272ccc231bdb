using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Simulation;

/// <summary>Arrivals per day by signature and score, under the rules in force.</summary>
internal sealed class ArrivalRates
{
    private double[] _rates = []; // [signature, score]
    private double[] _before = [];
    private int _signatures;

    /// <summary>The rate of one signature and score.</summary>
    public double this[int signature, int score] => _rates[(signature * CrsScore.Count) + score];

    /// <summary>Takes the rates of the laws.</summary>
    public void Begin(ImmutableArray<Signature> signatures)
    {
        _signatures = signatures.Length;
        int rates = _signatures * CrsScore.Count;
        if (_rates.Length < rates)
        {
            _rates = new double[rates];
            _before = new double[rates];
        }

        for (int signature = 0; signature < _signatures; signature++)
        {
            signatures[signature].ArrivalsPerDay.AsSpan().CopyTo(_rates.AsSpan(signature * CrsScore.Count));
        }
    }

    /// <summary>Scores who arrives by new rules.</summary>
    public void Rescore(RescoringMoves moves)
    {
        (_rates, _before) = (_before, _rates);
        Array.Clear(_rates);
        for (int signature = 0; signature < _signatures; signature++)
        {
            for (int score = 0; score < CrsScore.Count; score++)
            {
                double rate = _before[(signature * CrsScore.Count) + score];
                double staying = 1;
                foreach (ScoreMove move in moves.MovesOf(score, signature))
                {
                    int after = RescoringMoves.ScoreAfter(score, move);
                    _rates[(move.ToSignature * CrsScore.Count) + after] += rate * move.Share;
                    staying -= move.Share;
                }

                _rates[(signature * CrsScore.Count) + score] += rate * Math.Max(0, staying);
            }
        }
    }
}
