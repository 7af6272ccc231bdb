namespace ExpressEntry.Sim.Data.Documents;

/// <summary>What a place in a YAML or JSON document holds.</summary>
public enum DocumentNodeKind : byte
{
    /// <summary>Nothing.</summary>
    Null,

    /// <summary>A text, a date included.</summary>
    Text,

    /// <summary>A number.</summary>
    Number,

    /// <summary>True or false.</summary>
    Boolean,

    /// <summary>Values in order.</summary>
    List,

    /// <summary>Keys with values.</summary>
    Map,
}
