using System.Collections.Immutable;

namespace ExpressEntry.Sim.Engine.Rules.Crs;

/// <summary>The points of every cell of every table: one dated grid, or one a scenario made from it. Immutable.</summary>
public sealed class CrsGrid
{
    private readonly ImmutableArray<ushort> _cells;

    private CrsGrid(ImmutableArray<ushort> cells) => _cells = cells;

    /// <summary>A grid in which everything earns 0, to be filled by <see cref="With(string, int)"/>.</summary>
    public static CrsGrid Empty { get; } = new([.. new ushort[CrsTables.CellCount]]);

    /// <summary>The points of a cell.</summary>
    /// <param name="cell">Index of the cell, 0 to <see cref="CrsTables.CellCount"/> − 1.</param>
    public int this[int cell] => _cells[cell];

    /// <summary>The points of a single value.</summary>
    /// <param name="table">A table without axes.</param>
    /// <returns>Points, 0 to <see cref="CrsScore.Max"/>.</returns>
    public int Points(CrsTable table) => _cells[table.Cell()];

    /// <summary>The points at one value.</summary>
    /// <param name="table">A table with one axis.</param>
    /// <param name="value">A number, or the position of a word; beyond an end counts as the end.</param>
    /// <returns>Points, 0 to <see cref="CrsScore.Max"/>.</returns>
    public int Points(CrsTable table, int value) => _cells[table.Cell(value)];

    /// <summary>The points at two values.</summary>
    /// <param name="table">A table with two axes.</param>
    /// <param name="row">Value on the first axis; beyond an end counts as the end.</param>
    /// <param name="column">Value on the second axis; beyond an end counts as the end.</param>
    /// <returns>Points, 0 to <see cref="CrsScore.Max"/>.</returns>
    public int Points(CrsTable table, int row, int column) => _cells[table.Cell(row, column)];

    /// <summary>The most any cell of a table (or of one row of it) earns: the maximum shown beside a factor.</summary>
    /// <param name="table">Any table.</param>
    /// <param name="row">Value on the first axis of a table with two; ignored otherwise.</param>
    /// <returns>Points, 0 to <see cref="CrsScore.Max"/>.</returns>
    public int Most(CrsTable table, int? row = null)
    {
        ReadOnlySpan<ushort> cells = _cells.AsSpan(table.Offset, table.CellCount);
        if (row is { } value && table.Axes.Length == 2)
        {
            int length = table.Axes[1].Labels.Length;
            cells = cells.Slice(table.Axes[0].PositionOf(value) * length, length);
        }

        int most = 0;
        foreach (ushort points in cells)
        {
            most = Math.Max(most, points);
        }

        return most;
    }

    /// <summary>A grid with the cells of one key changed.</summary>
    /// <param name="key">A cell such as <c>A.age.no_spouse.29</c>, or a range of them such as <c>A.age.no_spouse.20-29</c>.</param>
    /// <param name="points">0 to <see cref="CrsScore.Max"/>.</param>
    /// <returns>A new grid; this one stays as it is.</returns>
    /// <exception cref="ArgumentException">The key is not known; the message names the part that is wrong.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The points are below 0 or above <see cref="CrsScore.Max"/>.</exception>
    public CrsGrid With(string key, int points) => With([new KeyValuePair<string, int>(key, points)]);

    /// <summary>A grid with the cells of several keys changed, in order.</summary>
    /// <param name="points">Keys as <see cref="With(string, int)"/> takes them, with their points.</param>
    /// <returns>A new grid; this one stays as it is.</returns>
    /// <exception cref="ArgumentException">A key is not known; the message names the part that is wrong.</exception>
    /// <exception cref="ArgumentOutOfRangeException">Points are below 0 or above <see cref="CrsScore.Max"/>.</exception>
    public CrsGrid With(IEnumerable<KeyValuePair<string, int>> points)
    {
        ushort[] cells = [.. _cells];
        foreach ((string key, int value) in points)
        {
            if (value is < CrsScore.Min or > CrsScore.Max)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(points),
                    value,
                    $"'{key}' must earn {CrsScore.Min} to {CrsScore.Max} points."
                );
            }

            if (!CrsKey.TryResolve(key, out ImmutableArray<int> meant, out CrsKeyProblem? problem))
            {
                throw new ArgumentException(problem.ToString(), nameof(points));
            }

            foreach (int cell in meant)
            {
                cells[cell] = (ushort)value;
            }
        }

        return new CrsGrid([.. cells]);
    }
}
