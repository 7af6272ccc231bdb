using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Results;

namespace ExpressEntry.Sim.Reports.Runs;

/// <summary>Adds up <c>pool.parquet</c> at the end of each month and of the run.</summary>
internal sealed class PoolTally
{
    // The bands of the official page that are shown with their tens.
    private static readonly ImmutableArray<ScoreBand> Parents = [new ScoreBand(451, 500), new ScoreBand(401, 450)];

    private readonly Dictionary<long, int> _ends = [];
    private readonly Dictionary<string, int> _bands = new(StringComparer.Ordinal);
    private readonly List<long[]> _sums = [];
    private readonly List<long[]> _atEnd = [];
    private readonly long[][] _totals;
    private readonly int _first;
    private readonly int _replications;

    public PoolTally(ImmutableArray<DateOnly> months, DateOnly end, int first, int replications)
    {
        (_first, _replications) = (first, replications);
        for (int i = 0; i < months.Length; i++)
        {
            DateOnly next = months[i].AddMonths(1);
            _ends.Add(MonthPlaces.MicrosOf(next < end ? next : end), i);
        }

        _totals = [.. months.Select(_ => new long[replications])];
    }

    public void Add(TableRows rows)
    {
        ReadOnlySpan<int> numbers = rows.Column<int>(0).Values;
        ReadOnlySpan<long> at = rows.Column<long>(1).Values;
        ReadOnlySpan<string?> bands = rows.Column<string?>(2).Values;
        ReadOnlySpan<int> counts = rows.Column<int>(3).Values;
        for (int i = 0; i < rows.Count; i++)
        {
            if (!_ends.TryGetValue(at[i], out int month))
            {
                continue;
            }

            if (!_bands.TryGetValue(bands[i]!, out int band))
            {
                band = _bands.Count;
                _bands.Add(bands[i]!, band);
                _sums.Add(new long[_totals.Length]);
                _atEnd.Add(new long[_replications]);
            }

            _sums[band][month] += counts[i];
            _totals[month][numbers[i] - _first] += counts[i];
            if (month == _totals.Length - 1)
            {
                _atEnd[band][numbers[i] - _first] += counts[i];
            }
        }
    }

    public PoolFigures Finish() =>
        new(
            [.. _bands.OrderBy(entry => entry.Value).Select(entry => entry.Key)],
            [.. _sums.Select(sums => sums.Select(sum => (double)sum / _replications).ToImmutableArray())],
            [.. _totals.Select(total => Spread.Of(total))],
            [.. BandsAtEnd()]
        );

    private IEnumerable<(ScoreBand Band, Spread Counts)> BandsAtEnd()
    {
        HashSet<ScoreBand> shown = [];
        foreach ((string label, int place) in _bands.OrderBy(entry => entry.Value))
        {
            if (!ScoreBand.TryParse(label, out ScoreBand band))
            {
                continue;
            }

            foreach (ScoreBand parent in Parents.Where(parent => parent.IsParentOf(band) && shown.Add(parent)))
            {
                yield return (parent, Spread.Of(SumOf(parent)));
            }

            yield return (band, Spread.Of(_atEnd[place]));
        }
    }

    private long[] SumOf(ScoreBand parent)
    {
        long[] sum = new long[_replications];
        foreach ((string label, int place) in _bands)
        {
            if (ScoreBand.TryParse(label, out ScoreBand band) && parent.IsParentOf(band))
            {
                for (int i = 0; i < sum.Length; i++)
                {
                    sum[i] += _atEnd[place][i];
                }
            }
        }

        return sum;
    }
}
