using System.Collections.Immutable;
using System.Text;
using System.Text.Json.Nodes;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Learned;
using FsCheck;
using FsCheck.Fluent;

namespace ExpressEntry.Sim.Forecasting.Tests.Learned;

public sealed class SavedModelTests
{
    private static readonly DateOnly AsOf = new(2024, 5, 17);
    private static readonly PublishedHistory Known = HistoryTables.ReadEmbedded().KnownBefore(AsOf);
    private static readonly ImmutableArray<SavedModel> Models = SavedModel.FitAll(Known, AsOf);

    [Fact]
    public void FitAll_SixModels_AreOfTheHalfYearAndOfOneTable()
    {
        Assert.Equal(6, Models.Select(model => model.FileName).Distinct(StringComparer.Ordinal).Count());
        Assert.All(Models, model => Assert.Equal(new DateOnly(2024, 1, 1), model.FittedBefore));
        Assert.Single(Models.Select(model => model.Digest).Distinct(StringComparer.Ordinal));
    }

    [Fact]
    public void ToBytes_FittedAgainFromAnotherCopyOfTheHistory_IsTheSameBytes()
    {
        // Another history object, cut on another day of the half-year; fitted anew, not taken from what is shared.
        var table = LearningTable.Of(HistoryTables.ReadEmbedded().KnownBefore(new DateOnly(2024, 6, 30)));
        int count = table.CountBefore(new DateOnly(2024, 1, 1));
        double[][] rows = [.. table.Rows.Take(count).Select(row => row.Features)];
        double[] targets = [.. table.Rows.Take(count).Select(row => Math.Round(row.Round.Cutoff - row.BaseOf(true), 6))];
        SavedModel regression = Models.Single(model => model is { Model: LearnedModel.Regression, IsSizeKnown: true });
        var again = new SavedModel(
            LearnedModel.Regression,
            isSizeKnown: true,
            new DateOnly(2024, 1, 1),
            count,
            table.DigestOf(count),
            QuantileRegression.Fit(rows, targets, new RegressionSettings())
        );
        Assert.Equal(regression.ToBytes(), again.ToBytes());
    }

    [Fact]
    public void Read_WhatWasWritten_ForecastsTheSameToTheBit()
    {
        foreach (SavedModel model in Models)
        {
            SavedModel read = SavedModel.Read(model.ToBytes(), model.FileName);
            Assert.Equal(model.ToBytes(), read.ToBytes());
            read.CheckFittedTo(Known, model.FileName);
            foreach (LearningRow row in LearningTable.Of(Known).Rows.TakeLast(20))
            {
                CutoffQuantiles written = model.Forecast(row.Features, row.BaseOf(model.IsSizeKnown));
                Assert.Equal(written.Values, read.Forecast(row.Features, row.BaseOf(model.IsSizeKnown)).Values);
            }
        }
    }

