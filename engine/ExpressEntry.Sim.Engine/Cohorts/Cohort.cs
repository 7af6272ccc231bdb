using ExpressEntry.Sim.Engine.Pools;

namespace ExpressEntry.Sim.Engine.Cohorts;

/// <summary>Profiles of one score of which the same is known, so that any order among them is equally likely.</summary>
/// <param name="Count">Profiles: all that were there when <paramref name="Mass"/> was set, whether or not they have left since.</param>
/// <param name="Member">Groups they are in.</param>
/// <param name="Known">Groups of which it is known whether they are in them.</param>
/// <param name="From">Submitted from here on, UTC seconds.</param>
/// <param name="To">Submitted before, UTC seconds; equal to <paramref name="From"/> where the instant itself is known.</param>
/// <param name="Mass">
/// <see cref="Survival.MassOf"/> when it was last asked: how much of it is left is the share that stays.
/// </param>
/// <param name="ArrivalScore">
/// The score they arrived with; a nomination raises the score and not the groups that come with it.
/// </param>
internal readonly record struct Cohort(
    int Count,
    uint Member,
    uint Known,
    double From,
    double To,
    double Mass,
    ushort ArrivalScore
)
{
    /// <summary>Profiles who have just arrived, or will.</summary>
    public static Cohort OfArrivals(int count, int score, double from, double to) =>
        new(count, GroupSet.InPool, GroupSet.InPool, from, to, Survival.MassOfFresh(from, to), (ushort)score);

    /// <summary>Whether the instant of submission is known.</summary>
    public bool IsInstant => From >= To;

    /// <summary>Whether all of them have yet to arrive.</summary>
    public bool IsFuture(double now) => From >= now;
}
