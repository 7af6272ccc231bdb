using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Vectors;

namespace ExpressEntry.Sim.Engine.Workloads;

/// <summary>Poisson counts of any mean without building a table for it: Poisson(k/8) from a shared table, and a small rest.</summary>
/// <remarks>
/// Sums of independent Poisson counts are Poisson, so a mean is k/8 and a rest below 1/8, whose few counts are told apart by
/// whole-number thresholds. A table has 256 cells: for means up to 128 the counts left out have chance below 10⁻²⁰.
/// </remarks>
internal sealed class PoissonTables
{
    /// <summary>Cells a table.</summary>
    public const int Cells = 256;

    /// <summary>Thresholds of a rest: it is the number of thresholds at or below a uniform word of 32 bits.</summary>
    public const int RestThresholds = 6;

    private const int StepsPerUnit = 8;
    private const int MostMean = 128;
    private readonly ulong[]?[] _tables = new ulong[]?[(MostMean * StepsPerUnit) + 1];

    /// <summary>Builds every table at once, so that runs with ever new means allocate nothing.</summary>
    public void BuildAll()
    {
        for (int step = 0; step < _tables.Length; step++)
        {
            _tables[step] ??= Build(step / (double)StepsPerUnit);
        }
    }

    /// <summary>The table below a mean, and the thresholds of the rest.</summary>
    /// <param name="mean">0 to 128.</param>
    /// <param name="rest">Gets <see cref="RestThresholds"/> thresholds out of 2³².</param>
    /// <returns>A packed alias table over 0 … 255; owned by this object.</returns>
    public ReadOnlySpan<ulong> For(double mean, Span<ulong> rest)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(mean);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(mean, MostMean);
        int step = (int)(mean * StepsPerUnit);
        double small = mean - (step / (double)StepsPerUnit);
        double probability = PortableMath.Exp(-small);
        double cumulative = 0;
        for (int count = 0; count < RestThresholds; count++)
        {
            cumulative += probability;
            probability *= small / (count + 1);
            rest[count] = (ulong)Math.Min(cumulative * 4294967296.0, 4294967296.0);
        }

        return _tables[step] ??= Build(step / (double)StepsPerUnit);
    }

    private static ulong[] Build(double mean)
    {
        double[] weights = new double[Cells];
        weights[0] = PortableMath.Exp(-mean);
        for (int count = 1; count < Cells; count++)
        {
            weights[count] = weights[count - 1] * mean / count;
        }

        ulong[] table = LaneStream.NewTable(Cells);
        new AliasTable(weights).CopyPacked(table);
        return table;
    }
}
