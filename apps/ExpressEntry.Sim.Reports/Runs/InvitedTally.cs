using System.Collections.Immutable;
using ExpressEntry.Sim.Data.Results;

namespace ExpressEntry.Sim.Reports.Runs;

/// <summary>Adds up <c>invited.parquet</c> by band of scores and calendar year.</summary>
internal sealed class InvitedTally(ImmutableArray<DateOnly> months, int first, int replications)
{
    private readonly MonthPlaces _places = new(months);
    private readonly int[] _years = [.. months.Select(month => month.Year).Distinct()];
    private readonly Dictionary<string, long[][]> _bands = new(StringComparer.Ordinal);

    public void Add(TableRows rows)
    {
        ReadOnlySpan<int> numbers = rows.Column<int>(0).Values;
        ReadOnlySpan<string?> labels = rows.Column<string?>(1).Values;
        ReadOnlySpan<string?> bands = rows.Column<string?>(4).Values;
        ReadOnlySpan<long> counts = rows.Column<long>(5).Values;
        for (int i = 0; i < rows.Count; i++)
        {
            if (!_bands.TryGetValue(bands[i]!, out long[][]? own))
            {
                _bands[bands[i]!] = own = [.. _years.Select(_ => new long[replications])];
            }

            int year = Array.IndexOf(_years, months[_places.Of(labels[i]!)].Year);
            own[year][numbers[i] - first] += counts[i];
        }
    }

    public ImmutableArray<(string Band, ImmutableArray<Spread> ByYear)> Finish() =>
        [
            .. _bands
                .OrderByDescending(entry => LowEnd(entry.Key))
                .Select(entry => (entry.Key, entry.Value.Select(year => Spread.Of(year)).ToImmutableArray())),
        ];

    private static int LowEnd(string band) =>
        int.TryParse(band.AsSpan(0, band.IndexOf('-', StringComparison.Ordinal)), out int low) ? low : 0;
}
