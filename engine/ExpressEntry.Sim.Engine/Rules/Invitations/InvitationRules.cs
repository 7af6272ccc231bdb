using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules.Programs;

namespace ExpressEntry.Sim.Engine.Rules.Invitations;

/// <summary>What follows from an invitation to apply.</summary>
/// <param name="ProfileYears">Years after its submission at which a profile ends.</param>
/// <param name="Deadlines">How long an invitation can be answered, earliest first.</param>
public sealed record InvitationRules(int ProfileYears, ImmutableArray<InvitationDeadline> Deadlines)
{
    /// <summary>The deadline rule of a day of issue.</summary>
    /// <param name="issued">Day of issue.</param>
    /// <returns>The newest rule from that day or before, or null before the first.</returns>
    public InvitationDeadline? DeadlineOn(DateOnly issued) => Deadlines.LastOrDefault(rule => rule.From <= issued);

    /// <summary>Whether the deadline rule of a day of issue is not certain.</summary>
    /// <param name="issued">Day of issue.</param>
    /// <returns>True where sources do not pin the first day of a rule.</returns>
    public bool IsInDoubt(DateOnly issued) =>
        Deadlines.Any(rule => rule.DoubtFrom is { } from && from <= issued && issued <= rule.DoubtTo);

    /// <summary>The program an invitation is issued under: of those met, PNP before CEC before FSW before FST.</summary>
    /// <param name="isEligible">Whether each program is met; null where not known.</param>
    /// <returns>The program, or null where none is known to be met.</returns>
    public static ImmigrationProgram? ProgramOf(Func<ImmigrationProgram, bool?> isEligible)
    {
        foreach (ImmigrationProgram program in Enum.GetValues<ImmigrationProgram>())
        {
            if (isEligible(program) == true)
            {
                return program;
            }
        }

        return null;
    }
}
