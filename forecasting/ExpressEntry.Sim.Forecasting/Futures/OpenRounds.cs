using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Applications;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>The rounds before a simulation starts whose invitations or applications are not all decided yet.</summary>
internal static class OpenRounds
{
    /// <summary>Their invitations by program.</summary>
    /// <param name="rounds">Rounds with size and cut-off.</param>
    /// <param name="from">Instant of the first one that counts, UTC seconds.</param>
    /// <param name="to">Instant before which the last one lies, UTC seconds.</param>
    /// <param name="mix">The signatures.</param>
    /// <param name="perDay">Arrivals by signature and score, at the middle of every range.</param>
    /// <returns>
    /// Program rounds under their program; the others under CEC and FSW, by CEC's share of the group's arrivals from the
    /// cut-off up.
    /// </returns>
    public static IEnumerable<PastInvitations> InvitationsOf(
        IEnumerable<PublishedRound> rounds,
        long from,
        long to,
        SignatureMix mix,
        double[][] perDay
    )
    {
        foreach (PublishedRound round in rounds)
        {
            long at = ClearanceMemory.InstantOf(round);
            if (at < from || at >= to)
            {
                continue;
            }

            int size = round.Invitations!.Value;
            FlowProgram program = FlowPrograms.OfInvitation(round.Type, default, CrsScore.Min);
            if (program != FlowProgram.None)
            {
                yield return new PastInvitations(at, program, size);
                continue;
            }

            int underCec = (int)Math.Round(size * CecShareOf(round, mix, perDay));
            yield return new PastInvitations(at, FlowProgram.Cec, underCec);
            yield return new PastInvitations(at, FlowProgram.Fsw, size - underCec);
        }
    }

    private static double CecShareOf(PublishedRound round, SignatureMix mix, double[][] perDay)
    {
        (double cec, double all) = (0, 0);
        for (int signature = 0; signature < perDay.Length; signature++)
        {
            if (round.Type == RoundType.General || mix.Groups[signature].Contains(round.Type))
            {
                double reached = perDay[signature].Skip(round.Cutoff!.Value).Sum();
                all += reached;
                cec += mix.Groups[signature].Contains(RoundType.Cec) ? reached : 0;
            }
        }

        return all > 0 ? cec / all : 0;
    }
}
