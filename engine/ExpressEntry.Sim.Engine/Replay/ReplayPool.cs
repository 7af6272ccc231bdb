using System.Runtime.InteropServices;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Replay;

/// <summary>Given profiles as columns, with their ids and their own dates of expiry: what a replay runs on.</summary>
/// <remarks>
/// 26 bytes a profile and its id (<see cref="IdStore"/>); <see cref="Sort"/> takes 12 more while it runs, and none where the
/// profiles came in order. Not safe for several threads.
/// </remarks>
public sealed class ReplayPool
{
    private readonly IdStore _ids = new();
    private ushort[] _scores;
    private uint[] _groups;
    private long[] _submitted;
    private long[] _expires;
    private uint[] _idPlaces;
    private long[]? _scratch;
    private bool _isSorted = true;

    /// <summary>Makes an empty pool.</summary>
    /// <param name="capacity">Profiles to make room for, 0 or more; with fewer rooms than profiles memory is copied.</param>
    public ReplayPool(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        _scores = new ushort[capacity];
        _groups = new uint[capacity];
        _submitted = new long[capacity];
        _expires = new long[capacity];
        _idPlaces = new uint[capacity];
    }

    /// <summary>The longest id, bytes of UTF-8.</summary>
    public static int MostIdBytes => IdStore.MostBytes;

    /// <summary>Profiles.</summary>
    public int Count { get; private set; }

    /// <summary>CRS points, one a row.</summary>
    internal ReadOnlySpan<ushort> Scores => _scores.AsSpan(0, Count);

    /// <summary>Groups, one a row; a replay sets them to 0 for a profile that has left.</summary>
    internal Span<uint> Groups => _groups.AsSpan(0, Count);

    /// <summary>Instants of submission, UTC seconds, one a row.</summary>
    internal ReadOnlySpan<long> Submitted => _submitted.AsSpan(0, Count);

    /// <summary>Instants from which a profile takes no part, UTC seconds, one a row.</summary>
    internal ReadOnlySpan<long> Expires => _expires.AsSpan(0, Count);

    /// <summary>Adds a profile, in any order.</summary>
    /// <param name="id">UTF-8, at most <see cref="MostIdBytes"/> bytes.</param>
    /// <param name="score">CRS points, 0 to 1,200.</param>
    /// <param name="groups">Programs and categories.</param>
    /// <param name="submittedUtcSeconds">Takes part from here on.</param>
    /// <param name="expiresUtcSeconds">Takes no part from here on.</param>
    /// <exception cref="ArgumentOutOfRangeException">The score is above 1,200 or the id too long.</exception>
    public void Add(ReadOnlySpan<byte> id, ushort score, GroupSet groups, long submittedUtcSeconds, long expiresUtcSeconds)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(score, CrsScore.Max);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(id.Length, MostIdBytes, nameof(id));
        if (Count == _scores.Length)
        {
            Grow();
        }

