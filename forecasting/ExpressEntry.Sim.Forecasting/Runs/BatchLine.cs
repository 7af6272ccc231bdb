using System.Collections.Immutable;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>
/// Keeps finished replications by batch, hands complete batches on, and looks at the stop rule after each batch in order of
/// their numbers — whatever order they become complete in.
/// </summary>
/// <remarks>
/// A batch is 50 replications with fixed numbers, so that shards, resumed runs and stop rules cut at the same places. Safe
/// for several threads; replications are started in order, so only as many batches are open as threads can span.
/// </remarks>
internal sealed class BatchLine(ReplicationRange range, StopRule? until)
{
    /// <summary>Replications of a batch; the first and last of a shard can have fewer.</summary>
    public const int Size = 50;

    private readonly Lock _lock = new();
    private readonly Dictionary<int, ImmutableArray<TableRows>[]> _open = [];
    private readonly Dictionary<int, int> _left = [];
    private readonly Dictionary<int, List<int[]>> _waiting = []; // cut-offs of complete batches ahead of their turn
    private readonly List<int[]> _cutoffs = []; // of the batches up to the turn, one a replication
    private int _turn = (range.First - 1) / Size;
    private int _stopAfter = int.MaxValue;

    /// <summary>The first batch.</summary>
    public int FirstBatch => (range.First - 1) / Size;

    /// <summary>The last batch that counts: where the rule was met, else the last of the range.</summary>
    public int LastBatch => Math.Min(Volatile.Read(ref _stopAfter), (range.Last - 1) / Size);

    /// <summary>The batch of a replication.</summary>
    public static int BatchOf(int replication) => (replication - 1) / Size;

    /// <summary>The first and last replication of a batch.</summary>
    public (int First, int Last) SpanOf(int batch) =>
        (Math.Max(range.First, (batch * Size) + 1), Math.Min(range.Last, (batch + 1) * Size));

    /// <summary>Takes in a replication.</summary>
    /// <returns>The rows of its batch, where it was the last one to come; else null.</returns>
    public ImmutableArray<TableRows>? Add(int replication, ImmutableArray<TableRows> rows)
    {
        int batch = BatchOf(replication);
        (int first, int last) = SpanOf(batch);
        ImmutableArray<TableRows>[] own;
        lock (_lock)
        {
            if (!_open.TryGetValue(batch, out own!))
            {
                _open[batch] = own = new ImmutableArray<TableRows>[last - first + 1];
                _left[batch] = own.Length;
            }

            own[replication - first] = rows;
            if (--_left[batch] > 0)
            {
                return null;
            }

            _open.Remove(batch);
            _left.Remove(batch);
        }

        ImmutableArray<TableRows> joined = ResultTables.CreateRows();
        for (int table = 0; table < joined.Length; table++)
        {
            joined[table].Reserve(own.Sum(one => one[table].Count));
            foreach (ImmutableArray<TableRows> one in own)
            {
                joined[table].Append(one[table], 0, one[table].Count);
            }
        }

        return joined;
    }

    /// <summary>Says that a batch is kept for good.</summary>
    public void Complete(int batch, ImmutableArray<TableRows> rows)
    {
        if (until is null)
        {
            return;
        }

        List<int[]> own = CutoffsOf(batch, rows[ResultTables.Rounds], until.Type);
        lock (_lock)
        {
            _waiting[batch] = own;
            while (_stopAfter == int.MaxValue && _waiting.Remove(_turn, out List<int[]>? next))
            {
                _cutoffs.AddRange(next);
                if (_cutoffs.Count >= StopRule.FewestReplications && until.MeasureHalfWidth(_cutoffs) <= until.HalfWidth)
                {
                    Volatile.Write(ref _stopAfter, _turn);
                }

                _turn++;
            }
        }
    }

    private List<int[]> CutoffsOf(int batch, TableRows rounds, RoundType type)
    {
        (int first, int last) = SpanOf(batch);
        var cutoffs = new List<int>[last - first + 1];
        AddCutoffs(cutoffs, rounds, first, type);
        return [.. cutoffs.Select(own => own?.ToArray() ?? [])];
    }

    /// <summary>Sorts the cut-offs of a type by replication.</summary>
    /// <param name="cutoffs">One a replication, in order; null for none yet.</param>
    /// <param name="rounds">Rows of <c>rounds.parquet</c>.</param>
    /// <param name="first">The first replication.</param>
    /// <param name="type">The type.</param>
    public static void AddCutoffs(List<int>?[] cutoffs, TableRows rounds, int first, RoundType type)
    {
        ReadOnlySpan<int> replications = rounds.Column<int>(0).Values;
        ReadOnlySpan<string?> types = rounds.Column<string?>(3).Values;
        ReadOnlySpan<int> values = rounds.Column<int>(7).Values;
        ReadOnlySpan<bool> isPresent = rounds.Column<int>(7).IsPresent;
        string word = type.ToWord();
        for (int i = 0; i < rounds.Count; i++)
        {
            if (isPresent[i] && types[i] == word)
            {
                (cutoffs[replications[i] - first] ??= []).Add(values[i]);
            }
        }
    }
}
