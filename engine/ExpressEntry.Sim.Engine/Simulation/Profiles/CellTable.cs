using ExpressEntry.Sim.Engine.Randomness;

namespace ExpressEntry.Sim.Engine.Simulation.Profiles;

/// <summary>Draws the words of profiles (<see cref="RowWord"/>) with given weights in constant time (Walker's alias method); built again in place.</summary>
/// <remarks>Like <see cref="AliasTable"/>, whose thresholds it shares the rounding of; this one allocates nothing once warm.</remarks>
internal sealed class CellTable
{
    private const double TwoTo32 = 4294967296.0;
    private uint[] _cells = new uint[1024]; // see RowWord
    private double[] _weights = new double[1024];
    private ulong[] _words = new ulong[1024]; // the threshold in the upper half, the alias in the lower
    private int[] _order = new int[1024]; // poor cells from the left, rich ones from the right
    private int _count;

    /// <summary>Sum of the weights.</summary>
    public double Total { get; private set; }

    /// <summary>Empties the table.</summary>
    public void Clear() => (_count, Total) = (0, 0);

    /// <summary>Adds an outcome; 0 adds nothing.</summary>
    public void Add(uint word, double weight)
    {
        if (weight <= 0)
        {
            return;
        }

        if (_count == _cells.Length)
        {
            Array.Resize(ref _cells, 2 * _count);
            Array.Resize(ref _weights, 2 * _count);
            Array.Resize(ref _words, 2 * _count);
            Array.Resize(ref _order, 2 * _count);
        }

        _cells[_count] = word;
        _weights[_count++] = weight;
        Total += weight;
    }

    /// <summary>Makes the table ready for draws, where there is a weight above 0.</summary>
    public void Build()
    {
        double scale = _count / Total;
        int poor = 0;
        int rich = _count;
        for (int i = 0; i < _count; i++)
        {
            _weights[i] *= scale;
            _order[_weights[i] < 1 ? poor++ : --rich] = i;
        }

        while (poor > 0 && rich < _count)
        {
            int small = _order[--poor];
            int large = _order[rich];
            ulong threshold = (ulong)Math.Min(_weights[small] * TwoTo32, uint.MaxValue);
            _words[small] = (threshold << 32) | (uint)large;
            _weights[large] -= 1 - _weights[small];
            if (_weights[large] < 1)
            {
                rich++;
                _order[poor++] = large;
            }
        }

        // What rounding left over is a full cell: it answers with itself.
        while (poor > 0)
        {
            SetFull(_order[--poor]);
        }

        while (rich < _count)
        {
            SetFull(_order[rich++]);
        }
    }

    /// <summary>Draws an outcome.</summary>
    /// <param name="random">Gives 64 bits.</param>
    /// <returns>Its word.</returns>
    public uint Draw(ref RandomStream random)
    {
        ulong bits = random.NextBits();
        int cell = (int)(((bits >> 32) * (uint)_count) >> 32);
        ulong word = _words[cell];
        return _cells[(uint)bits < (uint)(word >> 32) ? cell : (int)(uint)word];
    }

    private void SetFull(int cell) => _words[cell] = ((ulong)uint.MaxValue << 32) | (uint)cell;
}
