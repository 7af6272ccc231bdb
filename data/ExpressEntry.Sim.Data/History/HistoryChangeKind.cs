namespace ExpressEntry.Sim.Data.History;

/// <summary>How a feed differs from the history it is joined with.</summary>
public enum HistoryChangeKind
{
    /// <summary>The feed has a record the history lacks.</summary>
    New,

    /// <summary>Both have the record with other figures; the feed's count.</summary>
    Changed,

    /// <summary>The feed leaves a figure out; the history's is kept.</summary>
    Filled,

    /// <summary>The feed lacks the record; the history's is kept.</summary>
    Kept,
}
