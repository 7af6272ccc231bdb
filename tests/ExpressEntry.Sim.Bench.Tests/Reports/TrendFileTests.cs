using System.Xml.Linq;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Gate;
using ExpressEntry.Sim.Gate.Exact;
using ExpressEntry.Sim.Gate.Reports;
using ExpressEntry.Sim.Gate.Statistics;
using ExpressEntry.Sim.Gate.Timing;

namespace ExpressEntry.Sim.Bench.Tests.Reports;

public sealed class TrendFileTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("gate-").FullName;

    private string Lines => Path.Combine(_root, "bench", "results", "cpu", "trend.jsonl");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Append_SeveralCommits_KeepsOneLineEachAndDrawsThem()
    {
        Append("aaaaaaa", 1.0);
        Append("bbbbbbb", 1.2);
        Append("bbbbbbb", 1.1); // measured again
        var points = TrendFile.Read(Lines, File.ReadAllLines(Lines));
        Assert.Equal(["aaaaaaa", "bbbbbbb"], points.Select(point => point.Commit));
        Assert.Equal(1.1, points[1].Costs["round"]);
        XElement drawing = XElement.Load(Path.ChangeExtension(Lines, "svg"));
        string[] dots = [.. drawing.Descendants().Where(one => one.Name.LocalName == "circle").Select(one => one.Value)];
        Assert.Equal(["round aaaaaaa: 100.0 %", "round bbbbbbb: 110.0 %"], dots);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("{\"commit\":\"a\"}")]
    [InlineData("[]")]
    public void Read_DamagedLine_SaysWhich(string line)
    {
        InvalidInputException e = Assert.Throws<InvalidInputException>(() =>
            TrendFile.Read("trend.jsonl", ["{\"commit\":\"a\",\"date\":\"2026-01-01\",\"paths\":{}}", line])
        );
        Assert.StartsWith("trend.jsonl line 2: ", e.Message, StringComparison.Ordinal);
    }

    private void Append(string commit, double cost) =>
        TrendFile.Append(
            new GateOptions
            {
                Root = _root,
                Cpu = "cpu",
                Commit = commit,
                Date = "2026-11-22",
            },
            [("round", new Counters([1, 2, 3, 4, 5]))],
            [new TimedPath("round", new Decision(default, default, 18), cost, 1)]
        );
}
