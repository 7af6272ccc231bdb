namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>A value of a YAML file and where it stands.</summary>
/// <param name="Line">From 1.</param>
/// <param name="Column">From 1.</param>
internal abstract record YamlNode(long Line, long Column)
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
