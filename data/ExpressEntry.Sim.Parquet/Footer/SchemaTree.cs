using System.Collections.Immutable;

namespace ExpressEntry.Sim.Parquet.Footer;

/// <summary>
/// Turns the stored schema, a tree written depth first, into the list of its leaves. Each node is used once and in order,
/// so a tree that claims to contain itself runs out of nodes instead of going round.
/// </summary>
internal sealed class SchemaTree
{
    private const int MaxDepth = 32;

    private readonly List<SchemaElement> _elements;
    private readonly ImmutableArray<SchemaLeaf>.Builder _leaves = ImmutableArray.CreateBuilder<SchemaLeaf>();
    private readonly HashSet<string> _names = new(StringComparer.Ordinal);
    private int _next;

    private SchemaTree(List<SchemaElement> elements) => _elements = elements;

    /// <summary>Lists the columns of a file.</summary>
    /// <exception cref="ParquetFormatException">The nodes do not make one tree with 1 to 4,096 leaves.</exception>
    public static ImmutableArray<SchemaLeaf> FindLeaves(List<SchemaElement> elements)
    {
        SchemaTree tree = new(elements);
        SchemaElement root = tree.Next();
        tree.WalkChildren(root, path: "", depth: 0);
        if (tree._next != elements.Count)
        {
            throw Error($"{elements.Count:N0} nodes are stored, but the tree ends after {tree._next:N0}");
        }

        return tree._leaves.Count > 0 ? tree._leaves.ToImmutable() : throw Error("there are no columns");
    }

    private static ParquetFormatException Error(string what) => new($"The schema is damaged: {what}.");

    private SchemaElement Next() =>
        _next < _elements.Count
            ? _elements[_next++]
            : throw Error($"a group claims more columns than the {_elements.Count:N0} nodes that are stored");

    private void WalkChildren(SchemaElement group, string path, int depth)
    {
        if (depth == MaxDepth)
        {
            throw Error($"groups nest more than {MaxDepth} deep");
        }

        for (int i = 0; i < group.ChildCount; i++)
        {
            SchemaElement child = Next();
            string childPath = path.Length == 0 ? child.Name : $"{path}.{child.Name}";
            if (childPath.Length > ParquetSchema.MaxNameLength)
            {
                string name = FormatNames.Quote(childPath);
                throw Error($"the name {name} is longer than {ParquetSchema.MaxNameLength:N0} characters");
            }

            if (child.Physical == PhysicalType.None)
            {
                WalkChildren(child, childPath, depth + 1);
            }
            else
            {
                AddLeaf(child, childPath, depth > 0);
            }
        }
    }

    private void AddLeaf(SchemaElement leaf, string path, bool isNested)
    {
        if (leaf.ChildCount > 0)
        {
            throw Error($"column {FormatNames.Quote(path)} has both a type and {leaf.ChildCount:N0} children");
        }

        if (_leaves.Count == ParquetSchema.MaxColumns)
        {
            throw Error($"there are more than {ParquetSchema.MaxColumns:N0} columns");
        }

        if (leaf.Name.Length == 0 || !_names.Add(path))
        {
            throw Error(
                $"column {_leaves.Count + 1} is named {FormatNames.Quote(path)}; a name is not empty and is used once"
            );
        }

        (ParquetType type, string? unsupported) =
            isNested || leaf.Repetition is not (0 or 1)
                ? (ParquetType.Unsupported, isNested ? "part of a nested column" : "a repeated (nested) column")
                : ColumnTypes.Classify(leaf);
        ParquetColumn column = new(path, type, leaf.Repetition == 1) { Unsupported = unsupported };
        _leaves.Add(new SchemaLeaf(column, leaf.Physical, isNested || leaf.Repetition is not (0 or 1)));
    }
}
