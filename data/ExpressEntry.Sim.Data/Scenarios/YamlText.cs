namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>A plain or quoted value.</summary>
internal sealed record YamlText(string Value, bool IsQuoted, long Line, long Column) : YamlNode(Line, Column);
