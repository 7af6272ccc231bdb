using System.Collections.Immutable;

namespace ExpressEntry.Sim.Engine.Rules.Crs;

/// <summary>One table of the grid: its key, its axes, and where its cells lie.</summary>
public sealed class CrsTable
{
    private readonly int _rowLength;

    private CrsTable(string key, int offset, ImmutableArray<CrsAxis> axes)
    {
        Key = key;
        Offset = offset;
        Axes = axes;
        CellCount = axes.Aggregate(1, (cells, axis) => cells * axis.Labels.Length);
        _rowLength = axes.Length == 0 ? 1 : axes[^1].Labels.Length;
    }

    /// <summary>The key up to the first axis, for example <c>A.age</c>.</summary>
    public string Key { get; }

    /// <summary>Index of the first cell.</summary>
    public int Offset { get; }

    /// <summary>How many cells there are.</summary>
    public int CellCount { get; }

    /// <summary>None for a single value, one or two for a table.</summary>
    public ImmutableArray<CrsAxis> Axes { get; }

    /// <summary>Whether a rule set may leave it out; then every cell is 0.</summary>
    public bool IsOptional { get; private init; }

    /// <summary>The cell of a single value.</summary>
    internal int Cell() => Offset;

    /// <summary>The cell for one value.</summary>
    /// <param name="value">See <see cref="CrsAxis.PositionOf"/>.</param>
    internal int Cell(int value) => Offset + Axes[0].PositionOf(value);

    /// <summary>The cell for two values.</summary>
    /// <param name="row">Value on the first axis.</param>
    /// <param name="column">Value on the second axis.</param>
    internal int Cell(int row, int column) => Offset + (Axes[0].PositionOf(row) * _rowLength) + Axes[1].PositionOf(column);

    /// <summary>The full key of a cell, for example <c>A.age.no_spouse.29</c>.</summary>
    /// <param name="cell">Index of one of this table's cells.</param>
    /// <returns>Labels joined by dots.</returns>
    internal string KeyOf(int cell)
    {
        int within = cell - Offset;
        return Axes.Length switch
        {
            0 => Key,
            1 => $"{Key}.{Axes[0].Labels[within]}",
            _ => $"{Key}.{Axes[0].Labels[within / _rowLength]}.{Axes[1].Labels[within % _rowLength]}",
        };
    }

    /// <summary>Lays tables out one after another.</summary>
    internal sealed class Layout
    {
        private readonly ImmutableArray<CrsTable>.Builder _tables = ImmutableArray.CreateBuilder<CrsTable>();

        /// <summary>Cells laid out so far.</summary>
        public int CellCount { get; private set; }

        /// <summary>The tables in the order they were added.</summary>
        public ImmutableArray<CrsTable> Tables => _tables.ToImmutable();

        public CrsTable Add(string key, params ImmutableArray<CrsAxis> axes) => Add(key, isOptional: false, axes);

        public CrsTable AddOptional(string key, params ImmutableArray<CrsAxis> axes) => Add(key, isOptional: true, axes);

        private CrsTable Add(string key, bool isOptional, ImmutableArray<CrsAxis> axes)
        {
            var table = new CrsTable(key, CellCount, axes) { IsOptional = isOptional };
            CellCount += table.CellCount;
            _tables.Add(table);
            return table;
        }
    }
}
