using System.Collections.Immutable;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Reports.Runs;

/// <summary>Adds up <c>rounds.parquet</c> by type and month.</summary>
internal sealed class RoundTally(ImmutableArray<DateOnly> months, int first, int replications)
{
    private readonly MonthPlaces _places = new(months);
    private readonly SortedDictionary<RoundType, TypeTally> _types = [];

    /// <summary>Adds rows, which come in order of replication.</summary>
    public void Add(TableRows rows)
    {
        ReadOnlySpan<int> numbers = rows.Column<int>(0).Values;
        ReadOnlySpan<long> at = rows.Column<long>(2).Values;
        ReadOnlySpan<string?> words = rows.Column<string?>(3).Values;
        ReadOnlySpan<int> invited = rows.Column<int>(6).Values;
        ReadOnlySpan<int> cutoffs = rows.Column<int>(7).Values;
        ReadOnlySpan<bool> hasCutoff = rows.Column<int>(7).IsPresent;
        (string? word, TypeTally? own) = (null, null);
        for (int i = 0; i < rows.Count; i++)
        {
            if (!ReferenceEquals(words[i], word) || own is null)
            {
                word = words[i];
                _ = RoundTypes.TryParse(word, out RoundType type);
                if (!_types.TryGetValue(type, out own))
                {
                    _types[type] = own = new TypeTally(months, replications);
                }
            }

            own.Add(numbers[i] - first, _places.Of(at[i]), invited[i], hasCutoff[i] ? cutoffs[i] : null);
        }
    }

    public ImmutableArray<TypeFigures> Finish() => [.. _types.Select(entry => entry.Value.Finish(entry.Key))];

    private sealed class TypeTally(ImmutableArray<DateOnly> months, int replications)
    {
        private readonly CutoffHistogram _all = new();
        private readonly CutoffHistogram[] _cutoffs = [.. months.Select(_ => new CutoffHistogram())];
        private readonly long[][] _invited = [.. months.Select(_ => new long[replications])];
        private readonly bool[][] _hasRound = [.. months.Select(_ => new bool[replications])];
        private long _rounds;

        public void Add(int replication, int month, int invited, int? cutoff)
        {
            _rounds++;
            _invited[month][replication] += invited;
            _hasRound[month][replication] = true;
            if (cutoff is { } score)
            {
                _all.Add(score);
                _cutoffs[month].Add(score);
            }
        }

        public TypeFigures Finish(RoundType type)
        {
            return new TypeFigures(
                type,
                (double)_rounds / replications,
                Spread.Of(_all),
                Spread.Of(Sum(_ => true)),
                [.. _cutoffs.Select(Spread.Of)],
                [.. _hasRound.Select(month => month.Count(has => has) / (double)replications)],
                [.. _invited.Select(month => Spread.Of(month))],
                [
                    .. months
                        .Select(month => month.Year)
                        .Distinct()
                        .Select(year => Spread.Of(Sum(place => months[place].Year == year))),
                ]
            );
        }

        private long[] Sum(Func<int, bool> isIn)
        {
            long[] sum = new long[replications];
            for (int month = 0; month < months.Length; month++)
            {
                for (int i = 0; i < replications && isIn(month); i++)
                {
                    sum[i] += _invited[month][i];
                }
            }

            return sum;
        }
    }
}
