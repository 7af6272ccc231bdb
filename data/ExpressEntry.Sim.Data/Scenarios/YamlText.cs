namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>A plain or quoted value.</summary>
internal sealed record YamlText(string Value, bool IsQuoted, YamlPlace Place) : YamlNode(Place)
{
    /// <summary>Whether it says that nothing stands here.</summary>
    public bool IsNull => !IsQuoted && Value is "" or "~" or "null";

    /// <summary>Whether it takes an inherited key away where none was inherited: nothing comes of it.</summary>
    public bool IsTakenAway { get; init; }
}
