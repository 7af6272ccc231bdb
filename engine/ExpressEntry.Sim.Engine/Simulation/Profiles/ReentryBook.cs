using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Randomness;

namespace ExpressEntry.Sim.Engine.Simulation.Profiles;

/// <summary>Those who will come back with a new profile, by the week they come in.</summary>
internal sealed class ReentryBook
{
    private const int Weeks = 256; // more than a deadline of a year and 104 weeks
    private readonly int[] _firstOf = new int[Weeks]; // the first entry of each week, −1 for none
    private readonly List<(uint Word, int Next)> _entries = [];
    private readonly List<uint>[] _ofDay = [.. Enumerable.Range(0, 7).Select(_ => new List<uint>())];
    private ImmutableArray<double> _builtFor;
    private AliasTable? _weeksLater;
    private int _free;

    /// <summary>Forgets everybody.</summary>
    /// <param name="law">Who comes back.</param>
    public void Begin(ReentryLaw law)
    {
        if (_weeksLater is null || _builtFor != law.WeeksLater)
        {
            (_weeksLater, _builtFor) = (new AliasTable(law.WeeksLater.AsSpan()), law.WeeksLater);
        }

        _entries.Clear();
        _free = -1;
        Array.Fill(_firstOf, -1);
        foreach (List<uint> day in _ofDay)
        {
            day.Clear();
        }
    }

    /// <summary>Decides whether somebody who lost a profile comes back.</summary>
    /// <param name="share">How many of those do.</param>
    /// <param name="day">The day of the loss, since 1970.</param>
    /// <param name="word">Score and signature, kept.</param>
    /// <param name="random">Decides.</param>
    public void Consider(double share, long day, uint word, ref RandomStream random)
    {
        if (share <= 0 || random.NextUniform() >= share)
        {
            return;
        }

        int slot = (int)((CalendarWeek.Of(day) + 1 + _weeksLater!.Draw(ref random)) % Weeks);
        (uint Word, int Next) entry = (word, _firstOf[slot]);
        if (_free >= 0)
        {
            int place = _free;
            _free = _entries[place].Next;
            _entries[place] = entry;
            _firstOf[slot] = place;
        }
        else
        {
            _firstOf[slot] = _entries.Count;
            _entries.Add(entry);
        }
    }

    /// <summary>Spreads those of a week over its days.</summary>
    public void BeginWeek(long week, ref RandomStream random)
    {
        int slot = (int)(week % Weeks);
        int place = _firstOf[slot];
        _firstOf[slot] = -1;
        while (place >= 0)
        {
            (uint word, int next) = _entries[place];
            _ofDay[random.NextBelow(_ofDay.Length)].Add(word);
            _entries[place] = (0, _free);
            _free = place;
            place = next;
        }
    }

    /// <summary>Those who come on a day of the running week, in words; the caller takes them out.</summary>
    public List<uint> OfDay(long day) => _ofDay[(int)(day - CalendarWeek.FirstDayOf(day))];

    /// <summary>Moves everybody's score and signature by new rules.</summary>
    public void Rescore(RescoringMoves moves, ProfileTable table, ref RandomStream random)
    {
        for (int slot = 0; slot < Weeks; slot++)
        {
            for (int place = _firstOf[slot]; place >= 0; place = _entries[place].Next)
            {
                _entries[place] = (table.Moved(_entries[place].Word, moves, ref random), _entries[place].Next);
            }
        }

        foreach (List<uint> day in _ofDay)
        {
            for (int i = 0; i < day.Count; i++)
            {
                day[i] = table.Moved(day[i], moves, ref random);
            }
        }
    }
}
