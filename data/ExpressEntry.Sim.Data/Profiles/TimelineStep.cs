namespace ExpressEntry.Sim.Data.Profiles;

/// <summary>A day on which something about a profile changes.</summary>
/// <param name="Before">How it stood the day before.</param>
/// <param name="After">How it stands from this day on.</param>
/// <param name="Causes">Why; at least one.</param>
public sealed record TimelineStep(ProfileAssessment Before, ProfileAssessment After, IReadOnlyList<TimelineCause> Causes)
{
    /// <summary>The day.</summary>
    public DateOnly Day => After.Day;
}
