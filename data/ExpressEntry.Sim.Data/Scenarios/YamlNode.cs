namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>A value of a YAML file and where it stands.</summary>
/// <param name="Place">Its file, line and column.</param>
internal abstract record YamlNode(YamlPlace Place)
{
    /// <summary>What it is, for messages.</summary>
    public string Kind =>
        this switch
        {
            YamlText text => $"\"{(text.Value.Length > 40 ? text.Value[..40] + "…" : text.Value).ReplaceLineEndings(" ")}\"",
            YamlList => "a list",
            _ => "a section with keys",
        };
}
