using System.Collections.Immutable;
using ExpressEntry.Sim.Cli.Studies;
using ExpressEntry.Sim.Forecasting.Studies;

namespace ExpressEntry.Sim.Cli.Tests.Studies;

/// <summary>Sentences about measures written down here.</summary>
public sealed class SensitivitySentencesTests
{
    private const string Independent = "The keys act nearly independently of each other.";
    private const string Unknown = "Whether keys act together cannot be told from these rows.";

    [Theory]
    [InlineData(0.81, 0.7, 0.9, "About 19 % (95 % 10 % to 30 %) belongs to keys acting together.")]
    [InlineData(0.81, 0.5, 1.1, Unknown)]
    [InlineData(0.98, 0.9, 1.05, Independent)]
    [InlineData(0.98, 0.5, 1.5, Unknown)]
    [InlineData(0.98, 0.97, 0.99, Independent)]
    public void Of_SobolIndices_SpeaksOfInteractionAsFarAsTheIntervalGoes(double alone, double low, double high, string says)
    {
        string sentence = SensitivitySentences.Of("pool", Result(2, new Interval(alone, low, high)));
        Assert.StartsWith("k1 decides most:", sentence, StringComparison.Ordinal);
        Assert.Contains(says, sentence, StringComparison.Ordinal);
        Assert.Single(new[] { "About ", Unknown, Independent }, part => sentence.Contains(part, StringComparison.Ordinal));
    }

    [Fact]
    public void Of_OneKey_HasNothingToActTogetherWith() =>
        Assert.Equal(
            "k1 is the only key that varies, so all of the variance over its range is its own.",
            SensitivitySentences.Of("pool", Result(1, new Interval(0.81, 0.7, 0.9)))
        );

    [Fact]
    public void Of_OneReplication_SaysNothingOfInteractionOrNoise()
    {
        string sentence = SensitivitySentences.Of("pool", Result(2, new Interval(0.5, 0.4, 0.6)).WithoutIntervals());
        Assert.Equal(
            "k1 decides most: 40 % of the variance by itself, 50 % with what it does together with others.",
            sentence
        );
    }

    [Fact]
    public void Of_MorrisMeasuresOfOneReplication_SaysNothingOfNoise()
    {
        MorrisIndex loud = new MorrisIndex("k1", new(-9, -9, -9), new(9, 9, 9), new(0, 0, 0), 0).WithoutIntervals();
        MorrisIndex still = new MorrisIndex("k2", new(0, 0, 0), new(0, 0, 0), new(0, 0, 0), 0).WithoutIntervals();
        Assert.Equal(
            "k1 matters most: going through its range, it moves pool by 9.00 on average. k2 does nothing in the one replication.",
            SensitivitySentences.Of("pool", [loud, still])
        );
        Assert.Equal("No key moves pool in the one replication.", SensitivitySentences.Of("pool", [still]));
    }

    [Fact]
    public void Of_MorrisMeasuresBelowTheNoise_CannotBeToldFromIt()
    {
        MorrisIndex loud = new("k1", new(-9, -10, -8), new(9, 8, 10), new(0, 0, 0), 1);
        MorrisIndex quiet = new("k2", new(1, -1, 3), new(1, 0, 3), new(0, 0, 0), 1);
        Assert.Equal(
            "k1 matters most: going through its range, it lowers pool by 9.00 on average. k2 cannot be told from the noise of the replications.",
            SensitivitySentences.Of("pool", [loud, quiet])
        );
    }

    private static SobolResult Result(int keys, Interval alone)
    {
        ImmutableArray<SobolIndex> indices =
        [
            .. Enumerable
                .Range(1, keys)
                .Select(key => new SobolIndex(
                    $"k{key}",
                    new(0.4 / key, 0.3 / key, 0.5 / key),
                    new(0.5 / key, 0.4 / key, 0.6 / key)
                )),
        ];
        return new SobolResult(indices, alone, 10, 2, 0.1, 16, 10);
    }
}
