using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Simulation.Cohorts;

/// <summary>The score changes of the laws, prepared for drawing.</summary>
internal sealed class ChangeLaws
{
    private readonly List<MarkTable> _steps = [];
    private Range[] _ranges = [];
    private sbyte[] _target = []; // [change, signature]: −1 where it does not befall the signature
    private double[] _chance = [];
    private double[] _noneFrom = []; // the chance that neither this one nor a later one happens

    /// <summary>How many changes there are.</summary>
    public int Count { get; private set; }

    /// <summary>The chance that none of them befalls a profile on a day.</summary>
    public double ChanceOfNone => _noneFrom[0];

    /// <summary>The chance that a change is the first that befalls a profile on a day.</summary>
    public double ChanceOfFirst(int change) => _noneFrom[0] / _noneFrom[change] * _chance[change];

    /// <summary>Prepares the changes of a replication.</summary>
    public void Prepare(PoolLaws laws)
    {
        Count = laws.Changes.Length;
        if (_chance.Length < Count || _noneFrom.Length == 0)
        {
            _chance = new double[Count];
            _noneFrom = new double[Count + 1];
            _target = new sbyte[Count * PoolLaws.MostSignatures];
            _ranges = new Range[Count];
        }

        _noneFrom[Count] = 1;
        for (int i = Count - 1; i >= 0; i--)
        {
            ScoreChange change = laws.Changes[i];
            _chance[i] = change.ChancePerDay;
            _ranges[i] = new Range((short)change.LowestScore, (short)change.HighestScore);
            _noneFrom[i] = _noneFrom[i + 1] * (1 - change.ChancePerDay);
        }

        for (int i = 0; i < Count; i++)
        {
            PrepareSteps(i, laws.Changes[i]);
            for (int signature = 0; signature < laws.Signatures.Length; signature++)
            {
                _target[(i * PoolLaws.MostSignatures) + signature] = (sbyte)TargetOf(laws, laws.Changes[i], signature);
            }
        }
    }

    /// <summary>The next change that befalls a profile on a day.</summary>
    /// <param name="from">The first one that can.</param>
    /// <param name="random">Gives one number where there is any.</param>
    /// <returns>Its index; −1 for none.</returns>
    public int Next(int from, ref RandomStream random)
    {
        if (from >= Count)
        {
            return -1;
        }

        double left = 1 - random.NextUniform();
        return left > 1 - _noneFrom[from] ? -1 : Find(from, left);
    }

    /// <summary>The chance that no later change befalls a profile on the same day.</summary>
    public double ChanceOfNoneAfter(int change) => _noneFrom[change + 1];

    /// <summary>The next change, given that there is one; see <see cref="Next"/>.</summary>
    public int NextGiven(int from, ref RandomStream random) => Find(from, (1 - _noneFrom[from]) * random.NextUniform());

    /// <summary>Draws the points of a change.</summary>
    public int DrawPoints(int change, ref RandomStream random) => (int)_steps[change].Draw(ref random);

    /// <summary>Lets a change befall a profile.</summary>
    /// <param name="change">Its index.</param>
    /// <param name="points">Points of its step.</param>
    /// <param name="score">The profile's score; gets the new one.</param>
    /// <param name="signature">The profile's signature; gets the new one.</param>
    /// <returns>False where it does not befall such a profile.</returns>
    public bool TryApply(int change, int points, ref int score, ref int signature)
    {
        (short lowestScore, short highestScore) = _ranges[change];
        int above = score > CrsScore.Nomination ? CrsScore.Nomination : 0;
        int own = score - above;
        int target = _target[(change * PoolLaws.MostSignatures) + signature];
        if (target < 0 || own < lowestScore || own > highestScore)
        {
            return false;
        }

        int lowest = above > 0 ? 1 : 0; // nominees stay above 600
        score = above + Math.Clamp(own + points, lowest, CrsScore.Nomination);
        signature = target;
        return true;
    }

    // Below the chance of any, a number is even over the chances of each to be the first.
    private int Find(int from, double left)
    {
        double none = 1;
        for (int i = from; i < Count - 1; i++)
        {
            left -= none * _chance[i];
            if (left <= 0)
            {
                return i;
            }

            none *= 1 - _chance[i];
        }

        return Count - 1;
    }

    private void PrepareSteps(int change, ScoreChange law)
    {
        if (_steps.Count == change)
        {
            _steps.Add(new MarkTable());
        }

        MarkTable steps = _steps[change];
        steps.Clear();
        foreach (ScoreStep step in law.Steps)
        {
            steps.Add((uint)step.Points, step.Weight);
        }

        steps.Build();
    }

    private static int TargetOf(PoolLaws laws, ScoreChange change, int signature)
    {
        uint groups = laws.Signatures[signature].Groups.Bits;
        if (((groups | GroupSet.InPool) & change.Of.Bits) == 0)
        {
            return -1;
        }

        uint after = (groups | change.Gained.Bits) & ~change.Lost.Bits;
        int target = 0;
        while (laws.Signatures[target].Groups.Bits != after)
        {
            target++;
        }

        return target;
    }

    /// <summary>The scores a change befalls.</summary>
    private readonly record struct Range(short Lowest, short Highest);
}
