using System.Globalization;
using ExpressEntry.Sim.Data.Documents;

namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>Hands a part of a scenario to readers of other files, with its places.</summary>
internal static class YamlDocuments
{
    /// <summary>The value of a key.</summary>
    /// <param name="key">The key, for paths.</param>
    /// <param name="value">Its value.</param>
    public static DocumentNode Of(YamlText key, YamlNode value)
    {
        var source = new DocumentSource(key.Place.Source, null, null);
        var root = new DocumentNode(source, null, "", (int)key.Place.Line, DocumentNodeKind.Map);
        return Node(source, root, key.Value, value, key);
    }

    private static DocumentNode Node(DocumentSource source, DocumentNode parent, string name, YamlNode yaml, YamlText? key)
    {
        // A scenario that extends another one has values of both.
        source = source.Name == yaml.Place.Source ? source : new DocumentSource(yaml.Place.Source, null, null);
        var text = yaml as YamlText;
        DocumentNodeKind kind =
            text is not null ? YamlDocument.KindOf(text.Value, text.IsQuoted)
            : yaml is YamlList ? DocumentNodeKind.List
            : DocumentNodeKind.Map;
        var node = new DocumentNode(source, parent, name, (int)yaml.Place.Line, kind, text?.Value ?? "")
        {
            Column = yaml.Place.Column,
            Key = key is null ? null : (key.Place.Line, key.Place.Column),
        };
        if (yaml is YamlMap map)
        {
            foreach ((YamlText childKey, YamlNode child) in map.Entries)
            {
                node.Add(Node(source, node, childKey.Value, child, childKey));
            }
        }

        if (yaml is YamlList list)
        {
            // Places in lists count from 1, as everywhere in messages on scenarios.
            for (int i = 0; i < list.Items.Length; i++)
            {
                string number = (i + 1).ToString(CultureInfo.InvariantCulture);
                node.Add(Node(source, node, number, list.Items[i], key: null));
            }
        }

        return node;
    }
}
