using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation.Profiles;

namespace ExpressEntry.Sim.Engine.Simulation;

/// <summary>Finds the program of profiles and invitations.</summary>
public static class FlowPrograms
{
    /// <summary>How many there are.</summary>
    public const int Count = (int)FlowProgram.None + 1;

    /// <summary>The program a profile in the pool is counted under.</summary>
    /// <param name="groups">Its signature.</param>
    /// <param name="score">Above 600: a nominee.</param>
    /// <returns>The first one of the order.</returns>
    public static FlowProgram Of(GroupSet groups, int score) => Of(OfFederal(groups), score);

    /// <summary>The program an invitation is issued under.</summary>
    /// <param name="round">Program rounds invite under their program, category rounds under a federal one, general rounds under any.</param>
    /// <param name="groups">The profile's signature.</param>
    /// <param name="score">The profile's score.</param>
    /// <returns>The program.</returns>
    public static FlowProgram OfInvitation(RoundType round, GroupSet groups, int score) =>
        OfInvitation(round, OfFederal(groups), score);

    /// <summary>The first of the federal programs a signature has.</summary>
    internal static FlowProgram OfFederal(GroupSet groups) =>
        groups.Contains(RoundType.Cec) ? FlowProgram.Cec
        : groups.Contains(RoundType.Fsw) ? FlowProgram.Fsw
        : groups.Contains(RoundType.Fst) ? FlowProgram.Fst
        : FlowProgram.None;

    /// <summary>The program a profile in the pool is counted under.</summary>
    /// <param name="federal">The federal program of each signature.</param>
    /// <param name="word">The profile.</param>
    internal static FlowProgram Of(ReadOnlySpan<FlowProgram> federal, uint word) =>
        Of(federal[RowWord.SignatureOf(word)], RowWord.ScoreOf(word));

    internal static FlowProgram Of(FlowProgram federal, int score) =>
        score > CrsScore.Nomination ? FlowProgram.Pnp : federal;

    internal static FlowProgram OfInvitation(RoundType round, FlowProgram federal, int score) =>
        round switch
        {
            RoundType.Pnp => FlowProgram.Pnp,
            RoundType.Cec => FlowProgram.Cec,
            RoundType.Fsw => FlowProgram.Fsw,
            RoundType.Fst => FlowProgram.Fst,
            RoundType.General => Of(federal, score),
            _ => federal,
        };
}
