using System.Collections.Immutable;

namespace ExpressEntry.Sim.Engine.Randomness;

/// <summary>Draws an outcome with given weights in constant time (Walker's alias method, built as Vose 1991).</summary>
/// <remarks>
/// Thresholds are whole numbers out of 2³², so a draw compares no floating-point values; the rounding changes no
/// probability by more than 2⁻³².
/// </remarks>
public sealed class AliasTable
{
    private const double TwoTo32 = 4294967296.0;
    private readonly uint[] _thresholds;
    private readonly int[] _aliases;

    /// <summary>Builds the table of some weights.</summary>
    /// <param name="weights">One an outcome; 0 or more, finite, not all 0.</param>
    /// <exception cref="ArgumentException">A weight is negative or not finite, or all are 0.</exception>
    public AliasTable(ReadOnlySpan<double> weights)
    {
        double total = 0;
        foreach (double weight in weights)
        {
            if (!(weight >= 0 && weight < double.PositiveInfinity))
            {
                throw new ArgumentException($"A weight is {weight}; expected a finite number, 0 or more.", nameof(weights));
            }

            total += weight;
        }

        if (!(total > 0))
        {
            throw new ArgumentException("All weights are 0; at least one must be above.", nameof(weights));
        }

        int n = weights.Length;
        _thresholds = new uint[n];
        _aliases = new int[n];
        double[] scaled = new double[n];
        Stack<int> small = new(n);
        Stack<int> large = new(n);
        for (int i = 0; i < n; i++)
        {
            scaled[i] = weights[i] / total * n;
            (scaled[i] < 1 ? small : large).Push(i);
        }

        while (small.Count > 0 && large.Count > 0)
        {
            int poor = small.Pop();
            int rich = large.Pop();
            _thresholds[poor] = (uint)Math.Min(scaled[poor] * TwoTo32, uint.MaxValue);
            _aliases[poor] = rich;
            scaled[rich] -= 1 - scaled[poor];
            (scaled[rich] < 1 ? small : large).Push(rich);
        }

        // What rounding left over is a full cell: it answers with itself.
        foreach (int full in large.Concat(small))
        {
            _thresholds[full] = uint.MaxValue;
            _aliases[full] = full;
        }

        Count = n;
    }

    /// <summary>How many outcomes there are.</summary>
    public int Count { get; }

    /// <summary>The probability the table gives each outcome, for tests and reports.</summary>
    /// <returns>One an outcome; sums to 1 within rounding.</returns>
    public ImmutableArray<double> Probabilities()
    {
        double[] probabilities = new double[Count];
        for (int i = 0; i < Count; i++)
        {
            double own = _aliases[i] == i ? 1 : _thresholds[i] / TwoTo32;
            probabilities[i] += own / Count;
            probabilities[_aliases[i]] += (1 - own) / Count;
        }

        return [.. probabilities];
    }

    /// <summary>The table as one word a cell, for vector draws: the threshold in the upper half, the alias in the lower.</summary>
    /// <param name="words">At least <see cref="Count"/> words; those behind are left alone.</param>
    internal void CopyPacked(Span<ulong> words)
    {
        for (int cell = 0; cell < _thresholds.Length; cell++)
        {
            words[cell] = ((ulong)_thresholds[cell] << 32) | (uint)_aliases[cell];
        }
    }

    /// <summary>Draws one outcome.</summary>
    /// <param name="random">Gives 64 bits.</param>
    /// <returns>0 to <see cref="Count"/> − 1.</returns>
    public int Draw(ref RandomStream random)
    {
        ulong bits = random.NextBits();
        // The upper half chooses the cell (bias below Count · 2⁻³²), the lower half the side of it.
        int cell = (int)(((bits >> 32) * (uint)_thresholds.Length) >> 32);
        return (uint)bits < _thresholds[cell] ? cell : _aliases[cell];
    }
}