    [Fact]
    public void CheckFittedTo_OtherRounds_IsRefusedWithBothDigests()
    {
        PublishedHistory other = Known with { Rounds = [.. Known.Rounds.Where(round => round.Date.Year != 2022)] };
        var refused = Assert.Throws<InvalidInputException>(() => Models[0].CheckFittedTo(other, "model.json"));
        Assert.Contains("model.json: 'data_digest' is ", refused.Message, StringComparison.Ordinal);
        Assert.Contains(Models[0].Digest[..12], refused.Message, StringComparison.Ordinal);
        Assert.Contains("expected", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void FitAll_TooFewRounds_SaysHowManyAreNeeded()
    {
        var early = new DateOnly(2015, 6, 1);
        var refused = Assert.Throws<InvalidInputException>(() => SavedModel.FitAll(Known.KnownBefore(early), early));
        Assert.Contains("expected 60 or more", refused.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("format", "\"other\"", "expected \"eesim-model\"")]
    [InlineData("version", "2", "'version' is 2; expected 1")]
    [InlineData("version", "1.5", "'version' is 1.5; expected a whole number")]
    [InlineData("model", "\"tree\"", "expected regression, boosted, forest")]
    [InlineData("size_known", "1", "expected true or false")]
    [InlineData("fitted_before", "\"2024-02-30\"", "expected a date")]
    [InlineData("rows", "0", "expected a whole number 1-")]
    [InlineData("data_digest", "\"xyz\"", "64 lower-case hexadecimal digits")]
    [InlineData("features", "[\"last_cutoff\"]", "'features' is last_cutoff; expected last_cutoff, last_change")]
    [InlineData("features", "[1,2]", "'features' is")]
    [InlineData("parameters", "[]", "'parameters' is Array; expected Object")]
    [InlineData("parameters", "{}", "is missing")]
    public void Read_AMemberThatIsWrong_SaysWhichAndWhatIsAllowed(string key, string value, string expected)
    {
        foreach (SavedModel model in Models)
        {
            JsonNode root = JsonNode.Parse(model.ToBytes())!;
            root[key] = JsonNode.Parse(value);
            AssertRefused(root, expected);
        }
    }

    [Theory]
    [InlineData(LearnedModel.Regression, "centres", 0, "'centres' is of length")]
    [InlineData(LearnedModel.Regression, "coefficients", 0, "'coefficients' is of length 18; expected 19")]
    [InlineData(LearnedModel.Boosted, "start", 0, "'start' is of length 18; expected 19")]
    [InlineData(LearnedModel.Forest, "targets", 0, "'targets' is of length")]
    public void Read_AListThatIsTooShort_SaysHowLongItShouldBe(LearnedModel model, string key, int removed, string expected)
    {
        JsonNode root = Parsed(model);
        root["parameters"]![key]!.AsArray().RemoveAt(removed);
        AssertRefused(root, expected);
    }

    [Theory]
    [InlineData("[999,0,1,2,-1]")] // a feature that is not there
    [InlineData("[0,0,0,1,-1]")] // a child before its parent: the walk would not end
    [InlineData("[0,0,1,99999,-1]")] // a child that is not there
    [InlineData("[0,0,0,0,7]")] // a leaf that is not there
    [InlineData("[0,0,1,2]")] // too short
    [InlineData("[0,\"x\",1,2,-1]")] // no number
    public void Read_ATreeThatCannotBeWalked_IsRefused(string node)
    {
        foreach (LearnedModel model in new[] { LearnedModel.Boosted, LearnedModel.Forest })
        {
            JsonNode root = Parsed(model);
            root["parameters"]!["trees"]![0]!["nodes"]!.AsArray()[0] = JsonNode.Parse(node);
            AssertRefused(root, "'nodes' is");
        }
    }

    [Fact]
    public void Read_AnyByteChanged_IsReadOrRefusedAndNeverAnythingElse()
    {
        byte[][] files = [.. Models.Select(model => model.ToBytes())];
        Prop.ForAll(
                Gen.Choose(0, int.MaxValue).Three().ToArbitrary(),
                chosen =>
                {
                    byte[] bytes = (byte[])files[chosen.Item1 % files.Length].Clone();
                    int most = chosen.Item1 % 2 == 0 ? 600 : bytes.Length; // half of them in the first members
                    bytes[chosen.Item2 % Math.Min(most, bytes.Length)] = (byte)(chosen.Item3 % 128);
                    try
                    {
                        SavedModel.Read(bytes, "model.json");
                    }
                    catch (InvalidInputException refused)
                    {
                        return refused.Message.StartsWith("model.json", StringComparison.Ordinal);
                    }

                    return true;
                }
            )
            .Check(Config.QuickThrowOnFailure.WithMaxTest(200));
    }

    [Theory]
    [InlineData("")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("null")]
    [InlineData("{\"format\":\"eesim-model\"}")]
    public void Read_NoModelFile_IsRefused(string text) =>
        Assert.StartsWith(
            "model.json",
            Assert.Throws<InvalidInputException>(() => SavedModel.Read(Encoding.UTF8.GetBytes(text), "model.json")).Message,
            StringComparison.Ordinal
        );

    private static JsonNode Parsed(LearnedModel model) => JsonNode.Parse(Models.First(one => one.Model == model).ToBytes())!;

    private static void AssertRefused(JsonNode root, string expected)
    {
        byte[] bytes = Encoding.UTF8.GetBytes(root.ToJsonString());
        string message = Assert.Throws<InvalidInputException>(() => SavedModel.Read(bytes, "model.json")).Message;
        Assert.StartsWith("model.json: '", message, StringComparison.Ordinal);
        Assert.Contains(expected, message, StringComparison.Ordinal);
    }
}
