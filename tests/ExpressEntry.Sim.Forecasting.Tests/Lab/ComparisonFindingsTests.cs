using System.Collections.Immutable;
using ExpressEntry.Sim.Forecasting.Lab.Comparisons;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;

namespace ExpressEntry.Sim.Forecasting.Tests.Lab;

/// <summary>Sentences about values written down here: one row a replication, NaN where the output is missing.</summary>
public sealed class ComparisonFindingsTests
{
    private const double None = double.NaN;

    private static readonly ComparedOutput All = Of("invitations", [100, 110, 120], [90, 100, 110]);
    private static readonly ComparedOutput Cec = Of("invitations:cec", [60, 70, 80], [50, 60, 70]);

    [Fact]
    public void Of_DifferenceOverSomeReplications_NamesTheMeansOfThoseReplications()
    {
        // Over all: 40 to 65. The difference of 50 is that of the two pairs, from 20 to 70.
        string[] findings = Find(All, Cec, Of("cutoff:cec", [10, 30, 80], [60, 80, None]));
        Assert.Contains(
            "CEC cut-offs rise by 50.0 points on average (95 % 50.0 to 50.0), from 20.0 to 70.0, over the 2 replications in which both have it.",
            findings
        );
    }

    [Fact]
    public void Of_DifferenceOverAllReplications_HasNoRemarkOnPairs()
    {
        string[] findings = Find(All, Cec, Of("cutoff:cec", [10, 30, 80], [11, 31, 81]));
        Assert.Contains("CEC cut-offs rise by 1.0 points on average (95 % 1.0 to 1.0), from 40.0 to 41.0.", findings);
    }

    [Fact]
    public void Of_TypeThatOneScenarioNeverInvites_SaysSoAndListsNoUnseenDifference()
    {
        string[] findings = Find(
            All,
            Cec,
            Of("invitations:french", [30, 40, 35], [0, 0, 0]),
            Of("cutoff:french", [400, 401, 402], [None, None, None]),
            Of("wait:french", [60, 61, 62], [None, None, None])
        );
        Assert.Contains("'New' issues no French invitations, so it has no cut-offs and waits of this type.", findings);
        Assert.DoesNotContain(findings, finding => finding.Contains("No difference can be seen", StringComparison.Ordinal));
    }

    [Fact]
    public void Of_TypesThatTheFirstScenarioNeverInvites_StandInOneSentence()
    {
        string[] findings = Find(
            All,
            Cec,
            Of("invitations:french", [0, 0, 0], [30, 40, 35]),
            Of("invitations:trades", [0, 0, 0], [30, 41, 35]),
            Of("cutoff:french", [None, None, None], [400, 401, 402]),
            Of("cutoff:trades", [None, None, None], [400, 401, 402])
        );
        Assert.Contains(
            "'Old' issues no French or trades invitations, so it has no cut-offs and waits of these types.",
            findings
        );
    }

    [Fact]
    public void Of_MissingValuesAndSinglePairs_SayWhatIsMissing()
    {
        string[] findings = Find(
            All,
            Cec,
            Of("never_invited", [0.4, 0.5, 0.6], [None, None, None]),
            Of("wait:cec", [60, None, None], [None, 61, 62]),
            Of("cutoff:cec", [500, 501, None], [510, None, None]),
            Of("pool", [10, 20, 30], [11, 18, 31])
        );
        Assert.Contains("'New' has no values of the share of profiles never invited before they expire.", findings);
        Assert.Contains("No replication has the wait for CEC invitations in both scenarios.", findings);
        Assert.Contains("One replication only has both, which gives no interval, of CEC cut-offs.", findings);
        Assert.Contains("No difference can be seen in profiles in the pool at the end.", findings);
    }

    [Fact]
    public void Of_OneReplication_SaysThatThereIsNoInterval()
    {
        string[] findings = Find(
            Of("invitations", [100], [90]),
            Of("invitations:cec", [100], [90]),
            Of("cutoff:cec", [500], [500]),
            Of("pool", [10], [12])
        );
        Assert.Equal(
            [
                "One replication gives no interval, so it is not known whether more than chance differs in invitations of all types together, CEC invitations and profiles in the pool at the end.",
                "CEC cut-offs are the same in the one replication.",
            ],
            findings
        );
    }

    [Theory]
    [InlineData("odds:480:cec", "The odds at 480 points (general, CEC) are the same in every replication.")]
    [InlineData("wait:cec", "The wait for CEC invitations is the same in every replication.")]
    [InlineData("cutoff:cec", "CEC cut-offs are the same in every replication.")]
    public void Of_EqualInEveryReplication_IsASentence(string output, string says) =>
        Assert.Contains(says, Find(All, Cec, Of(output, [1, 0, 1], [1, 0, 1])));

    private static string[] Find(params ComparedOutput[] outputs)
    {
        ImmutableArray<ComparedScenario> scenarios =
        [
            .. new[] { "Old", "New" }.Select(name => new ComparedScenario(name, name, "", "", default, 365, false)),
        ];
        return [.. ComparisonFindings.Of(scenarios, [], [.. outputs])];
    }

    private static ComparedOutput Of(string output, double[] first, double[] second) =>
        new(
            OutputName.Parse(output),
            [OutputSummary.Of(first), OutputSummary.Of(second)],
            [PairedDifference.Of(second, first)],
            [null, null]
        );
}
