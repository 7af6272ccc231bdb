using System.Globalization;
using ExpressEntry.Sim.Data.Studies;
using FsCheck;
using FsCheck.Fluent;

namespace ExpressEntry.Sim.Data.Tests.Studies;

public sealed class DesignFileTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("eesim-design-").FullName;

    /// <summary>Every finite double comes back as the same number, spelled without an exponent.</summary>
    [Fact]
    public void Write_AnyNumbers_AreReadBackAsTheSameDoubles() =>
        Prop.ForAll(
                ArbMap.Default.ArbFor<NormalFloat[]>(),
                numbers =>
                {
                    var design = new DesignTable(
                        ["rounds.size_factor", "b"],
                        numbers.Select(number =>
                            (System.Collections.Immutable.ImmutableArray<string>)[PlainNumber.Of(number.Get), "x,\"y\""]
                        )
                    );
                    if (numbers.Length == 0)
                    {
                        return;
                    }

                    DesignFile.Write(PathOf("d.csv"), design);
                    DesignTable read = DesignFile.Read(PathOf("d.csv"));
                    Assert.Equal(design.Keys, read.Keys);
                    Assert.Equal(numbers.Select(number => number.Get), numbers.Select((_, i) => read.NumberAt(i, 0)));
                    Assert.All(read.Points, point => Assert.Equal("x,\"y\"", point[1]));
                    Assert.All(read.Points, point => Assert.DoesNotContain('E', point[0]));
                    Assert.Equal(Enumerable.Range(2, numbers.Length), read.Lines);
                }
            )
            .QuickCheckThrowOnFailure();

    [Theory]
    [InlineData("0.50", "0.5")]
    [InlineData("48_000", "48000")]
    [InlineData("1e-05", "0.00001")]
    [InlineData("-2.5E+3", "-2500")]
    [InlineData("+3", "3")]
    [InlineData("1.5e20", "150000000000000000000")]
    [InlineData("flows", "flows")]
    [InlineData("2025-03-25", "2025-03-25")]
    [InlineData("_1", "_1")]
    [InlineData("1e400", "1e400")]
    [InlineData("9007199254740993", "9007199254740993")]
    public void Canonical_Cells_HaveOneSpellingANumber(string cell, string expected)
    {
        Assert.Equal(expected, PlainNumber.Canonical(cell));
        Assert.Equal(expected, PlainNumber.Canonical(expected));
    }

    [Fact]
    public void Read_FileOfAnotherTool_TakesSpacesMarksAndLineEnds()
    {
        Put("d.csv", "\uFEFFa.b , c\r\n0.25, x \r\n\r\n1e-3,\"y\"\r\n");
        DesignTable design = DesignFile.Read(PathOf("d.csv"));
        Assert.Equal(["a.b", "c"], design.Keys);
        Assert.Equal(["0.25", "x"], design.Points[0]);
        Assert.Equal(["0.001", "y"], design.Points[1]);
        Assert.Equal([2, 4], design.Lines);
        Assert.True(design.IsNumeric(0));
        Assert.False(design.IsNumeric(1));
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("a\n", "has no points below its header")]
    [InlineData("a,a\n1,2\n", "line 1, column 2: 'a' stands there twice")]
    [InlineData("a,\n1,2\n", "line 1, column 2: has no key")]
    [InlineData("a,b\n1,2\n3\n", "line 3: has 1 cells; expected 2")]
    [InlineData("a,b\n1,2,3\n", "line 2: has 3 cells; expected 2")]
    [InlineData("a,b\n1,\n", "line 2, column 2 (b): is empty; expected a value")]
    [InlineData("a,b\n1,\"x\ny\"\n", "line 2, column 2 (b): has a control character")]
    [InlineData("a\n\"1", "does not end")]
    public void Read_BrokenTable_SaysLineAndColumn(string text, string says)
    {
        Put("d.csv", text);
        string message = Assert.Throws<InvalidInputException>(() => DesignFile.Read(PathOf("d.csv"))).Message;
        Assert.Contains(says, message, StringComparison.Ordinal);
        Assert.Contains("d.csv", message, StringComparison.Ordinal);
        Assert.DoesNotContain('\n', message);
    }

    [Fact]
    public void Read_TooManyPoints_IsRefused()
    {
        Put(
            "d.csv",
            "a\n"
                + string.Concat(
                    Enumerable
                        .Range(0, DesignTable.MostPoints + 1)
                        .Select(i => $"{i.ToString(CultureInfo.InvariantCulture)}\n")
                )
        );
        Assert.Contains(
            "expected up to 100,000",
            Assert.Throws<InvalidInputException>(() => DesignFile.Read(PathOf("d.csv"))).Message,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Read_AbsentFileAndWriteIntoNowhere_AreRefused()
    {
        Assert.Throws<InvalidInputException>(() => DesignFile.Read(PathOf("absent.csv")));
        var design = new DesignTable(
            ["a"],
            [
                ["1"],
            ]
        );
        Assert.Throws<InvalidInputException>(() => DesignFile.Write(PathOf("no/where.csv"), design));
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string PathOf(string name) => Path.Combine(_folder, name);

    private void Put(string name, string text) => File.WriteAllText(PathOf(name), text);
}
