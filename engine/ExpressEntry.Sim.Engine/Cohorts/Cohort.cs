namespace ExpressEntry.Sim.Engine.Cohorts;

/// <summary>Profiles of one score of which the same is known, so that any order among them is equally likely.</summary>
internal struct Cohort
{
    /// <summary>Profiles: all that were there when <see cref="Mass"/> was set, whether or not they have left since.</summary>
    public int Count;

    /// <summary>Groups they are in.</summary>
    public uint Member;

    /// <summary>Groups of which it is known whether they are in them.</summary>
    public uint Known;

    /// <summary>Submitted from here on, UTC seconds.</summary>
    public double From;

    /// <summary>Submitted before, UTC seconds; equal to <see cref="From"/> where the instant itself is known.</summary>
    public double To;

    /// <summary>What <see cref="Survival.MassOf"/> would be had none of them left: how much of it is left is the share that stays.</summary>
    public double Mass;

    /// <summary>The score they arrived with; a nomination raises the score and not the groups that come with it.</summary>
    public ushort ArrivalScore;

    /// <summary>The next cohort of the score; −1 for none.</summary>
    public int Next;

    /// <summary>Whether the instant of submission is known.</summary>
    public readonly bool IsInstant => From >= To;
}
