namespace ExpressEntry.Sim.Engine.Simulation.Cohorts;

/// <summary>People by the day or week something happens to them: a ring of lists in two arrays that are kept.</summary>
/// <param name="slots">How many days or weeks ahead there can be, and one more.</param>
internal sealed class WaitingLists(int slots)
{
    private readonly int[] _first = new int[slots]; // the first entry of a list, −1 for none
    private (Away Who, int Next)[] _entries = new (Away, int)[1024];
    private int _count;
    private int _free;

    /// <summary>Forgets everybody.</summary>
    public void Clear()
    {
        Array.Fill(_first, -1);
        _count = 0;
        _free = -1;
    }

    /// <summary>Adds somebody.</summary>
    /// <param name="at">The day or week.</param>
    /// <param name="who">Who it is.</param>
    public void Add(long at, Away who)
    {
        int place = _free;
        if (place >= 0)
        {
            _free = _entries[place].Next;
        }
        else
        {
            place = _count++;
            if (place == _entries.Length)
            {
                Array.Resize(ref _entries, 2 * place);
            }
        }

        int slot = (int)(at % slots);
        _entries[place] = (who, _first[slot]);
        _first[slot] = place;
    }

    /// <summary>Takes somebody off a list.</summary>
    /// <param name="at">The day or week.</param>
    /// <param name="who">Who it is.</param>
    /// <returns>False where nobody is left.</returns>
    public bool TryTake(long at, out Away who)
    {
        ref int first = ref _first[at % slots];
        int place = first;
        if (place < 0)
        {
            who = default;
            return false;
        }

        (who, int next) = _entries[place];
        first = next;
        _entries[place].Next = _free;
        _free = place;
        return true;
    }

    /// <summary>Everybody who waits, list by list, to be changed in place.</summary>
    /// <param name="change">Gets each.</param>
    /// <param name="state">Handed on.</param>
    public void ForEach<T>(Change<T> change, ref T state)
        where T : struct, allows ref struct
    {
        Span<(Away Who, int Next)> entries = _entries;
        foreach (int first in _first)
        {
            for (int place = first; place >= 0; place = entries[place].Next)
            {
                change(ref entries[place].Who, ref state);
            }
        }
    }

    /// <summary>Changes one who waits.</summary>
    public delegate void Change<T>(ref Away who, ref T state)
        where T : struct, allows ref struct;
}
