using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.History.Feed;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Data.Tests.History;

public sealed class RoundNamesTests
{
    [Fact]
    public void ToType_EveryNamePublishedSoFar_IsTheTypeInTheTable()
    {
        Assert.All(
            HistoryTables.ReadEmbedded().Rounds,
            round => Assert.Equal((round.Name, round.Type), (round.Name, RoundNames.ToType(round.Name)))
        );
    }

    [Theory]
    [InlineData("general", RoundType.General)]
    [InlineData("General round", RoundType.General)]
    [InlineData("Aucun programme précisé", RoundType.General)]
    [InlineData("PROVINCIAL NOMINEE PROGRAM", RoundType.Pnp)]
    [InlineData("Federal Skilled Trades Program", RoundType.Fst)]
    [InlineData("Federal Skilled Workers", RoundType.Fsw)]
    [InlineData("Trades occupations, 2027-Version 4", RoundType.Trades)]
    [InlineData("Transport occupations, 2026-Version 2", RoundType.Transport)]
    [InlineData("Researchers with Canadian work experience, 2026-Version 1", RoundType.Researchers)]
    [InlineData("Physicians with Canadian Work Experience (Version 9)", RoundType.Physicians)]
    [InlineData("Science, technology, engineering and math (STEM) occupations", RoundType.Stem)]
    [InlineData("Maîtrise du français (Version 2)", RoundType.French)]
    [InlineData("Catégorie de l’expérience canadienne", RoundType.Cec)]
    public void ToType_OtherWording_IsTheSameType(string name, RoundType expected)
    {
        Assert.Equal(expected, RoundNames.ToType(name));
    }

    [Theory]
    [InlineData("")]
    [InlineData("Entrepreneurs, 2027-Version 1")]
    [InlineData("Trades and transport occupations")]
    [InlineData("Attorneys general")]
    [InlineData("Skilled workers with high wages")]
    public void ToType_NameOfNoTypeOrTwo_IsOther(string name)
    {
        Assert.Equal(RoundType.Other, RoundNames.ToType(name));
    }
}
