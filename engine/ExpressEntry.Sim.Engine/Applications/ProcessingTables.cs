using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Engine.Applications;

/// <summary>A law prepared for drawing; kept where the next replication has the same times and families.</summary>
internal sealed class ProcessingTables
{
    private const int MostDaysOfALook = 62; // longer looks draw each day of receipt by itself
    private readonly Dictionary<(int Row, int Days), AliasTable> _looks = [];
    private ImmutableArray<ProcessingPeriod> _periods;
    private ImmutableArray<double> _personsWeights;
    private double[][] _shares = []; // period by period, in each by program; share by days less 1
    private double[] _moreThan = []; // share with at least 1, 2, 3 … persons of those with as many as the entry before

    /// <summary>The most days from receipt to decision.</summary>
    public int MostDays { get; private set; }

    /// <summary>The times the tables are of.</summary>
    public ImmutableArray<ProcessingPeriod> Periods => _periods;

    /// <summary>Builds what has changed since the last law.</summary>
    public void Prepare(ProcessingLaw law)
    {
        if (law.Periods != _periods)
        {
            _periods = law.Periods;
            _looks.Clear();
            _shares =
            [
                .. law
                    .Periods.SelectMany(period => period.DecidedAfterDays)
                    .Select(weights =>
                    {
                        double total = weights.Sum();
                        return weights.Select(weight => weight / total).ToArray();
                    }),
            ];
            MostDays = _shares.Max(shares => shares.Length);
        }

        if (law.PersonsWeights != _personsWeights)
        {
            _personsWeights = law.PersonsWeights;
            double[] left = [.. _personsWeights.Select((_, i) => _personsWeights.Skip(i).Sum())];
            _moreThan = [.. left.Skip(1).Select((more, i) => left[i] > 0 ? more / left[i] : 0)];
        }
    }

    /// <summary>The shares decided 1, 2, 3 … days after a day of receipt.</summary>
    public ReadOnlySpan<double> SharesOf(long day, FlowProgram program) => _shares[RowOf(day, program)];

    /// <summary>Days from the first day of a look to the decision, less 1, of what came evenly over the look.</summary>
    /// <returns>Null where the look is long or has several laws: each day of receipt is to be drawn by itself.</returns>
    public AliasTable? TimesOf(long fromDay, long toDay, FlowProgram program)
    {
        int row = RowOf(fromDay, program);
        int days = (int)(toDay - fromDay);
        if (days > MostDaysOfALook || row != RowOf(toDay - 1, program))
        {
            return null;
        }

        if (!_looks.TryGetValue((row, days), out AliasTable? table))
        {
            double[] weights = new double[_shares[row].Length + days - 1];
            for (int day = 0; day < days; day++)
            {
                for (int i = 0; i < _shares[row].Length; i++)
                {
                    weights[day + i] += _shares[row][i];
                }
            }

            table = new AliasTable(weights);
            _looks[(row, days)] = table;
        }

        return table;
    }

    /// <summary>The persons of some applications: all have one, and of those with k some have one more.</summary>
    public long DrawPersons(int applications, ref RandomStream random)
    {
        long persons = applications;
        foreach (double more in _moreThan)
        {
            applications = random.NextBinomial(applications, more);
            persons += applications;
        }

        return persons;
    }

    private int RowOf(long day, FlowProgram program) =>
        (ProcessingPeriod.IndexAt(_periods, day) * FlowPrograms.Count) + (int)program;
}
