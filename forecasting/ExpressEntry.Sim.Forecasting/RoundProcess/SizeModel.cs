using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Knowledge;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.RoundProcess;

/// <summary>How large the next round of a type will be: near the last one, drawn towards the mean of the last four.</summary>
internal sealed class SizeModel
{
    private const double LastWeight = 0.75;
    private const int Recent = 4;
    private const double OwnHalfLife = 5;
    private const double PooledRounds = 6;
    private const int PooledDays = 1096;
    private const int RegimeRounds = 24;
    private const double RegimeFactor = 1.5;
    private const int LargestUnknown = 5000;
    private static readonly ConditionalWeakTable<PublishedHistory, SizeModel> Cache = [];

    private readonly ImmutableArray<Type> _types;

    private SizeModel(PublishedHistory known)
    {
        var rounds = KnownRounds.Of(known);
        List<(DateOnly Date, double Residual)> pooled = [];
        double[][] residuals = new double[RoundTypes.All.Length][];
        foreach (RoundType type in RoundTypes.All)
        {
            ImmutableArray<CompleteRound> own = rounds.OfType(type);
            residuals[(int)type] = new double[Math.Max(0, own.Length - 1)];
            for (int i = 1; i < own.Length; i++)
            {
                double residual = Math.Log(own[i].Size) - Middle(own, i);
                residuals[(int)type][i - 1] = residual;
                pooled.Add((own[i].Date, residual));
            }
        }

        int newest = rounds.All.IsEmpty ? 0 : rounds.All[^1].Date.DayNumber;
        double[] recent = [.. pooled.Where(one => newest - one.Date.DayNumber <= PooledDays).Select(one => one.Residual)];
        _types = [.. RoundTypes.All.Select(type => new Type(rounds.OfType(type), residuals[(int)type], recent))];
    }

    /// <summary>Learned once for each history object, then shared.</summary>
    public static SizeModel Learn(PublishedHistory known) => Cache.GetValue(known, static history => new SizeModel(history));

    /// <summary>Sizes that stand for the distribution of the next round's, each equally likely.</summary>
    /// <param name="type">A type with at least one round.</param>
    /// <param name="count">How many.</param>
    public int[] Scenarios(RoundType type, int count)
    {
        Type model = _types[(int)type];
        double middle = Middle(model.LastLogSizes);
        int[] sizes = new int[count];
        for (int i = 0; i < count; i++)
        {
            double residual = EmpiricalQuantile.OfSortedWeighted(model.Residuals, (i + 0.5) / count);
            sizes[i] = model.ToSize(middle + residual);
        }

        return sizes;
    }

    /// <summary>A fresh memory of the type's last sizes, for <see cref="Next"/>.</summary>
    public double[] StartMemory(RoundType type) => (double[])_types[(int)type].LastLogSizes.Clone();

    /// <summary>Draws the next size and remembers it.</summary>
    public int Next(RoundType type, double[] lastLogSizes, ref KeyedRandom random)
    {
        Type model = _types[(int)type];
        int size = model.ToSize(Middle(lastLogSizes) + model.Draw(random.NextUniform()));
        Remember(lastLogSizes, size);
        return size;
    }

    /// <summary>Puts a size that was held into a memory.</summary>
    public static void Remember(double[] lastLogSizes, int size)
    {
        Array.Copy(lastLogSizes, 1, lastLogSizes, 0, Recent - 1);
        lastLogSizes[^1] = Math.Log(size);
    }

    private static double Middle(ImmutableArray<CompleteRound> own, int end)
    {
        Span<double> last = stackalloc double[Recent];
        for (int back = 0; back < Recent; back++)
        {
            last[Recent - 1 - back] = Math.Log(own[Math.Max(0, end - 1 - back)].Size);
        }

        return Middle(last);
    }

    private static double Middle(ReadOnlySpan<double> last)
    {
        double mean = (last[0] + last[1] + last[2] + last[3]) / Recent;
        return (LastWeight * last[^1]) + ((1 - LastWeight) * mean);
    }

    /// <summary>One type: its last four sizes (the first repeated where there are fewer) and weighted residuals.</summary>
    private sealed class Type
    {
        private readonly double[] _cumulative;
        private readonly double _least;
        private readonly double _most;

        public Type(ImmutableArray<CompleteRound> own, double[] residuals, double[] pooled)
        {
            LastLogSizes = new double[Recent];
            for (int back = 0; back < Recent && !own.IsEmpty; back++)
            {
                LastLogSizes[Recent - 1 - back] = Math.Log(own[Math.Max(0, own.Length - 1 - back)].Size);
            }

            // Regimes of size end, but they end slowly: within a factor of what the last rounds were.
            ReadOnlySpan<CompleteRound> recent = own.AsSpan()[Math.Max(0, own.Length - RegimeRounds)..];
            (_least, _most) = (1, LargestUnknown);
            for (int i = 0; i < recent.Length; i++)
            {
                _least = i == 0 ? recent[0].Size : Math.Min(_least, recent[i].Size);
                _most = i == 0 ? recent[0].Size : Math.Max(_most, recent[i].Size);
            }

            _least /= RegimeFactor;
            _most *= RegimeFactor;
            List<(double, double)> weighted = [];
            for (int i = 0; i < residuals.Length; i++)
            {
                weighted.Add((residuals[i], Math.Pow(0.5, (residuals.Length - 1 - i) / OwnHalfLife)));
            }

            weighted.AddRange(pooled.Select(residual => (residual, PooledRounds / pooled.Length)));
            if (weighted.Count == 0)
            {
                weighted.AddRange([(-1.0, 1.0), (0.0, 1.0), (1.0, 1.0)]);
            }

            Residuals = [.. weighted.OrderBy(one => one.Item1)];
            _cumulative = new double[Residuals.Length];
            double sum = 0;
            for (int i = 0; i < _cumulative.Length; i++)
            {
                sum += Residuals[i].Weight;
                _cumulative[i] = sum;
            }
        }

        public double[] LastLogSizes { get; }

        public (double Value, double Weight)[] Residuals { get; }

        public double Draw(double uniform)
        {
            int index = Array.BinarySearch(_cumulative, uniform * _cumulative[^1]);
            return Residuals[Math.Min(index < 0 ? ~index : index, Residuals.Length - 1)].Value;
        }

        public int ToSize(double logSize) => (int)Math.Round(Math.Clamp(Math.Exp(logSize), Math.Max(1, _least), _most));
    }
}
