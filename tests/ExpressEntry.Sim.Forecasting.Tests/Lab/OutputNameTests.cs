using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;

namespace ExpressEntry.Sim.Forecasting.Tests.Lab;

public sealed class OutputNameTests
{
    [Theory]
    [InlineData("cutoff:cec")]
    [InlineData("cutoff:senior_managers@2026-11")]
    [InlineData("last_cutoff:french@2027")]
    [InlineData("invitations")]
    [InlineData("invitations:pnp@2026-12")]
    [InlineData("pool")]
    [InlineData("pool:501-600@2026-08")]
    [InlineData("flow:admitted:cec@2027-01")]
    [InlineData("flow:expired")]
    [InlineData("admissions@2027")]
    [InlineData("admissions:federal@2027")]
    [InlineData("admissions:pnp")]
    [InlineData("wait:cec")]
    [InlineData("never_invited")]
    [InlineData("odds:505:cec+french")]
    [InlineData("odds:505:general")]
    public void Parse_Name_IsWrittenAsItWasRead(string text)
    {
        Assert.Equal(text, OutputName.Parse(text).ToString());
        Assert.Equal(OutputName.Parse(text), OutputName.Parse(" " + text));
    }

    [Fact]
    public void Parse_GroupsInAnotherOrder_AreTheSameOutput() =>
        Assert.Equal(OutputName.Parse("odds:505:cec+french"), OutputName.Parse("odds:505:french+general+cec+french"));

    [Theory]
    [InlineData("cutof:cec", "'cutof' is not known (did you mean 'cutoff'?)")]
    [InlineData("", "expected cutoff:TYPE")]
    [InlineData("cutoff", "says too little")]
    [InlineData("cutoff:cec:pnp", "says too much: 'pnp'")]
    [InlineData("cutoff:frensh", "did you mean 'french'?")]
    [InlineData("cutoff:other", "has the type 'other'")]
    [InlineData("cutoff:cec@2026-13", "the period '2026-13'")]
    [InlineData("cutoff:cec@26", "the period '26'")]
    [InlineData("cutoff:cec@2026@2027", "more than one '@'")]
    [InlineData("pool@2026", "the end of a month (2026-11)")]
    [InlineData("pool:600-501", "the band '600-501'")]
    [InlineData("flow:admited", "did you mean 'admitted'?")]
    [InlineData("flow:admitted:ceq", "did you mean 'cec'?")]
    [InlineData("admissions:federl", "did you mean 'federal'?")]
    [InlineData("odds:1201:cec", "expected 0 to 1200")]
    [InlineData("odds:-1:cec", "expected 0 to 1200")]
    [InlineData("odds:500", "says too little")]
    [InlineData("odds:500:", "has the type ''")]
    [InlineData("never_invited:cec", "says too much: 'cec'")]
    public void Parse_NoName_SaysWhichPartAndWhatIsAllowed(string text, string says)
    {
        string message = Assert.Throws<InvalidInputException>(() => OutputName.Parse(text)).Message;
        Assert.Contains(says, message, StringComparison.Ordinal);
        Assert.Contains($"'{text}'", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }
}
