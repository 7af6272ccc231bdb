using System.Globalization;
using ExpressEntry.Sim.Data.History.Feed;
using FsCheck;
using FsCheck.Fluent;

namespace ExpressEntry.Sim.Data.Tests.History;

public sealed class FeedNumbersTests
{
    [Theory]
    [InlineData("779", 779)]
    [InlineData("5,000", 5_000)]
    [InlineData("27 332", 27_332)]
    [InlineData("1,234,567", 1_234_567)]
    [InlineData("231’533", 231_533)]
    [InlineData("5, 000", 5_000)]
    public void Read_WholeNumber_IsItsValue(string text, int expected)
    {
        Assert.Equal(expected, FeedNumbers.Read(text, 0, 10_000_000, out _));
    }

    [Theory]
    [InlineData("", "unreadable-number")]
    [InlineData("n/a", "unreadable-number")]
    [InlineData("12,88", "unreadable-number")]
    [InlineData("1,2345", "unreadable-number")]
    [InlineData(",500", "unreadable-number")]
    [InlineData("5.000", "unreadable-number")]
    [InlineData("-5", "unreadable-number")]
    [InlineData("1,234 567", "unreadable-number")]
    [InlineData("99999999999999999999", "number-out-of-range")]
    [InlineData("1201", "number-out-of-range")]
    public void Read_AnythingElse_IsNullUnderItsRule(string text, string rule)
    {
        Assert.Null(FeedNumbers.Read(text, 0, 1200, out FeedRule? fired));
        Assert.Equal(rule, fired?.Id);
    }

    [Fact]
    public void Read_AnyNumberWithAnySeparator_ReadsBackEqual()
    {
        var cases =
            from value in Gen.Choose(0, int.MaxValue)
            from separator in Gen.Elements(",", " ", "'", "’", "")
            select (
                value,
                Text: value.ToString("N0", CultureInfo.InvariantCulture).Replace(",", separator, StringComparison.Ordinal)
            );

        Prop.ForAll(cases.ToArbitrary(), c => FeedNumbers.Read(c.Text, 0, int.MaxValue, out _) == c.value)
            .QuickCheckThrowOnFailure();
    }
}
