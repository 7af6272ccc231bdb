namespace ExpressEntry.Sim.Engine.Rules;

/// <summary>Bounds of the Comprehensive Ranking System score.</summary>
public static class CrsScore
{
    /// <summary>The lowest score.</summary>
    public const ushort Min = 0;

    /// <summary>The highest score: 600 for the person, 600 additional.</summary>
    public const ushort Max = 1200;

    /// <summary>Points for a provincial nomination; a nominee's score is above this, everyone else's at or below.</summary>
    public const ushort Nomination = 600;

    /// <summary>How many scores there are, 0 to 1,200.</summary>
    public const int Count = Max + 1;
}
