using System.Collections.Immutable;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Lab;
using ExpressEntry.Sim.Forecasting.Lab.Comparisons;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Forecasting.Tests.Lab;

/// <summary>A tenth of the pool over forty days, with a twentieth of the arrivals: enough people for every round.</summary>
public sealed class ComparisonRunTests : IDisposable
{
    private const string Small =
        "scenario: 1\nname: small\nhorizon_days: 40\npool: {factor: 0.1, from: flows}\narrivals: {factor: 0.05}\n"
        + "rounds: {process: none, cadence: [{type: cec, every_days: 4, size: 30}, {type: french, every_days: 9, size: 12}]}";

    private static readonly PublishedHistory History = HistoryTables.ReadEmbedded();
    private readonly string _folder = Directory.CreateTempSubdirectory("eesim-compare-").FullName;

    [Fact]
    public void Run_AScenarioWithItself_IsZeroThroughoutAndSaysSo()
    {
        Comparison comparison = Run(40, Live(Small), Live(Small));
        Assert.Empty(comparison.DifferingKeys);
        Assert.All(
            comparison.Outputs,
            output =>
            {
                Assert.True(output.Differences[0].IsZero);
                Assert.True(output.Differences[0].Mean is null or 0);
                Assert.Equal(output.Values[0], output.Values[1]);
            }
        );
        string finding = Assert.Single(comparison.Findings);
        Assert.Equal(
            "With 'small (2)' nothing differs from 'small': every output is equal in every replication, as are all keys.",
            finding
        );
    }

