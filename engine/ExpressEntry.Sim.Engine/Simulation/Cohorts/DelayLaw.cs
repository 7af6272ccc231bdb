using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Randomness;

namespace ExpressEntry.Sim.Engine.Simulation.Cohorts;

/// <summary>Days until an answer, for each of the dated deadlines.</summary>
internal sealed class DelayLaw
{
    private const int Stride = ProfileValidity.Days + 1;
    private readonly List<MarkTable> _tables = [];
    private double[] _after = []; // [deadline, days]: weight of the answers later than so many days
    private ImmutableArray<DatedDeadline> _deadlines = [];
    private ImmutableArray<double> _weights = [];
    private bool _isBuilt;

    /// <summary>Prepares for a law.</summary>
    /// <param name="deadlines">The deadlines.</param>
    /// <param name="weights">Of 1, 2, 3 … days; empty for any day to the deadline alike.</param>
    public void Prepare(ImmutableArray<DatedDeadline> deadlines, ImmutableArray<double> weights)
    {
        if (_isBuilt && deadlines == _deadlines && weights == _weights)
        {
            return;
        }

        (_deadlines, _weights, _isBuilt) = (deadlines, weights, true);
        if (_after.Length < deadlines.Length * Stride)
        {
            _after = new double[deadlines.Length * Stride];
        }

        while (_tables.Count < deadlines.Length)
        {
            _tables.Add(new MarkTable());
        }

        for (int law = 0; law < deadlines.Length; law++)
        {
            Build(_tables[law], _after.AsSpan(law * Stride, Stride), deadlines[law].Days, weights);
        }
    }

    /// <summary>Draws the days until an answer.</summary>
    /// <param name="law">Index of the deadline.</param>
    /// <param name="random">Gives a number.</param>
    public int Draw(int law, ref RandomStream random) => (int)_tables[law].Draw(ref random);

    /// <summary>The share that answers in some days, of those who have not answered before.</summary>
    /// <param name="law">Index of the deadline.</param>
    /// <param name="seen">Days that are over.</param>
    /// <param name="days">Days that will be over; from <paramref name="seen"/> on.</param>
    public double ShareBetween(int law, int seen, int days)
    {
        double left = _after[(law * Stride) + Math.Min(seen, ProfileValidity.Days)];
        return left > 0 ? 1 - (_after[(law * Stride) + Math.Min(days, ProfileValidity.Days)] / left) : 1;
    }

    private static void Build(MarkTable table, Span<double> after, int deadline, ImmutableArray<double> weights)
    {
        table.Clear();
        after.Clear();
        for (int day = deadline; day >= 1; day--)
        {
            double weight =
                weights.IsEmpty ? 1
                : day <= weights.Length ? weights[day - 1]
                : 0;
            table.Add((uint)day, weight);
            after[day - 1] = after[day] + weight;
        }

        table.Build();
    }
}
