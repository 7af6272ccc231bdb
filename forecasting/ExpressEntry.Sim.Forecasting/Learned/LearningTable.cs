using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Baselines;
using ExpressEntry.Sim.Forecasting.Clearance;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Learned;

/// <summary>Every past round a learned model can learn from: all types but nominees, from the second round of each on.</summary>
internal sealed class LearningTable
{
    private static readonly ConditionalWeakTable<PublishedHistory, LearningTable> Cache = [];

    private readonly ImmutableArray<string> _digests; // of the rows up to each one, that one included

    private LearningTable(PublishedHistory known)
    {
        var rounds = KnownRounds.Of(known);
        var rows = ImmutableArray.CreateBuilder<LearningRow>();
        var digests = ImmutableArray.CreateBuilder<string>();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (PastForecast past in ClearanceState.Learn(known).PastForecasts)
        {
            CompleteRound round = past.Round;
            int earlier = MonthlyOrigins.CountBefore(rounds.OfType(round.Type), round.Date);
            if (earlier > 0)
            {
                double[] features = RoundFeatures.Of(rounds, round.Type, round.Date, round.Size, past.Forecast);
                rows.Add(new LearningRow(round, earlier, features, past.Forecast, past.Persistence));
                Append(hash, rows[^1]);
                digests.Add(Convert.ToHexStringLower(hash.GetCurrentHash()));
            }
        }

        Rows = rows.ToImmutable();
        _digests = digests.ToImmutable();
    }

    /// <summary>By date, then in published order.</summary>
    public ImmutableArray<LearningRow> Rows { get; }

    /// <summary>The rows of a history; made once for each history object, then shared.</summary>
    /// <param name="known">A history cut to what may be known.</param>
    public static LearningTable Of(PublishedHistory known) =>
        Cache.GetValue(known, static history => new LearningTable(history));

    /// <summary>How many rows are of rounds before a day.</summary>
    public int CountBefore(DateOnly day)
    {
        int count = Rows.Length;
        while (count > 0 && Rows[count - 1].Round.Date >= day)
        {
            count--;
        }

        return count;
    }

    /// <summary>The SHA-256 of the first rows: type, day, features, cut-off and the plain forecasts beside it.</summary>
    /// <param name="count">1 to the number of rows.</param>
    /// <returns>64 lower-case hexadecimal digits: equal rows, equal digest.</returns>
    public string DigestOf(int count) => _digests[count - 1];

    private static void Append(IncrementalHash hash, LearningRow row)
    {
        ReadOnlySpan<int> whole = [(int)row.Round.Type, row.Round.Date.DayNumber, row.Round.Cutoff, row.Earlier];
        hash.AppendData(MemoryMarshal.AsBytes(whole));
        hash.AppendData(MemoryMarshal.AsBytes(row.Features.AsSpan()));
        foreach (CutoffQuantiles? beside in new[] { row.Clearance, row.Persistence })
        {
            hash.AppendData(MemoryMarshal.AsBytes(beside is null ? [double.NaN] : beside.Values.AsSpan()));
        }
    }
}
