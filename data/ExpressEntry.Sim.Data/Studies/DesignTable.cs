using System.Collections.Immutable;

namespace ExpressEntry.Sim.Data.Studies;

/// <summary>The points of a study: a column a scenario key, a row a point.</summary>
public sealed class DesignTable
{
    /// <summary>Most points of one study: 100,000.</summary>
    public const int MostPoints = 100_000;

    /// <summary>Makes a table.</summary>
    /// <param name="keys">Scenario keys as dotted paths, each once.</param>
    /// <param name="points">Rows of one cell a key; numbers are spelled as <see cref="PlainNumber"/> has them.</param>
    /// <param name="lines">Line of the file each row stands on, for messages; null for a design that was made here.</param>
    public DesignTable(
        ImmutableArray<string> keys,
        IEnumerable<ImmutableArray<string>> points,
        ImmutableArray<int>? lines = null
    )
    {
        (Keys, Lines) = (keys, lines ?? []);
        Points = [.. points.Select(point => point.Select(PlainNumber.Canonical).ToImmutableArray())];
    }

    /// <summary>The keys, in order of the columns.</summary>
    public ImmutableArray<string> Keys { get; }

    /// <summary>The cells of each point, in order of the keys.</summary>
    public ImmutableArray<ImmutableArray<string>> Points { get; }

    /// <summary>Line of each row in the file it came from; empty where it came from none.</summary>
    public ImmutableArray<int> Lines { get; }

    /// <summary>Whether every cell of a column is a number.</summary>
    /// <param name="key">Its place in <see cref="Keys"/>.</param>
    public bool IsNumeric(int key) => Points.All(point => PlainNumber.TryParse(point[key], out _));

    /// <summary>A cell of a numeric column.</summary>
    /// <param name="point">The row, from 0.</param>
    /// <param name="key">The column, from 0.</param>
    /// <exception cref="InvalidOperationException">The cell is no number.</exception>
    public double NumberAt(int point, int key) =>
        PlainNumber.TryParse(Points[point][key], out double value)
            ? value
            : throw new InvalidOperationException($"{Keys[key]} of point {point + 1} is no number.");

    /// <summary>The keys of a point with their values, as scenario overrides.</summary>
    /// <param name="point">The row, from 0.</param>
    public ImmutableArray<KeyValuePair<string, string>> Overrides(int point) =>
        [.. Keys.Select((key, i) => KeyValuePair.Create(key, Points[point][i]))];
}
