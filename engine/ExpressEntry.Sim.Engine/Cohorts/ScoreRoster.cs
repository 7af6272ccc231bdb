using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Cohorts;

/// <summary>How many have arrived with each score and not expired as a period: where nominees are sought.</summary>
/// <remarks>Drawn from by a tree of sums, eleven steps a draw.</remarks>
internal sealed class ScoreRoster
{
    private const int Leaves = 2048; // a power of two above 1,201
    private readonly int[] _sums = new int[2 * Leaves]; // a binary tree: node n is the sum of nodes 2n and 2n + 1
    private readonly Queue<(double End, int[] CountAt)> _periods = new();
    private readonly Stack<int[]> _free = new();
    private int[]? _open;

    /// <summary>Profiles on the roster.</summary>
    public int Count => _sums[1];

    /// <summary>Profiles of a score on the roster.</summary>
    public int CountOf(int score) => _sums[Leaves + score];

    /// <summary>Empties the roster.</summary>
    public void Clear()
    {
        Array.Clear(_sums);
        while (_periods.TryDequeue(out (double, int[] CountAt) period))
        {
            _free.Push(period.CountAt);
        }

        _open = null;
    }

    /// <summary>Adds arrivals.</summary>
    /// <param name="countAt">1,201 counts, one a score.</param>
    public void Add(ReadOnlySpan<int> countAt)
    {
        _open = _free.TryPop(out int[]? free) ? free : new int[CrsScore.Count];
        countAt.CopyTo(_open);
        AddToSums(countAt, 1);
    }

    /// <summary>Ends the period of the arrivals added last.</summary>
    /// <param name="end">UTC seconds; those added are forgotten once this has expired.</param>
    public void EndPeriod(double end)
    {
        if (_open is not null)
        {
            _periods.Enqueue((end, _open));
            _open = null;
        }
    }

    /// <summary>Forgets periods that have expired as a whole.</summary>
    /// <param name="expiredAt">Submissions up to here have expired.</param>
    public void ForgetExpired(double expiredAt)
    {
        while (_periods.TryPeek(out (double End, int[] CountAt) period) && period.End <= expiredAt)
        {
            AddToSums(period.CountAt, -1);
            _free.Push(_periods.Dequeue().CountAt);
        }
    }

    /// <summary>The score of one at random.</summary>
    /// <param name="random">The day's stream.</param>
    public int Draw(ref RandomStream random)
    {
        int place = random.NextBelow(Count);
        int node = 1;
        while (node < Leaves)
        {
            node *= 2;
            if (place >= _sums[node])
            {
                place -= _sums[node];
                node++;
            }
        }

        return node - Leaves;
    }

    private void AddToSums(ReadOnlySpan<int> countAt, int sign)
    {
        for (int score = 0; score < countAt.Length; score++)
        {
            _sums[Leaves + score] += sign * countAt[score];
        }

        for (int node = Leaves - 1; node > 0; node--)
        {
            _sums[node] = _sums[2 * node] + _sums[(2 * node) + 1];
        }
    }
}