        _isSorted = _isSorted && (Count == 0 || IsAfter(Count - 1, id, submittedUtcSeconds));
        _idPlaces[Count] = _ids.Add(id);
        _scores[Count] = score;
        _groups[Count] = groups.Bits | GroupSet.InPool;
        _submitted[Count] = submittedUtcSeconds;
        _expires[Count] = expiresUtcSeconds;
        Count++;
    }

    /// <summary>The id of a row.</summary>
    /// <param name="row">0 to <see cref="Count"/> − 1.</param>
    /// <returns>UTF-8 bytes.</returns>
    public ReadOnlySpan<byte> IdOf(int row) => _ids.At(_idPlaces[row]);

    /// <summary>The score of a row.</summary>
    /// <param name="row">0 to <see cref="Count"/> − 1.</param>
    /// <returns>CRS points.</returns>
    public ushort ScoreOf(int row) => _scores[row];

    /// <summary>The programs and categories of a profile.</summary>
    /// <param name="row">Its place in the order of adding, from 0.</param>
    /// <returns>The groups.</returns>
    public GroupSet GroupsOf(int row) => new(_groups[row]);

    /// <summary>The instant of submission of a row.</summary>
    /// <param name="row">0 to <see cref="Count"/> − 1.</param>
    /// <returns>UTC seconds since 1970.</returns>
    public long SubmittedOf(int row) => _submitted[row];

    /// <summary>Finds two profiles with one id, before <see cref="Sort"/>: rows are then in the order of adding.</summary>
    /// <returns>The first row that repeats an id and the row it repeats; null where every id is there once.</returns>
    /// <remarks>Sorts hashes (8 bytes a profile while it runs) and compares the ids of equal ones only.</remarks>
    public (int Row, int Earlier)? FindRepeatedId()
    {
        Span<ulong> hashes = MemoryMarshal.Cast<long, ulong>(Scratch().AsSpan());
        for (int row = 0; row < Count; row++)
        {
            hashes[row] = IdStore.Hash(IdOf(row));
        }

        hashes.Sort();
        HashSet<ulong> repeated = [];
        for (int i = 1; i < hashes.Length; i++)
        {
            if (hashes[i] == hashes[i - 1])
            {
                repeated.Add(hashes[i]);
            }
        }

        Dictionary<string, int> firstRows = [];
        for (int row = 0; repeated.Count > 0 && row < Count; row++)
        {
            // Latin-1 keeps every byte apart, so that two texts are equal only where the bytes are.
            if (
                repeated.Contains(IdStore.Hash(IdOf(row)))
                && !firstRows.TryAdd(System.Text.Encoding.Latin1.GetString(IdOf(row)), row)
            )
            {
                return (row, firstRows[System.Text.Encoding.Latin1.GetString(IdOf(row))]);
            }
        }

        return null;
    }

    /// <summary>Puts the rows in order of submission and then id: a row's number is then its rank among equal scores.</summary>
    public void Sort()
    {
        if (_isSorted)
        {
            _scratch = null;
            return;
        }

        long[] keys = Scratch();
        _submitted.AsSpan(0, Count).CopyTo(keys);
        int[] order = new int[Count];
        for (int row = 0; row < order.Length; row++)
        {
            order[row] = row;
        }

        Array.Sort(keys, order);
        SortTiesById(keys, order);
        (_submitted, _scratch) = (keys, null);
        Reorder(order);
        _isSorted = true;
    }

    // One array for the hashes and then for the keys: two would be there at the same time until a collection.
    private long[] Scratch() => _scratch?.Length == Count ? _scratch : _scratch = new long[Count];

    private void SortTiesById(long[] keys, int[] order)
    {
        for (int from = 0, to; from < order.Length; from = to)
        {
            for (to = from + 1; to < order.Length && keys[to] == keys[from]; )
            {
                to++;
            }

            if (to - from > 1)
            {
                order.AsSpan(from, to - from).Sort((a, b) => IdOf(a).SequenceCompareTo(IdOf(b)));
            }
        }
    }

    // Moves the other columns along the cycles of the order, in place; a row that is done is marked by its complement.
    private void Reorder(int[] order)
    {
        for (int start = 0; start < order.Length; start++)
        {
            if (order[start] < 0)
            {
                continue;
            }

            (ushort score, uint groups, long expires, uint id) = (
                _scores[start],
                _groups[start],
                _expires[start],
                _idPlaces[start]
            );
            int to = start;
            for (int from = order[to]; from != start; from = order[to])
            {
                _scores[to] = _scores[from];
                _groups[to] = _groups[from];
                _expires[to] = _expires[from];
                _idPlaces[to] = _idPlaces[from];
                order[to] = ~from;
                to = from;
            }

            (_scores[to], _groups[to], _expires[to], _idPlaces[to]) = (score, groups, expires, id);
            order[to] = ~start;
        }
    }

    private bool IsAfter(int row, ReadOnlySpan<byte> id, long submitted) =>
        submitted > _submitted[row] || (submitted == _submitted[row] && id.SequenceCompareTo(IdOf(row)) >= 0);

    private void Grow()
    {
        int capacity = Math.Max(1024, _scores.Length * 2);
        Array.Resize(ref _scores, capacity);
        Array.Resize(ref _groups, capacity);
        Array.Resize(ref _submitted, capacity);
        Array.Resize(ref _expires, capacity);
        Array.Resize(ref _idPlaces, capacity);
    }
}
