using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Simulation.Cohorts;

/// <summary>The profiles a round has taken out, the best score first.</summary>
internal sealed class InvitedProfiles
{
    private readonly int[] _runEnd = new int[CrsScore.Count];
    private readonly ushort[] _runScore = new ushort[CrsScore.Count];
    private uint[] _words = new uint[1 << 14];
    private int _runs;

    /// <summary>The profiles.</summary>
    public ReadOnlySpan<uint> Words => _words.AsSpan(0, Count);

    /// <summary>How many there are.</summary>
    public int Count { get; private set; }

    /// <summary>Forgets them.</summary>
    public void Clear() => (Count, _runs) = (0, 0);

    /// <summary>Room for more behind those there are.</summary>
    /// <param name="profiles">At least so many, and sixteen more.</param>
    public Span<uint> RoomFor(int profiles)
    {
        if (Count + profiles + WordMasks.Lanes > _words.Length)
        {
            Array.Resize(ref _words, 2 * (Count + profiles + WordMasks.Lanes));
        }

        return _words.AsSpan(Count);
    }

    /// <summary>Says that profiles were written there.</summary>
    /// <param name="score">Their score, below those before.</param>
    /// <param name="profiles">How many.</param>
    public void Add(int score, int profiles)
    {
        if (profiles > 0)
        {
            Count += profiles;
            _runScore[_runs] = (ushort)score;
            _runEnd[_runs++] = Count;
        }
    }

    /// <summary>The score of one.</summary>
    /// <param name="place">Its place; places are asked for in ascending order.</param>
    /// <param name="run">0 at first; kept by the caller.</param>
    public int ScoreAt(int place, ref int run)
    {
        while (place >= _runEnd[run])
        {
            run++;
        }

        return _runScore[run];
    }

    /// <summary>Counts them by signature, and 64 further on by signature of nominees.</summary>
    /// <param name="counts">128 counters, overwritten.</param>
    public void CountSignatures(Span<int> counts)
    {
        counts.Clear();
        int from = 0;
        for (int run = 0; run < _runs; run++)
        {
            Span<int> here = counts[(_runScore[run] > CrsScore.Nomination ? PoolLaws.MostSignatures : 0)..];
            foreach (uint word in _words.AsSpan(from, _runEnd[run] - from))
            {
                here[ProfileWord.SignatureOf(word)]++;
            }

            from = _runEnd[run];
        }
    }

    /// <summary>Adds them by program and band of scores.</summary>
    /// <param name="type">Whom the round ranked.</param>
    /// <param name="federal">The federal program of each signature.</param>
    /// <param name="now">The round's instant, UTC seconds.</param>
    /// <param name="bandOfScore">The band of each score.</param>
    /// <param name="counts">Profiles by program and band; added to.</param>
    /// <param name="waitDays">Their days in the pool, in the same places; added to.</param>
    public void AddTo(
        RoundType type,
        ReadOnlySpan<FlowProgram> federal,
        long now,
        ReadOnlySpan<byte> bandOfScore,
        Span<long> counts,
        Span<long> waitDays
    )
    {
        int bands = counts.Length / FlowPrograms.Count;
        // Rounded up after the running day is taken off: the number of midnights since submission.
        uint restOfDay = CalendarWeek.SecondsPerDay - 1 - (uint)(now % CalendarWeek.SecondsPerDay);
        Span<int> profilesOf = stackalloc int[FlowPrograms.Count];
        Span<long> daysOf = stackalloc long[FlowPrograms.Count];
        int from = 0;
        for (int run = 0; run < _runs; run++)
        {
            int score = _runScore[run];
            profilesOf.Clear();
            daysOf.Clear();
            foreach (uint word in _words.AsSpan(from, _runEnd[run] - from))
            {
                int program = (int)FlowPrograms.OfInvitation(type, federal[ProfileWord.SignatureOf(word)], score);
                profilesOf[program]++;
                daysOf[program] += (ProfileWord.AgeOf(word, (uint)now) + restOfDay) / CalendarWeek.SecondsPerDay;
            }

            for (int program = 0; program < FlowPrograms.Count; program++)
            {
                int place = (program * bands) + bandOfScore[score];
                counts[place] += profilesOf[program];
                waitDays[place] += daysOf[program];
            }

            from = _runEnd[run];
        }
    }
}
