namespace ExpressEntry.Sim.Engine.Rules.Programs;

/// <summary>Whether a requirement is met, as far as a profile says.</summary>
public enum RequirementStatus : byte
{
    /// <summary>Met.</summary>
    Met,

    /// <summary>Not met.</summary>
    NotMet,

    /// <summary>The profile does not say enough; never guessed.</summary>
    NotStated,
}
