using System.Collections.Immutable;
using ExpressEntry.Sim.Data.Results;

namespace ExpressEntry.Sim.Reports.Runs;

/// <summary>Adds up <c>flows.parquet</c> by program, event and month.</summary>
internal sealed class FlowTally(ImmutableArray<DateOnly> months, int first, int replications)
{
    private const string All = "all";
    private const string Submitted = "submitted";
    private readonly MonthPlaces _places = new(months);
    private readonly Dictionary<(string Program, string Flow), long[][]> _counts = [];

    public void Add(TableRows rows)
    {
        ReadOnlySpan<int> numbers = rows.Column<int>(0).Values;
        ReadOnlySpan<string?> labels = rows.Column<string?>(1).Values;
        ReadOnlySpan<string?> programs = rows.Column<string?>(2).Values;
        ReadOnlySpan<string?> flows = rows.Column<string?>(3).Values;
        ReadOnlySpan<long> counts = rows.Column<long>(4).Values;
        for (int i = 0; i < rows.Count; i++)
        {
            int month = _places.Of(labels[i]!);
            int replication = numbers[i] - first;
            CountsOf(programs[i]!, flows[i]!)[month][replication] += counts[i];
            CountsOf(All, flows[i]!)[month][replication] += counts[i];
            if (flows[i] is "arrived" or "re_entered")
            {
                // What a year-end report calls profiles submitted: first ones and new ones together.
                CountsOf(All, Submitted)[month][replication] += counts[i];
            }
        }
    }

    public ImmutableArray<FlowFigures> Finish()
    {
        int[] years = [.. months.Select(month => month.Year).Distinct()];
        return
        [
            .. _counts.Select(entry => new FlowFigures(
                entry.Key.Program,
                entry.Key.Flow,
                Spread.Of(Sum(entry.Value, _ => true)),
                [.. entry.Value.Select(month => Spread.Of(month))],
                [.. years.Select(year => Spread.Of(Sum(entry.Value, place => months[place].Year == year)))]
            )),
        ];
    }

    private long[][] CountsOf(string program, string flow)
    {
        if (!_counts.TryGetValue((program, flow), out long[][]? own))
        {
            _counts[(program, flow)] = own = [.. months.Select(_ => new long[replications])];
        }

        return own;
    }

    private long[] Sum(long[][] counts, Func<int, bool> isIn)
    {
        long[] sum = new long[replications];
        for (int month = 0; month < counts.Length; month++)
        {
            if (isIn(month))
            {
                for (int i = 0; i < sum.Length; i++)
                {
                    sum[i] += counts[month][i];
                }
            }
        }

        return sum;
    }
}
