using ExpressEntry.Sim.Cli.Common;

namespace ExpressEntry.Sim.Cli.Tests.Common;

public sealed class PlainTextTests
{
    [Theory]
    [InlineData(0, "0 result sets")]
    [InlineData(1, "1 result set")]
    [InlineData(2000, "2,000 result sets")]
    public void Count_OfANoun_HasItsNumber(int count, string text) =>
        Assert.Equal(text, PlainText.Count(count, "result set"));
}
