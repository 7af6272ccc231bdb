using System.Diagnostics;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Pools;

/// <summary>Every profile of a pool as columns that grow: scores, groups and instants of submission.</summary>
/// <remarks>
/// Rows are in order of submission, so a row's number is its rank among equal scores and expiry is a moving first row.
/// Rows are never moved; <see cref="Clear"/> keeps the memory for the next replication. Not safe for several threads.
/// </remarks>
public sealed class ProfilePool
{
    private ushort[] _scores;
    private uint[] _ranked; // the groups while the profile is in the pool, 0 while it is not: rounds read one column
    private uint[] _groups; // the groups always, to come back to
    private long[] _submitted;
    private int _first;
    private int _end;

    /// <summary>Makes an empty pool.</summary>
    /// <param name="capacity">Rows to make room for; more are made as needed.</param>
    public ProfilePool(int capacity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(capacity);
        _scores = new ushort[capacity];
        _ranked = new uint[capacity];
        _groups = new uint[capacity];
        _submitted = new long[capacity];
    }

    /// <summary>The first row that has not expired.</summary>
    public int FirstRow => _first;

    /// <summary>Profiles in the pool now: rows that carry <see cref="GroupSet.InPool"/>.</summary>
    public int Count { get; private set; }

    /// <summary>The rows that have not expired; row 0 of the view is <see cref="FirstRow"/>.</summary>
    public PoolView Rows => new(_scores.AsSpan(_first, _end - _first), _ranked.AsSpan(_first, _end - _first));

    /// <summary>Adds a profile behind all others.</summary>
    /// <param name="score">CRS points, 0 to 1,200.</param>
    /// <param name="groups">Its programs and categories.</param>
    /// <param name="submittedUtcSeconds">Instant of submission, not before that of the last row.</param>
    /// <returns>Its row, for the calls below.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The score is above 1,200, or the instant before the last row's.</exception>
    public int Add(ushort score, GroupSet groups, long submittedUtcSeconds)
    {
        if (score > CrsScore.Max)
        {
            throw new ArgumentOutOfRangeException(nameof(score), score, $"A CRS score is 0 to {CrsScore.Max}.");
        }

        if (_end > 0 && submittedUtcSeconds < _submitted[_end - 1])
        {
            throw new ArgumentOutOfRangeException(
                nameof(submittedUtcSeconds),
                submittedUtcSeconds,
                $"Profiles are added in order of submission; the last one was submitted at {_submitted[_end - 1]}."
            );
        }

        if (_end == _scores.Length)
        {
            Grow();
        }

        _scores[_end] = score;
        _groups[_end] = groups.Bits | GroupSet.InPool;
        _ranked[_end] = _groups[_end];
        _submitted[_end] = submittedUtcSeconds;
        Count++;
        return _end++;
    }

    /// <summary>Whether the profile of a row is in the pool: not expired, not invited, not gone.</summary>
    /// <param name="row">A row that <see cref="Add"/> returned.</param>
    /// <returns>True where it takes part in rounds.</returns>
    public bool IsInPool(int row) => row >= _first && _ranked[row] != 0;

    /// <summary>The score of a row.</summary>
    /// <param name="row">A row that <see cref="Add"/> returned.</param>
    /// <returns>CRS points, 0 to 1,200.</returns>
    public ushort ScoreOf(int row) => _scores[row];

    /// <summary>The groups of a row, whether it is in the pool or not.</summary>
    /// <param name="row">A row that <see cref="Add"/> returned.</param>
    /// <returns>Its programs and categories.</returns>
    public GroupSet GroupsOf(int row) => new(_groups[row]);

    /// <summary>The instant of submission of a row.</summary>
    /// <param name="row">A row that <see cref="Add"/> returned.</param>
    /// <returns>UTC seconds since 1970.</returns>
    public long SubmittedOf(int row) => _submitted[row];

    /// <summary>Takes a profile out: invited, withdrawn, or no longer eligible.</summary>
    /// <param name="row">A row in the pool.</param>
    public void Remove(int row)
    {
        Debug.Assert(IsInPool(row), "Only a profile that is in the pool can leave it.");
        _ranked[row] = 0;
        Count--;
    }

    /// <summary>Puts a profile back where it stood: a declined invitation.</summary>
    /// <param name="row">A row that was removed.</param>
    /// <returns>False where it has expired in the meantime; then nothing changes.</returns>
    public bool Return(int row)
    {
        Debug.Assert(_ranked[row] == 0, "Only a removed profile can return.");
        if (row < _first)
        {
            return false;
        }

        _ranked[row] = _groups[row];
        Count++;
        return true;
    }

    /// <summary>Gives a profile another score or other groups; its instant of submission stays.</summary>
    /// <param name="row">A row in the pool.</param>
    /// <param name="score">CRS points, 0 to 1,200.</param>
    /// <param name="groups">Its programs and categories from now on.</param>
    public void Change(int row, ushort score, GroupSet groups)
    {
        Debug.Assert(IsInPool(row) && score <= CrsScore.Max, "Only a profile in the pool changes.");
        _scores[row] = score;
        _groups[row] = groups.Bits | GroupSet.InPool;
        _ranked[row] = _groups[row];
    }

    /// <summary>Drops every profile submitted at or before an instant.</summary>
    /// <param name="lastExpiredUtcSeconds">Submissions up to here are more than their validity old.</param>
    /// <returns>How many profiles that were in the pool have expired.</returns>
    public int Expire(long lastExpiredUtcSeconds)
    {
        int expired = 0;
        while (_first < _end && _submitted[_first] <= lastExpiredUtcSeconds)
        {
            expired += (int)(_ranked[_first] & GroupSet.InPool);
            _first++;
        }

        Count -= expired;
        return expired;
    }

    /// <summary>Empties the pool and keeps its memory.</summary>
    public void Clear()
    {
        _first = 0;
        _end = 0;
        Count = 0;
    }

    private void Grow()
    {
        int capacity = Math.Max(1024, _scores.Length * 2);
        Array.Resize(ref _scores, capacity);
        Array.Resize(ref _ranked, capacity);
        Array.Resize(ref _groups, capacity);
        Array.Resize(ref _submitted, capacity);
    }
}
