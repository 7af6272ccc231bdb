using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Engine.Applications;

/// <summary>A law prepared for drawing; kept where the next replication has the same times and families.</summary>
internal sealed class ProcessingTables
{
    private ImmutableArray<ProcessingPeriod> _periods;
    private ImmutableArray<double> _personsWeights;
    private AliasTable[] _times = []; // period by period, in each by program

    /// <summary>Persons of an application less 1.</summary>
    public AliasTable Persons { get; private set; } = new([1]);

    /// <summary>The most days from receipt to decision.</summary>
    public int MostDays { get; private set; }

    /// <summary>Builds what has changed since the last law.</summary>
    public void Prepare(ProcessingLaw law)
    {
        if (law.Periods != _periods)
        {
            _periods = law.Periods;
            _times =
            [
                .. law
                    .Periods.SelectMany(period => period.DecidedAfterDays)
                    .Select(weights => new AliasTable(weights.AsSpan())),
            ];
            MostDays = _times.Max(table => table.Count);
        }

        if (law.PersonsWeights != _personsWeights)
        {
            _personsWeights = law.PersonsWeights;
            Persons = new AliasTable(_personsWeights.AsSpan());
        }
    }

    /// <summary>Days to the decision, less 1, of what is received on a day.</summary>
    public AliasTable TimesOf(long day, FlowProgram program)
    {
        int period = _periods.Length - 1;
        while (period > 0 && day < _periods[period].FromDay)
        {
            period--;
        }

        return _times[(period * FlowPrograms.Count) + (int)program];
    }
}
