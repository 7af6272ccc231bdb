using System.Collections.Immutable;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Contracts;

namespace ExpressEntry.Sim.Forecasting.Learned;

/// <summary>A fitted model with all that is needed to trust it: what it was fitted to, and what it expects to see.</summary>
/// <remarks>
/// The same rounds give the same bytes on the same platform: sums run in a fixed order, and fitted numbers are rounded to six
/// digits before they are used or written.
/// </remarks>
public sealed class SavedModel
{
    /// <summary>Version of the file's layout; another one is refused.</summary>
    public const int FormatVersion = 1;

    internal SavedModel(
        LearnedModel model,
        bool isSizeKnown,
        DateOnly fittedBefore,
        int rows,
        string digest,
        IQuantileModel fitted
    )
    {
        Model = model;
        IsSizeKnown = isSizeKnown;
        FittedBefore = fittedBefore;
        Rows = rows;
        Digest = digest;
        Fitted = fitted;
    }

    /// <summary>Which model.</summary>
    public LearnedModel Model { get; }

    /// <summary>Whether it sees the size of the round (task A) or not (task B).</summary>
    public bool IsSizeKnown { get; }

    /// <summary>It was fitted to rounds before this day, the first of January or July.</summary>
    public DateOnly FittedBefore { get; }

    /// <summary>How many rounds it was fitted to.</summary>
    public int Rows { get; }

    /// <summary>SHA-256 of those rounds with their features, 64 lower-case hexadecimal digits.</summary>
    public string Digest { get; }

    /// <summary>Its name among the files of a folder.</summary>
    public string FileName => $"{Model.ToWord()}-{(IsSizeKnown ? "size-known" : "size-hidden")}.json";

    internal IQuantileModel Fitted { get; }

    /// <summary>Fits every model with and without the size.</summary>
    /// <param name="known">A history cut at the day.</param>
    /// <param name="asOf">The first day that is not known; rounds before its half-year are learned from.</param>
    /// <returns>Six models.</returns>
    /// <exception cref="InvalidInputException">Fewer than sixty rounds can be learned from.</exception>
    public static ImmutableArray<SavedModel> FitAll(PublishedHistory known, DateOnly asOf)
    {
        var table = LearningTable.Of(known);
        DateOnly day = FittedModels.RefitDay(asOf);
        int count = table.CountBefore(day);
        var saved = ImmutableArray.CreateBuilder<SavedModel>();
        foreach (bool isSizeKnown in new[] { true, false })
        {
            FittedModels fitted =
                FittedModels.Of(table, count, isSizeKnown)
                ?? throw new InvalidInputException(
                    $"{known.Source} holds {count} rounds before {day:yyyy-MM-dd} to learn from (nominee rounds and first rounds do not count); expected {FittedModels.FewestRows} or more."
                );
            foreach (LearnedModel model in LearnedModels.All)
            {
                saved.Add(new SavedModel(model, isSizeKnown, day, count, fitted.Digest, fitted.ModelOf(model)));
            }
        }

        return saved.ToImmutable();
    }

    /// <summary>The model as a JSON file.</summary>
    /// <returns>UTF-8, a newline at the end.</returns>
    public byte[] ToBytes() => SavedModelWriter.Write(this);

    /// <summary>Reads a model back.</summary>
    /// <param name="bytes">A file's bytes.</param>
    /// <param name="source">Its name, for messages.</param>
    /// <returns>The model.</returns>
    /// <exception cref="InvalidInputException">
    /// It is no model file, of another version, lists other features than this program computes, or does not hold together.
    /// </exception>
    public static SavedModel Read(ReadOnlyMemory<byte> bytes, string source) => SavedModelReader.Read(bytes, source);

    /// <summary>Refuses a model that was fitted to other rounds than a history holds.</summary>
    /// <param name="known">The history it is to be used with.</param>
    /// <param name="source">Its name, for messages.</param>
    /// <exception cref="InvalidInputException">The digests differ.</exception>
    public void CheckFittedTo(PublishedHistory known, string source)
    {
        var table = LearningTable.Of(known);
        int count = table.CountBefore(FittedBefore);
        string digest = count == 0 ? "none" : table.DigestOf(count);
        if (count != Rows || digest != Digest)
        {
            throw new InvalidInputException(
                $"{source}: 'data_digest' is {Digest[..12]}… of {Rows} rounds before {FittedBefore:yyyy-MM-dd}; "
                    + $"expected {digest[..Math.Min(12, digest.Length)]}… of {count}, as in the history ({known.Source})."
            );
        }
    }

    /// <summary>Forecasts a round by this model alone.</summary>
    /// <param name="features">One number a feature, in the order of <see cref="RoundFeatures.All"/>.</param>
    /// <param name="start">What changes are counted from, CRS points.</param>
    /// <returns>Quantiles.</returns>
    internal CutoffQuantiles Forecast(ReadOnlySpan<double> features, double start)
    {
        Span<double> quantiles = stackalloc double[CutoffQuantiles.Count];
        Fitted.Predict(features[..RoundFeatures.CountOf(IsSizeKnown)], quantiles);
        foreach (ref double quantile in quantiles)
        {
            quantile += start;
        }

        return CutoffQuantiles.From(quantiles);
    }
}
