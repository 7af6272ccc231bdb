namespace ExpressEntry.Sim.Data.History.Feed;

/// <summary>One way in which the feed departs from clean data, and what the reader does about it.</summary>
/// <param name="Id">Its name, lower case with hyphens; stable.</param>
/// <param name="Kind">What comes of it.</param>
/// <param name="Description">What was seen and what is done, for people.</param>
public sealed record FeedRule(string Id, FeedRuleKind Kind, string Description);
