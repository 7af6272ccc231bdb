using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Simulation.Profiles;

/// <summary>Nominations by provinces and territories, which add 600 points.</summary>
internal sealed class Nominations
{
    private const int TriesPerNomination = 64;
    private PoolLaws? _laws;
    private double _mostWeight;
    private long _seed;
    private int _replication;

    /// <summary>Takes the laws of a replication.</summary>
    public void Begin(PoolLaws laws, long seed, int replication)
    {
        (_laws, _seed, _replication, _mostWeight) = (laws, seed, replication, 0);
        foreach (double weight in laws.NominationWeights)
        {
            _mostWeight = Math.Max(_mostWeight, weight);
        }
    }

    /// <summary>Nominates at the midnight a day begins with.</summary>
    /// <param name="day">The day.</param>
    /// <param name="table">The pool.</param>
    /// <param name="firstOfWeek">The first row submitted in the running calendar week; from there on nobody is nominated yet.</param>
    /// <param name="flows">Counts the nominations.</param>
    /// <remarks>
    /// The next one nominated is drawn from the pool by weight of score: a row at random, kept in proportion. Where that finds
    /// nobody for long, few can be nominated, and all weights are added up instead.
    /// </remarks>
    public void Draw(long day, ProfileTable table, int firstOfWeek, PoolFlows flows)
    {
        int rows = firstOfWeek - table.First;
        if (_laws!.NominationsPerDay <= 0 || rows <= 0)
        {
            return;
        }

        RandomStream random = new(_seed, _replication, StreamPurpose.Nominations, (int)day);
        for (int nominations = random.NextPoisson(_laws.NominationsPerDay); nominations > 0; nominations--)
        {
            int row = -1;
            for (int tries = TriesPerNomination; row < 0 && tries > 0; tries--)
            {
                int tried = table.First + random.NextBelow(rows);
                double keep = random.NextUniform() * _mostWeight;
                row = keep < WeightOf(table, tried) ? tried : -1;
            }

            row = row < 0 ? FindNominee(table, firstOfWeek, ref random) : row;
            if (row < 0)
            {
                return; // nobody is left to nominate
            }

            uint word = table[row];
            table.Change(row, RowWord.WithScore(word, RowWord.ScoreOf(word) + CrsScore.Nomination));
            flows.Add(FlowEvent.Nominated, FlowProgram.Pnp, 1);
        }
    }

    private int FindNominee(ProfileTable table, int firstOfWeek, ref RandomStream random)
    {
        double total = 0;
        for (int row = table.First; row < firstOfWeek; row++)
        {
            total += WeightOf(table, row);
        }

        double left = random.NextUniform() * total;
        int last = -1;
        for (int row = table.First; row < firstOfWeek && left >= 0; row++)
        {
            double weight = WeightOf(table, row);
            left -= weight;
            last = weight > 0 ? row : last;
        }

        return last;
    }

    private double WeightOf(ProfileTable table, int row)
    {
        int score = RowWord.ScoreOf(table[row]); // −1 where nobody is
        return score is > 0 and <= CrsScore.Nomination ? _laws!.NominationWeights[score] : 0;
    }
}
