namespace ExpressEntry.Sim.Data.History.Feed;

/// <summary>What comes of a rule that fired.</summary>
public enum FeedRuleKind
{
    /// <summary>Another spelling of the same thing: no figure is touched, nothing is noted.</summary>
    Spelling,

    /// <summary>Kept as published; the record carries a note where its figures are in doubt.</summary>
    Kept,

    /// <summary>A known mistake was undone; the record carries a note with both figures.</summary>
    Corrected,

    /// <summary>Absent or unreadable: the value is null.</summary>
    Null,

    /// <summary>Nothing of it can be kept.</summary>
    LeftOut,
}
