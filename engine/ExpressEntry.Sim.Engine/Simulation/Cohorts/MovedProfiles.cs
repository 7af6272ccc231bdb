namespace ExpressEntry.Sim.Engine.Simulation.Cohorts;

/// <summary>Profiles on their way from one score to another: taken out while the pool is walked, put back afterwards.</summary>
internal sealed class MovedProfiles
{
    private ushort[] _scores = new ushort[1024];
    private uint[] _words = new uint[1024];

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>One of them.</summary>
    public (int Score, uint Word) this[int place]
    {
        get => (_scores[place], _words[place]);
        set => (_scores[place], _words[place]) = ((ushort)value.Score, value.Word);
    }

    /// <summary>Forgets them.</summary>
    public void Clear() => Count = 0;

    /// <summary>Adds one.</summary>
    public void Add(int score, uint word)
    {
        if (Count == _words.Length)
        {
            Array.Resize(ref _scores, 2 * Count);
            Array.Resize(ref _words, 2 * Count);
        }

        _scores[Count] = (ushort)score;
        _words[Count++] = word;
    }

    /// <summary>Puts them into the pool and forgets them.</summary>
    public void PutInto(ScorePool pool)
    {
        for (int i = 0; i < Count; i++)
        {
            pool.Add(_scores[i], _words[i]);
        }

        Count = 0;
    }
}
