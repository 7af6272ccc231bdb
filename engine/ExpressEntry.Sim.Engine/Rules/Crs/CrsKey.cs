using System.Collections.Immutable;
using System.Diagnostics.CodeAnalysis;

namespace ExpressEntry.Sim.Engine.Rules.Crs;

/// <summary>Finds the cells that a dotted key such as <c>A.age.no_spouse.20-29</c> means.</summary>
public static class CrsKey
{
    /// <summary>Resolves a key.</summary>
    /// <param name="key">Table and one label an axis, joined by dots.</param>
    /// <param name="cells">Indices of the cells meant; empty where the key is not known.</param>
    /// <param name="problem">What is wrong, where the key is not known.</param>
    /// <returns>True where the key is known.</returns>
    public static bool TryResolve(string key, out ImmutableArray<int> cells, [NotNullWhen(false)] out CrsKeyProblem? problem)
    {
        cells = [];
        CrsTable? table = CrsTables.All.FirstOrDefault(table => StartsWith(key, table.Key));
        if (table is null)
        {
            problem = UnknownTable(key);
            return false;
        }

        string[] labels = key.Length > table.Key.Length ? key[(table.Key.Length + 1)..].Split('.') : [];
        if (labels.Length > table.Axes.Length)
        {
            problem = new CrsKeyProblem(key, labels[table.Axes.Length], [$"nothing more after '{table.Key}'"]);
            return false;
        }

        ImmutableArray<int> found = [0];
        for (int i = 0; i < table.Axes.Length; i++)
        {
            CrsAxis axis = table.Axes[i];
            string label = i < labels.Length ? labels[i] : "";
            if (!axis.TryParse(label, out int from, out int to))
            {
                problem = new CrsKeyProblem(key, label, axis.Labels);
                return false;
            }

            found = [.. found.SelectMany(row => Enumerable.Range((row * axis.Labels.Length) + from, to - from + 1))];
        }

        cells = [.. found.Select(within => table.Offset + within)];
        problem = null;
        return true;
    }

    /// <summary>The key of a cell.</summary>
    /// <param name="cell">Index of the cell, 0 to <see cref="CrsTables.CellCount"/> − 1.</param>
    /// <returns>For example <c>A.age.no_spouse.29</c>.</returns>
    public static string Of(int cell) => CrsTables.All.First(table => cell < table.Offset + table.CellCount).KeyOf(cell);

    private static bool StartsWith(string key, string table) =>
        key.StartsWith(table, StringComparison.Ordinal) && (key.Length == table.Length || key[table.Length] == '.');

    private static CrsKeyProblem UnknownTable(string key)
    {
        string[] parts = key.Split('.');
        ImmutableArray<string> sections = [.. CrsTables.All.Select(table => table.Key.Split('.')[0]).Distinct()];
        if (!sections.Contains(parts[0]))
        {
            return new CrsKeyProblem(key, parts[0], sections);
        }

        ImmutableArray<string> names =
        [
            .. CrsTables
                .All.Where(table => StartsWith(table.Key, parts[0]) && table.Key.Length > parts[0].Length)
                .Select(table => table.Key[(parts[0].Length + 1)..]),
        ];
        return new CrsKeyProblem(key, parts.Length > 1 ? parts[1] : "", names);
    }
}
