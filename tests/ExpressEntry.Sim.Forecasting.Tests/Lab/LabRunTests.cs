using System.Collections.Immutable;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Forecasting.Lab;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Forecasting.Tests.Lab;

/// <summary>A hundredth of the pool over forty days: a replication takes some milliseconds.</summary>
public sealed class LabRunTests : IDisposable
{
    private const string Small =
        "scenario: 1\nhorizon_days: 40\npool: {factor: 0.01, from: flows}\narrivals: {factor: 0.01}\n"
        + "rounds: {cadence: [{type: cec, every_days: 4, size: 30}, {type: french, every_days: 9, size: 12}]}";

    private static readonly ImmutableArray<OutputName> Outputs = OutputName.ParseList(
        "cutoff:cec,last_cutoff:french@2026-08,cutoff:pnp,invitations,invitations:cec@2026-07,pool,pool:501-600@2026-07,"
            + "flow:arrived,flow:invited:cec,admissions@2026,wait:cec,wait:french,wait:pnp,never_invited,odds:505:cec"
    );

    private static readonly PublishedHistory History = HistoryTables.ReadEmbedded();
    private readonly string _folder = Directory.CreateTempSubdirectory("eesim-lab-").FullName;

    [Fact]
    public void Run_AgainstAStoredResultSet_HasTheSameValues()
    {
        Scenario scenario = Resolve(Small);
        SimulationOutcome stored = SimulationRun.Run(
            new SimulationRequest
            {
                Scenario = scenario,
                History = History,
                Range = new ReplicationRange(1, 1, 3, 22),
                ProgramVersion = "test",
                Folder = Path.Combine(_folder, "set"),
            },
            onDone: null,
            TestContext.Current.CancellationToken
        );
        OutputValues read = StoredRun.Measure(stored.Results, Outputs);
        OutputValues live = Run([new LabScenario(scenario, History)], new LabSettings(3, 22)).OrThrow()[0];
        Assert.Equal((3, 20), (read.FirstReplication, read.Replications));
        for (int i = 0; i < Outputs.Length; i++)
        {
            Assert.Equal(live.Column(i), read.Column(Outputs[i]));
        }

        Assert.Contains(live.Column(OutputName.Parse("wait:french")).ToArray(), double.IsFinite);
    }

    [Fact]
    public void Run_TwoScenariosOnThreeThreads_HasTheValuesOfEachAloneOnOne()
    {
        var one = new LabScenario(Resolve(Small), History);
        var other = new LabScenario(Resolve(Small.Replace("horizon_days: 40", "horizon_days: 41")), History);
        LabSettings settings = new(25);
        LabResult together = Run([one, other], settings with { Threads = 3 });
        foreach ((LabScenario scenario, int place) in new[] { (one, 0), (other, 1) })
        {
            OutputValues alone = Run([scenario], settings).OrThrow()[0];
            for (int i = 0; i < Outputs.Length; i++)
            {
                Assert.Equal(alone.Column(i), together.Values[place].Column(i));
            }
        }
    }

    [Fact]
    public void Run_OutputOutsideTheHorizon_IsRefusedBeforeAnythingRuns()
    {
        var scenario = new LabScenario(Resolve(Small), History);
        Assert.Throws<InvalidInputException>(() =>
            LabRun.Run(
                [scenario],
                [OutputName.Parse("cutoff:cec@2029")],
                new LabSettings(1),
                (_, _) => Assert.Fail("A replication was run."),
                TestContext.Current.CancellationToken
            )
        );
        Assert.Throws<InvalidInputException>(() => scenario.Check(OutputName.Parse("pool:455-500")));
    }

    [Fact]
    public void Run_Cancelled_Stops()
    {
        using var cancel = new CancellationTokenSource();
        Assert.Throws<OperationCanceledException>(() =>
            LabRun.Run(
                [new LabScenario(Resolve(Small), History)],
                Outputs,
                new LabSettings(1_000),
                (_, _) => cancel.Cancel(),
                cancel.Token
            )
        );
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static LabResult Run(ImmutableArray<LabScenario> scenarios, LabSettings settings) =>
        LabRun.Run(scenarios, Outputs, settings, onDone: null, TestContext.Current.CancellationToken);

    private static Scenario Resolve(string text) =>
        ScenarioReader.Read("small.yaml", text) with
        {
            AsOf = History.DataEnds!.Value.AddDays(1),
            Seed = 5,
            Replications = 1000,
        };
}
