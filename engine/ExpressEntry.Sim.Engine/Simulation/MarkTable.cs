using System.Runtime.Intrinsics;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Vectors;

namespace ExpressEntry.Sim.Engine.Simulation;

/// <summary>Draws outcomes by weight, as <see cref="AliasTable"/> does, in arrays that are kept when the weights change.</summary>
/// <remarks>Only outcomes with a weight get a cell. Whole-number thresholds out of 2³² decide.</remarks>
internal sealed class MarkTable
{
    private const double TwoTo32 = 4294967296.0;
    private uint[] _marks = new uint[16];
    private double[] _weights = new double[16];
    private int[] _order = new int[16];
    private ulong[] _cells = LaneStream.NewTable(16);

    /// <summary>Outcomes with a weight above 0.</summary>
    public int Count { get; private set; }

    /// <summary>The sum of the weights.</summary>
    public double Total { get; private set; }

    /// <summary>Forgets the outcomes.</summary>
    public void Clear() => (Count, Total) = (0, 0);

    /// <summary>Adds an outcome.</summary>
    /// <param name="mark">What a draw answers.</param>
    /// <param name="weight">0 or more; nothing is added for 0.</param>
    public void Add(uint mark, double weight)
    {
        if (weight <= 0)
        {
            return;
        }

        if (Count == _marks.Length)
        {
            Array.Resize(ref _marks, 2 * Count);
            Array.Resize(ref _weights, 2 * Count);
            _order = new int[2 * Count];
            _cells = LaneStream.NewTable(2 * Count);
        }

        _marks[Count] = mark;
        _weights[Count] = weight;
        Count++;
        Total += weight;
    }

    /// <summary>Makes the outcomes added ready to be drawn; at least one.</summary>
    public void Build()
    {
        int n = Count;
        double scale = n / Total;
        Span<double> weights = _weights.AsSpan(0, n);
        Span<int> order = _order.AsSpan(0, n); // poor cells from the front, rich ones from the back
        int poor = 0;
        int rich = n;
        for (int i = 0; i < n; i++)
        {
            weights[i] *= scale;
            if (weights[i] < 1)
            {
                order[poor++] = i;
            }
            else
            {
                order[--rich] = i;
            }
        }

        while (poor > 0 && rich < n)
        {
            int small = order[--poor];
            int large = order[rich];
            _cells[small] = ((ulong)(uint)Math.Min(weights[small] * TwoTo32, uint.MaxValue) << 32) | (uint)large;
            weights[large] -= 1 - weights[small];
            if (weights[large] < 1)
            {
                order[poor++] = large;
                rich++;
            }
        }

        // What rounding left over is a full cell: it answers with itself.
        while (poor > 0)
        {
            SetFull(order[--poor]);
        }

        while (rich < n)
        {
            SetFull(order[rich++]);
        }
    }

    /// <summary>Draws one outcome.</summary>
    public uint Draw(ref RandomStream random)
    {
        ulong bits = random.NextBits();
        uint cell = (uint)(((bits >> 32) * (uint)Count) >> 32);
        ulong entry = _cells[cell];
        return _marks[(uint)bits < (uint)(entry >> 32) ? cell : (uint)entry];
    }

    /// <summary>Draws many outcomes.</summary>
    /// <param name="lanes">Gives the numbers, eight outcomes a step.</param>
    /// <param name="marks">Gets the outcomes; a whole number of steps.</param>
    /// <param name="width">Of the vectors.</param>
    public void Draw(ref LaneStream lanes, Span<uint> marks, VectorWidth width)
    {
        ReadOnlySpan<ulong> table = _cells.AsSpan(0, Count);
        ReadOnlySpan<uint> known = _marks;
        Span<ulong> drawn = stackalloc ulong[LaneStream.Lanes];
        LaneStream local = lanes;
        for (; marks.Length >= LaneStream.Lanes; marks = marks[LaneStream.Lanes..])
        {
            local.DrawFrom(table, width).CopyTo(drawn);
            for (int i = 0; i < LaneStream.Lanes; i++)
            {
                marks[i] = known[(int)drawn[i]];
            }
        }

        lanes = local;
    }

    private void SetFull(int cell) => _cells[cell] = ((ulong)uint.MaxValue << 32) | (uint)cell;
}
