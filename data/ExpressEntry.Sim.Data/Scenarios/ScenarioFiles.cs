namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>Finds the files a scenario is read from, so that nothing is written over them.</summary>
public static class ScenarioFiles
{
    /// <summary>A scenario, the ones it extends, and every file beside them that a value names (rules, a pool).</summary>
    /// <param name="path">A file; whether it is a scenario is not looked at.</param>
    /// <returns>Paths of files that exist; a file that cannot be read names none, and its reader says why.</returns>
    public static IReadOnlyCollection<string> Of(string path)
    {
        HashSet<string> found = [];
        Add(path, found);
        return found;
    }

    private static void Add(string path, HashSet<string> found)
    {
        if (!found.Add(Path.GetFullPath(path)) || !IsYaml(path))
        {
            return;
        }

        try
        {
            AddNamed(YamlInput.ReadFile(path), Path.GetDirectoryName(path) ?? "", found);
        }
        catch (InvalidInputException)
        {
            // Said by whoever reads it for what is in it.
        }
    }

    private static void AddNamed(YamlNode node, string folder, HashSet<string> found)
    {
        switch (node)
        {
            case YamlMap map:
                foreach ((YamlText _, YamlNode value) in map.Entries)
                {
                    AddNamed(value, folder, found);
                }

                break;
            case YamlList list:
                foreach (YamlNode item in list.Items)
                {
                    AddNamed(item, folder, found);
                }

                break;
            case YamlText text
                when File.Exists(Path.Combine(folder, text.Value)) && ScenarioExtension.IsBeside(text, folder):
                Add(Path.Combine(folder, text.Value), found);
                break;
        }
    }

    private static bool IsYaml(string path) =>
        path.EndsWith(".yaml", StringComparison.OrdinalIgnoreCase)
        || path.EndsWith(".yml", StringComparison.OrdinalIgnoreCase);
}
