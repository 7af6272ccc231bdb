using ExpressEntry.Sim.Forecasting.Studies;

namespace ExpressEntry.Sim.Cli.Studies;

/// <summary>What the measures of one output come to, in a sentence or a few.</summary>
internal static class SensitivitySentences
{
    private const double WideInterval = 0.3;
    private const double NearlyAll = 0.95; // of the variance: what is missing is not worth a sentence
    private const double SurelyMost = 0.8;
    private const double Quiet = 0.05;

    /// <summary>Of Morris measures.</summary>
    /// <param name="output">Name of the output.</param>
    /// <param name="order">The keys from the strongest down, one at least.</param>
    public static string Of(string output, MorrisIndex[] order)
    {
        const double certain = 2;
        MorrisIndex first = order[0];
        MorrisIndex[] quiet =
        [
            .. order.Where(index => index.MuStar.Value <= certain * index.Noise || index.MuStar.Value == 0),
        ];
        if (quiet.Length == order.Length)
        {
            return double.IsNaN(first.Noise)
                ? $"No key moves {output} in the one replication."
                : $"No key moves {output} by more than the noise of the replications.";
        }

        string way =
            first.Mu.Low > 0 ? "raises"
            : first.Mu.High < 0 ? "lowers"
            : "moves";
        string sentence =
            $"{first.Key} matters most: going through its range, it {way} {output} by {StudyText.Number(first.MuStar.Value)} on average.";
        MorrisIndex[] bent = [.. order.Except(quiet).Where(index => index.Sigma.Value > index.MuStar.Value / 2)];
        sentence +=
            bent.Length == 0
                ? ""
                : $" The effect of {string.Join(", ", bent.Select(index => index.Key))} depends much on where the keys are.";
        string still = string.Join(", ", quiet.Select(index => index.Key));
        return quiet.Length == 0 ? sentence
            : double.IsNaN(first.Noise)
                ? $"{sentence} {still} {(quiet.Length == 1 ? "does" : "do")} nothing in the one replication."
            : $"{sentence} {still} cannot be told from the noise of the replications.";
    }

    /// <summary>Of Sobol indices.</summary>
    /// <param name="output">Name of the output.</param>
    /// <param name="result">The indices, one key at least.</param>
    public static string Of(string output, SobolResult result)
    {
        SobolIndex[] order = [.. result.Indices.OrderByDescending(index => index.Total.Value)];
        if (order.All(index => double.IsNaN(index.Total.Value)))
        {
            return double.IsNaN(result.NoiseShare)
                ? $"{output} does not vary over these ranges in the one replication."
                : $"{output} does not vary over these ranges by more than the noise of the replications.";
        }

        SobolIndex first = order[0];
        if (order.Length == 1)
        {
            return $"{first.Key} is the only key that varies, so all of the variance over its range is its own.";
        }

        string sentence =
            $"{first.Key} decides most: {Percent(first.First.Value)} of the variance by itself, {Percent(first.Total.Value)} with what it does together with others.";
        sentence += Together(result.Alone);
        sentence +=
            first.Total.High - first.Total.Low > WideInterval
                ? " The intervals are wide; more rows (--base) would make them narrower."
                : "";
        string[] quiet = [.. order.Where(index => index.Total.High < Quiet).Select(index => index.Key)];
        return quiet.Length == 0
            ? sentence
            : $"{sentence} {string.Join(", ", quiet)} could be set to any value of the range without much difference.";
    }

    /// <summary><c>19 %</c>, within 0 and 100.</summary>
    public static string Percent(double value) => $"{Math.Clamp(value, 0, 1) * 100:0} %";

    // Keys act together where the interval of what they do alone leaves 1 out, and nearly not where it holds little else.
    private static string Together(Interval alone) =>
        !alone.IsKnown ? ""
        : alone is { Value: > NearlyAll, Low: > SurelyMost } ? " The keys act nearly independently of each other."
        : alone.High < 1
            ? $" About {Percent(1 - alone.Value)} (95 % {Percent(1 - alone.High)} to {Percent(1 - alone.Low)}) belongs to keys acting together."
        : " Whether keys act together cannot be told from these rows.";
}
