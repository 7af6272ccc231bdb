using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>Arrivals by score that the published bands ask for. Source: <c>docs/model.md</c>, "Flows".</summary>
internal static class BandArrivals
{
    /// <summary>What comes in keeps up the published net inflow: it replaces what leaves, expires and is nominated.</summary>
    /// <param name="flows">The bands.</param>
    /// <param name="departures">Share of the pool that leaves on a day.</param>
    /// <param name="nominations">Nominations a day, from all scores alike.</param>
    /// <param name="factors">Multiplies each band's arrivals.</param>
    /// <returns>Arrivals a day by score; nominees come from within.</returns>
    public static double[] ToCome(PublishedFlows flows, double departures, double nominations, ReadOnlySpan<double> factors)
    {
        double[] arrivals = new double[CrsScore.Count];
        double total = flows.Bands.Where(flow => flow.Band.High <= CrsScore.Nomination).Sum(flow => (double)flow.Count);
        for (int i = 0; i < flows.Bands.Length; i++)
        {
            BandFlow flow = flows.Bands[i];
            if (flow.Band.Low > CrsScore.Nomination)
            {
                continue;
            }

            double leaving = departures + (flow.Count > 0 ? flow.InvitedPerDay / flow.Count : 0);
            double stillThere = PortableMath.Exp(-Math.Min(leaving * ProfileValidity.Days, 600));
            double expiring = leaving > 0 ? flow.Count * leaving * stillThere / (1 - stillThere) : 0;
            double nominated = total > 0 ? nominations * flow.Count / total : 0;
            double going = (departures * flow.Count) + expiring + nominated;
            double perDay = Math.Max(0, flow.NetInflowPerDay + going) * factors[i];
            double weights = ScoreSpread.SumOf(flow.Band);
            for (int score = flow.Band.Low; score <= flow.Band.High; score++)
            {
                arrivals[score] = perDay * ScoreSpread.WeightOf(flow.Band, score) / weights;
            }
        }

        return arrivals;
    }

    /// <summary>The arrivals that would have left the counted stock: those still there, and those that rounds have taken since.</summary>
    /// <param name="counted">Profiles by score at the start.</param>
    /// <param name="attrition">Rate of leaving, a day, above 0.</param>
    /// <param name="peaks">Each type's arrivals at the peak of the shape.</param>
    /// <param name="memories">One a type: up to when each score was invited.</param>
    /// <param name="startUtcSeconds">The start.</param>
    /// <returns>Arrivals a day by score.</returns>
    public static double[] OfThePast(
        ReadOnlySpan<double> counted,
        double attrition,
        ReadOnlySpan<double> peaks,
        ImmutableArray<ClearanceMemory> memories,
        long startUtcSeconds
    )
    {
        double[] arrivals = new double[CrsScore.Count];
        double year = SignatureFlows.Filled(ProfileValidity.Days, attrition);
        for (int score = 0; score <= CrsScore.Nomination; score++)
        {
            double taken = 0;
            for (int i = 0; i < peaks.Length; i++)
            {
                double untaken = SignatureFlows.Filled(memories[i].DaysSinceCleared(score, startUtcSeconds), attrition);
                taken += peaks[i] * TypeInflow.Shape[score] * (year - untaken);
            }

            arrivals[score] = (counted[score] + taken) / year;
        }

        return arrivals;
    }
}
