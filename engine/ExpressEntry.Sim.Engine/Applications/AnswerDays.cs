using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Engine.Applications;

/// <summary>The days of answers after the invitation, prepared for drawing; kept while the law's delays stay.</summary>
internal sealed class AnswerDays
{
    private readonly Dictionary<(FlowEvent What, int Deadline), AliasTable> _tables = [];
    private ImmutableArray<double> _declined;
    private ImmutableArray<double> _applied;

    /// <summary>Forgets the tables where the delays are others than the last time.</summary>
    public void Prepare(AnswerLaw law)
    {
        if (law.DeclinedAfterDays != _declined || law.AppliedAfterDays != _applied)
        {
            (_declined, _applied) = (law.DeclinedAfterDays, law.AppliedAfterDays);
            _tables.Clear();
        }
    }

    /// <summary>Days from the invitation to the answer, less 1.</summary>
    /// <param name="what">Applied or declined.</param>
    /// <param name="deadline">Days to answer; the weights up to it count.</param>
    public AliasTable Of(FlowEvent what, int deadline)
    {
        if (!_tables.TryGetValue((what, deadline), out AliasTable? table))
        {
            ImmutableArray<double> weights = what == FlowEvent.Applied ? _applied : _declined;
            double[] days = new double[deadline];
            for (int day = 0; day < deadline; day++)
            {
                days[day] = weights.IsEmpty ? 1 : (day < weights.Length ? weights[day] : 0);
            }

            table = new AliasTable(days);
            _tables[(what, deadline)] = table;
        }

        return table;
    }
}
