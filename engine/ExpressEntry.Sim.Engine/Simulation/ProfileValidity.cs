namespace ExpressEntry.Sim.Engine.Simulation;

/// <summary>How long a profile stays in the pool.</summary>
public static class ProfileValidity
{
    /// <summary>
    /// Days from submission to expiry in a simulation. The rule is one year from date and time of receipt; a leap year's
    /// extra day is left out here, which moves no stock by more than 0.3 %.
    /// </summary>
    public const int Days = 365;
}
