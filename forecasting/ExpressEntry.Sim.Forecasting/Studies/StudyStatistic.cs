using System.Globalization;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.Studies;
using ExpressEntry.Sim.Engine.Statistics;

namespace ExpressEntry.Sim.Forecasting.Studies;

/// <summary>One number for an output over its replications: a mean, a quantile, or the share on one side of a bound.</summary>
public sealed record StudyStatistic
{
    private const string Form = "mean, median, pNN with NN of 1-99, prob<=X or prob>=X";

    private readonly double _level; // of a quantile, or the bound of a share
    private readonly Kind _kind;

    private StudyStatistic(string text, Kind kind, double level) => (Text, _kind, _level) = (text, kind, level);

    private enum Kind : byte
    {
        Mean,
        Quantile,
        AtMost,
        AtLeast,
    }

    /// <summary>The median.</summary>
    public static StudyStatistic Median { get; } = Parse("median");

    /// <summary>As it is written.</summary>
    public string Text { get; }

    /// <summary>Whether it is a probability, 0 to 1.</summary>
    public bool IsProbability => _kind is Kind.AtMost or Kind.AtLeast;

    /// <summary>Reads a statistic as it is written on the command line.</summary>
    /// <param name="text">For example <c>p80</c> or <c>prob&lt;=500</c>.</param>
    /// <exception cref="InvalidInputException">It is none; the message shows what is allowed.</exception>
    public static StudyStatistic Parse(string text)
    {
        const int boundStart = 6;
        string words = text.Replace(" ", "", StringComparison.Ordinal);
        if (words is "mean")
        {
            return new StudyStatistic(words, Kind.Mean, 0);
        }

        if (words is "median")
        {
            return new StudyStatistic(words, Kind.Quantile, 0.5);
        }

        if (words.StartsWith("prob<=", StringComparison.Ordinal) || words.StartsWith("prob>=", StringComparison.Ordinal))
        {
            if (PlainNumber.TryParse(words[boundStart..], out double bound))
            {
                return new StudyStatistic(words, words[4] == '<' ? Kind.AtMost : Kind.AtLeast, bound);
            }
        }
        else if (
            words.StartsWith('p')
            && int.TryParse(words.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out int percent)
            && percent is >= 1 and <= 99
        )
        {
            return new StudyStatistic(words, Kind.Quantile, percent / 100.0);
        }

        throw new InvalidInputException($"--statistic is '{text}'; expected {Form}.");
    }

    /// <summary>The statistic of replications.</summary>
    /// <param name="values">One a replication, NaN for none. A share counts those as neither; all else leaves them out.</param>
    /// <returns>NaN where no replication has a value (a share: 0).</returns>
    public double Of(ReadOnlySpan<double> values)
    {
        if (IsProbability)
        {
            int count = 0;
            foreach (double value in values)
            {
                count += (_kind == Kind.AtMost ? value <= _level : value >= _level) ? 1 : 0;
            }

            return values.IsEmpty ? double.NaN : (double)count / values.Length;
        }

        double[] found = values.ToArray();
        Array.Sort(found); // NaN first
        ReadOnlySpan<double> present = found.AsSpan(found.TakeWhile(double.IsNaN).Count());
        if (present.IsEmpty)
        {
            return double.NaN;
        }

        if (_kind == Kind.Quantile)
        {
            return Quantile.OfSorted(present, _level);
        }

        double sum = 0;
        foreach (double value in present)
        {
            sum += value;
        }

        return sum / present.Length;
    }
}