    [Fact]
    public void Run_LargerRounds_IsSeenWithTheKnownInvitations()
    {
        Comparison comparison = Run(60, Live(Small), Live(Larger));
        DifferingKey key = Assert.Single(comparison.DifferingKeys);
        Assert.Equal(("rounds.cadence.cec.size", "30", "36"), (key.Key, key.Values[0], key.Values[1]));
        // Ten rounds of 36 for ten of 30, in every replication: the difference is certain.
        ComparedOutput invitations = Of(comparison, "invitations:cec");
        PairedDifference difference = invitations.Differences[0];
        Assert.Equal((60, 60, 60, 60), (difference.Mean, difference.Low, difference.High, difference.Pairs));
        Assert.Null(difference.VarianceRatio);
        ComparedOutput cutoff = Of(comparison, "cutoff:cec");
        Assert.True(cutoff.Differences[0].High < 0);
        Assert.True(cutoff.Differences[0].VarianceRatio > 2);
        Assert.StartsWith("CEC cut-offs fall by ", comparison.Findings[0], StringComparison.Ordinal);
        Assert.Contains(
            comparison.Findings,
            finding =>
                finding.Contains(
                    "CEC invitations rise by 60 on average (95 % 60 to 60), from 300 to 360",
                    StringComparison.Ordinal
                )
        );
        // No type without a round is among the outputs.
        Assert.DoesNotContain(
            comparison.Outputs,
            output => output.Output.ToString().Contains("stem", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Run_ResultSetsOrMixed_EqualsTheRunInMemory()
    {
        Comparison live = Run(30, Live(Small), Live(Larger));
        ComparisonSubject one = Stored("one", Small);
        foreach (Comparison comparison in new[] { Run(30, one, Stored("two", Larger)), Run(30, one, Live(Larger)) })
        {
            Assert.Equal(live.Findings, comparison.Findings);
            Assert.Equal(live.DifferingKeys.Select(key => key.Key), comparison.DifferingKeys.Select(key => key.Key));
            Assert.Equal(live.Scenarios.Select(s => s.Digest), comparison.Scenarios.Select(s => s.Digest));
            Assert.Equal(live.Outputs.Length, comparison.Outputs.Length);
            foreach ((ComparedOutput expected, ComparedOutput found) in live.Outputs.Zip(comparison.Outputs))
            {
                Assert.Equal(expected.Output, found.Output);
                Assert.Equal(expected.Values, found.Values);
                Assert.Equal(expected.Differences, found.Differences);
            }
        }
    }

    [Fact]
    public void Run_Attributes_ShareOutEveryInvitation()
    {
        Comparison comparison = Run(20, [.. AttributeTable.Words], Live(Small), Live(Larger));
        double invitations = Of(comparison, "invitations").Values[1].Mean!.Value;
        double first = Of(comparison, "invitations").Values[0].Mean!.Value;
        foreach (IGrouping<string, ComparedAttribute> attribute in comparison.Attributes.GroupBy(one => one.Attribute))
        {
            Assert.Equal(AttributeTable.LevelsOf(attribute.Key), attribute.Select(one => one.Level));
            Assert.Equal(1, attribute.Sum(one => one.ShareOfPool), 1e-9);
            Assert.Equal(invitations, attribute.Sum(one => one.Values[1].Mean!.Value), 1e-6);
        }

        // Invitations here go to CEC and French candidates: far more of them have worked in Canada, or speak French first.
        ComparedAttribute none = comparison.Attributes.First(one =>
            one is { Attribute: "canadian_experience", Level: "none" }
        );
        Assert.True(none.Values[0].Mean / first < none.ShareOfPool / 2);
        ComparedAttribute french = comparison.Attributes.First(one => one.Level == "French first");
        Assert.True(french.Values[0].Mean / first > 2 * french.ShareOfPool);
        Assert.Contains(comparison.Warnings, warning => warning.Contains("synthetic population", StringComparison.Ordinal));
    }

    [Fact]
    public void Run_Targets_StandBesideTheAdmissionsOfTheirYearAndLine()
    {
        Comparison comparison = Run(
            5,
            Live(Small),
            Live(
                Small
                    .Replace("horizon_days: 40", "horizon_days: 200")
                    .Replace(
                        "rounds: {",
                        "rounds: {targets: [{year: 2026, persons: 1000}, {year: 2027, line: pnp, persons: 99}], "
                    )
            )
        );
        AdmissionTarget? federal = Of(comparison, "admissions:federal@2026").Targets[1];
        Assert.Equal((1000, true), (federal!.Persons, federal.IsWholeYear));
        Assert.True(federal.ExpectedBefore > 1000); // half a year of rounds of the real size came before
        Assert.Null(Of(comparison, "admissions:federal@2026").Targets[0]);
        Assert.Null(Of(comparison, "admissions:pnp@2026").Targets[1]);
        Assert.All(
            comparison.Outputs.Where(output => output.Output.Program is null),
            output => Assert.Null(output.Targets[1])
        );
        string finding = Assert.Single(
            comparison.Findings,
            finding => finding.StartsWith("'small (2)' comes to ", StringComparison.Ordinal)
        );
        Assert.EndsWith("its target is 1,000.", finding, StringComparison.Ordinal);
        Assert.Contains(
            comparison.Warnings,
            warning => warning.Contains("horizons differ (40, 200 days)", StringComparison.Ordinal)
        );
        Assert.DoesNotContain(comparison.Outputs, output => output.Output.Period?.ToString() == "2026-12");
    }

    [Fact]
    public void Run_RoundsHeldAsAnotherType_HaveTheirCutoffsCompared()
    {
        string cec = Fitted("small", "without: [french, pnp]");
        string general = Fitted("general", "without: [french, pnp], instead: {cec: general}");
        foreach (
            Comparison comparison in new[] { Run(5, Live(cec), Live(general)), Run(5, Live(cec), Live(cec), Live(general)) }
        )
        {
            ReplacedRounds rounds = Assert.Single(comparison.Replaced);
            int scenario = comparison.Scenarios.Length - 1;
            Assert.Equal(scenario, rounds.Difference.Scenario);
            Assert.Equal((RoundType.Cec, RoundType.General), (rounds.Type, rounds.HeldAs));
            Assert.Equal(Of(comparison, "cutoff:cec").Values[0], rounds.Before);
            Assert.Equal(Of(comparison, "cutoff:general").Values[scenario], rounds.After);
            Assert.Equal(0, Of(comparison, "cutoff:cec").Differences[scenario - 1].Pairs);
            Assert.Equal((rounds.After.Mean - rounds.Before.Mean)!.Value, rounds.Difference.Mean!.Value, 1e-9);
            Assert.Contains(
                comparison.Findings,
                finding => finding.Contains("EC rounds are held as general rounds, and ", StringComparison.Ordinal)
            );
        }

        // The other way round there is nothing that A holds as another type and B does not.
        Assert.Empty(Run(5, Live(general), Live(cec)).Replaced);
    }

    [Fact]
    public void Run_WarningsOfOneScenario_SayOfWhich()
    {
        string late = Small.Replace("name: small", "name: late").Replace("horizon_days: 40", "horizon_days: 120");
        Comparison comparison = Run(2, Live(Small), Live(late));
        Assert.Contains(
            comparison.Warnings,
            warning => warning.StartsWith("'late': after 2026-11-02 the CRS grid is not known", StringComparison.Ordinal)
        );
        Assert.Contains(
            Run(2, Live(late), Live(late)).Warnings,
            warning => warning.StartsWith("after 2026-11-02 the CRS grid is not known", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Run_TargetsOfResultSets_AreThoseOfTheScenarios()
    {
        ComparisonSubject one = Stored("one", Planned);
        Comparison live = Run(30, Live(Planned), Live(Planned));
        Comparison stored = Run(30, one, one);
        AdmissionTarget? target = Of(stored, "admissions:federal@2026").Targets[0];
        Assert.True(target!.ExpectedBefore > 1000);
        // The horizon ends in September: what is simulated and what came before it are a part of the year, and said as such.
        Assert.False(target.IsWholeYear);
        Assert.Equal(Of(live, "admissions:federal@2026").Targets[0], target);
        Assert.Contains(
            stored.Findings,
            finding =>
                finding.EndsWith(
                    "that is up to 2026-09-01, and its target of the whole year is 1,000.",
                    StringComparison.Ordinal
                )
        );
        OutputSummary simulated = Of(stored, "admissions:federal@2026").Values[0];
        Assert.Equal(simulated.Mean + target.ExpectedBefore, target.Together(simulated)!.Value.Mean);
        Assert.Equal(
            [(Of(stored, "admissions:federal@2026").Output, simulated, target)],
            RunTargets.Of(ResultSet.Open(one.Source), History)
        );
        // Rounds of the summer are decided the year after, and CEC and French rounds are the ones of the scenario.
        PlanSizes sizes = stored.Scenarios[0].Sizes!;
        Assert.Equal([2026], sizes.YearsWithoutRounds);
        Assert.Equal(live.Scenarios[0].Sizes!.Stretches, sizes.Stretches);
        Assert.Equal(sizes.Stretches, RunTargets.SizesOf(ResultSet.Open(one.Source), History)!.Stretches);
    }

    [Fact]
    public void Run_TargetsWithoutTheHistory_AreLeftOutWithAWarning()
    {
        ComparisonSubject one = Stored("one", Planned);
        Comparison comparison = ComparisonRun.Run(
            Request(5, 30, [], [one, one]) with
            {
                History = null,
            },
            null,
            TestContext.Current.CancellationToken
        );
        AdmissionTarget? target = Of(comparison, "admissions:federal@2026").Targets[0];
        Assert.Null(target!.ExpectedBefore);
        Assert.Null(target.Together(Of(comparison, "admissions:federal@2026").Values[0]));
        Assert.DoesNotContain(comparison.Findings, finding => finding.Contains("target", StringComparison.Ordinal));
        Assert.Contains(
            comparison.Warnings,
            warning => warning.Contains("targets of 2026 are left out", StringComparison.Ordinal)
        );
    }

    [Fact]
    public void Run_OtherSeedReplicationsOrDay_IsRefused()
    {
        DateOnly july = new(2026, 7, 1);
        ComparisonSubject set = Stored("one", Small);
        Refused("its seed is 5, expected 6", 6, 30, set, set);
        Refused("its replications are 1 to 30, expected 1 to 20", 5, 20, set, set);
        Refused(
            "its as_of is 2026-07-01, expected 2026-07-24",
            5,
            30,
            Live(Small),
            ComparisonSubject.Of(
                new LabScenario(Resolve(Small) with { AsOf = july }, History.KnownBefore(july)),
                "early.yaml"
            )
        );
        Refused("needs two", 5, 30, set);
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static string Fitted(string name, string rounds) =>
        $"scenario: 1\nname: {name}\nhorizon_days: 60\nparameters: fixed\npool: {{from: flows}}\nrounds: {{{rounds}}}";

    // Every section that a plan rests on, and some that it does not.
    private static string Planned =>
        Small
            .Replace("from: flows}", "from: flows, as_of: 2026-07-10}")
            .Replace(
                "rounds: {",
                "rounds: {targets: [{year: 2026, persons: 1000}], pauses: [{from: 2026-08-01, to: 2026-08-05}], "
            )
        + "\nresponses: {declined: 0.1, lapsed: 0.1, deadline_days: 60}\napplications: {refused: 0.1, months: 6}"
        + "\nrules: {from: 2026-08-10, values: {D.sibling: 20}}";

    private static string Larger => Small.Replace("size: 30", "size: 36").Replace("name: small", "name: larger");

    private static void Refused(string says, long seed, int replications, params ComparisonSubject[] subjects)
    {
        var refused = Assert.Throws<InvalidInputException>(() =>
            ComparisonRun.Run(Request(seed, replications, [], subjects), null, TestContext.Current.CancellationToken)
        );
        Assert.Contains(says, refused.Message, StringComparison.Ordinal);
    }

    private static ComparedOutput Of(Comparison comparison, string output) =>
        comparison.Outputs.Single(one => one.Output.Equals(OutputName.Parse(output)));

    private static Comparison Run(int replications, params ComparisonSubject[] subjects) => Run(replications, [], subjects);

    private static Comparison Run(
        int replications,
        ImmutableArray<string> attributes,
        params ComparisonSubject[] subjects
    ) =>
        ComparisonRun.Run(
            Request(5, replications, attributes, subjects),
            onDone: null,
            TestContext.Current.CancellationToken
        );

    private static ComparisonRequest Request(
        long seed,
        int replications,
        ImmutableArray<string> attributes,
        ComparisonSubject[] subjects
    ) =>
        new()
        {
            Subjects = [.. subjects],
            Seed = seed,
            Settings = new LabSettings(replications),
            Odds = [OutputName.Parse("odds:505:cec")],
            Attributes = attributes,
            History = History,
        };

    private static ComparisonSubject Live(string text) =>
        ComparisonSubject.Of(new LabScenario(Resolve(text), History), "small.yaml");

    private ComparisonSubject Stored(string name, string text)
    {
        string folder = Path.Combine(_folder, name);
        SimulationRun.Run(
            new SimulationRequest
            {
                Scenario = Resolve(text),
                History = History,
                Range = ReplicationRange.Whole(30),
                ProgramVersion = "test",
                Folder = folder,
            },
            onDone: null,
            TestContext.Current.CancellationToken
        );
        return ComparisonSubject.Of(ResultSet.Open(folder));
    }

    private static Scenario Resolve(string text) =>
        ScenarioReader.Read("small.yaml", text) with
        {
            AsOf = History.DataEnds!.Value.AddDays(1),
            Seed = 5,
            Replications = 30,
        };
}
