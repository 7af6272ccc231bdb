using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Simulation.Cohorts;

/// <summary>Those who come back with a new profile: by week at first, by instant in the week they come in.</summary>
internal sealed class Reentries
{
    private const int Weeks = 256; // a ring; more than a deadline of a year and 104 weeks
    private readonly WaitingLists _byWeek = new(Weeks);
    private readonly MarkTable _weeksLater = new();
    private readonly uint[][] _words = [.. Enumerable.Range(0, 7).Select(_ => new uint[256])]; // [day of the week]
    private readonly ushort[][] _scores = [.. Enumerable.Range(0, 7).Select(_ => new ushort[256])];
    private readonly int[] _count = new int[7];
    private ImmutableArray<double> _builtFor = [];
    private long _day = long.MinValue;
    private long _weekOfDay;

    /// <summary>Forgets everybody.</summary>
    public void Begin(ReentryLaw law)
    {
        Array.Clear(_count);
        _byWeek.Clear();
        if (_builtFor != law.WeeksLater)
        {
            _builtFor = law.WeeksLater;
            _weeksLater.Clear();
            for (int week = 0; week < law.WeeksLater.Length; week++)
            {
                _weeksLater.Add((uint)week + 1, law.WeeksLater[week]);
            }

            if (_weeksLater.Count > 0)
            {
                _weeksLater.Build();
            }
        }
    }

    /// <summary>Notes somebody who comes back.</summary>
    /// <param name="day">The day the old profile was lost.</param>
    /// <param name="score">Score, kept.</param>
    /// <param name="signature">Signature, kept.</param>
    /// <param name="random">Decides on the week.</param>
    public void Add(long day, int score, int signature, ref RandomStream random)
    {
        // Whoever is lost at one midnight is lost in one week.
        (_weekOfDay, _day) = day == _day ? (_weekOfDay, day) : (CalendarWeek.Of(day), day);
        long week = _weekOfDay + _weeksLater.Draw(ref random);
        _byWeek.Add(week, new Away((ushort)score, FlowProgram.None, ProfileWord.Of(signature, 0)));
    }

    /// <summary>Spreads those of a week over its seconds.</summary>
    /// <param name="monday">Its first day, since 1970.</param>
    /// <param name="random">The week's stream.</param>
    public void BeginWeek(long monday, ref RandomStream random)
    {
        while (_byWeek.TryTake(CalendarWeek.Of(monday), out Away who))
        {
            int second = random.NextBelow(7 * CalendarWeek.SecondsPerDay);
            int day = second / CalendarWeek.SecondsPerDay;
            int place = _count[day]++;
            if (place == _words[day].Length)
            {
                Array.Resize(ref _words[day], 2 * place);
                Array.Resize(ref _scores[day], 2 * place);
            }

            _scores[day][place] = who.Score;
            long instant = (monday * CalendarWeek.SecondsPerDay) + second;
            _words[day][place] = ProfileWord.Of(ProfileWord.SignatureOf(who.Word), instant);
        }
    }

    /// <summary>Adds those of a day submitted before an instant.</summary>
    /// <param name="day">The day, since 1970.</param>
    /// <param name="instant">UTC seconds, of the day or the midnight after it.</param>
    /// <param name="pool">Gets them, into the running week.</param>
    /// <param name="programs">By signature, and 64 further on for nominees.</param>
    /// <param name="flows">Are told.</param>
    public void AddUpTo(long day, long instant, ScorePool pool, ReadOnlySpan<FlowProgram> programs, PoolFlows flows)
    {
        int list = (int)(day - CalendarWeek.FirstDayOf(day));
        (uint[] words, ushort[] scores) = (_words[list], _scores[list]);
        int waiting = 0;
        for (int i = 0; i < _count[list]; i++)
        {
            uint word = words[i];
            int score = scores[i];
            if (ProfileWord.AgeOf(word, (uint)instant) - 1 < ProfileWord.Validity)
            {
                pool.AddFresh(score, word);
                int program = ProfileWord.SignatureOf(word) + (score > CrsScore.Nomination ? PoolLaws.MostSignatures : 0);
                flows.Add(FlowEvent.ReEntered, programs[program], 1);
            }
            else
            {
                (words[waiting], scores[waiting]) = (word, scores[i]);
                waiting++;
            }
        }

        _count[list] = waiting;
    }

    /// <summary>Scores those who wait by new rules.</summary>
    public void Rescore(RescoringMoves moves, ref RandomStream random)
    {
        var mover = new AwayMover(moves, random);
        _byWeek.ForEach(AwayMover.Change, ref mover);
        random = mover.Random;
        for (int day = 0; day < _count.Length; day++)
        {
            for (int i = 0; i < _count[day]; i++)
            {
                int score = _scores[day][i];
                int signature = ProfileWord.SignatureOf(_words[day][i]);
                if (moves.TryMove(ref score, ref signature, ref random))
                {
                    _scores[day][i] = (ushort)score;
                    _words[day][i] = ProfileWord.With(_words[day][i], signature);
                }
            }
        }
    }
}
