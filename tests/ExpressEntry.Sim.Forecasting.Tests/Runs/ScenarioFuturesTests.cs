using System.Collections.Immutable;
using System.Globalization;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Engine.Applications;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Forecasting.Tests.Runs;

public sealed class ScenarioFuturesTests
{
    private const long Day = 86_400;
    private static readonly PublishedHistory History = HistoryTables.ReadEmbedded();

    [Fact]
    public void DrawLaws_Factors_MultiplyWhatTheyName()
    {
        (PoolLaws laws, PoolStart start, ProcessingLaw processing) = Futures("").DrawLaws(3);
        (PoolLaws changed, PoolStart changedStart, ProcessingLaw changedProcessing) = Futures(
                """
                pool: {factor: 0.5}
                arrivals: {factor: 2, bands: {451-460: 3}, groups: {french: 0.5}}
                nominations: {factor: 4}
                departures: {factor: 0.25}
                reentry: {factor: 0.5}
                score_changes: {factor: 0}
                responses: {declined: 0.1, lapsed: 0.2, deadline_days: 30}
                applications: {refused: 0.25, months: 9}
                """
            )
            .DrawLaws(3);

        Assert.Equal(laws.NominationsPerDay * 4, changed.NominationsPerDay, 9);
        Assert.Equal(laws.WithdrawnSharePerDay / 4, changed.WithdrawnSharePerDay, 12);
        Assert.Equal(laws.LostEligibilitySharePerDay / 4, changed.LostEligibilitySharePerDay, 12);
        Assert.Equal(laws.Reentry.ShareOfExpired / 2, changed.Reentry.ShareOfExpired, 12);
        Assert.All(changed.Changes, change => Assert.Equal(0, change.ChancePerDay));
        Assert.Equal((0.1, 0.2), (changed.Answers.DeclinedShare, changed.Answers.LapsedShare));
        Assert.Equal(30, changed.Answers.DeadlineDaysAt(changedStart.AtUtcSeconds));
        Assert.All(changedProcessing.RefusedShares, share => Assert.Equal(0.25, share));
        Assert.Equal(processing.Periods.Length + 1, changedProcessing.Periods.Length);
        Assert.Equal(
            start.Bands.Select(band => (int)Math.Round(band.Count / 2.0)),
            changedStart.Bands.Select(band => band.Count)
        );
    }

    [Fact]
    public void DrawLaws_FactorsOfArrivals_MultiplyEachScore()
    {
        PoolLaws laws = Futures("").DrawLaws(3).Laws;
        PoolLaws changed = Futures("arrivals: {factor: 2, bands: {451-460: 3}}").DrawLaws(3).Laws;
        for (int i = 0; i < laws.Signatures.Length; i++)
        {
            Assert.Equal(laws.Signatures[i].ArrivalsPerDay[440] * 2, changed.Signatures[i].ArrivalsPerDay[440], 12);
            Assert.Equal(laws.Signatures[i].ArrivalsPerDay[455] * 6, changed.Signatures[i].ArrivalsPerDay[455], 12);
        }
    }

    [Fact]
    public void DrawLaws_FromPosterior_StartsFromTheSamePoolWithAMembersLaws()
    {
        ScenarioFutures futures = Futures("pool: {from: posterior}");
        (PoolLaws laws, PoolStart start, _) = futures.DrawLaws(3);
        (PoolLaws measuredLaws, PoolStart measured, _) = Futures("pool: {from: flows}").DrawLaws(3);
        Assert.Equal<StartBand>(measured.Bands, start.Bands);
        Assert.Equal(measured.AtUtcSeconds, start.AtUtcSeconds);
        Assert.Equal(measuredLaws.Changes.Select(change => change.Name), laws.Changes.Select(change => change.Name));
        Assert.Equal(measuredLaws.Reentry.ShareOfExpired, laws.Reentry.ShareOfExpired);
        Assert.NotNull(futures.DrawNomineeLine(3));
        Assert.Null(Futures("pool: {from: flows}").DrawNomineeLine(3));
        Assert.NotEqual(laws.NominationsPerDay, futures.DrawLaws(4).Laws.NominationsPerDay);
        Assert.Equal(laws.NominationsPerDay, futures.DrawLaws(3).Laws.NominationsPerDay);
    }

    [Fact]
    public void DrawLaws_FactorOfAGroup_ChangesItsMembersAndNotTheSum()
    {
        PoolLaws laws = Futures("").DrawLaws(3).Laws;
        PoolLaws changed = Futures("arrivals: {groups: {french: 0.5}}").DrawLaws(3).Laws;
        for (int score = 400; score <= 600; score++)
        {
            Assert.True(ArrivalsAt(changed, score, RoundType.French) <= ArrivalsAt(laws, score, RoundType.French));
        }

        double before = Enumerable.Range(400, 200).Sum(score => ArrivalsAt(laws, score, RoundType.French));
        double after = Enumerable.Range(400, 200).Sum(score => ArrivalsAt(changed, score, RoundType.French));
        Assert.InRange(after / before, 0.3, 0.6); // some come by a change of score, which the factor leaves alone
        double all = Enumerable.Range(400, 200).Sum(score => ArrivalsAt(laws, score));
        Assert.Equal(1, Enumerable.Range(400, 200).Sum(score => ArrivalsAt(changed, score)) / all, 0.02);
    }

    [Fact]
    public void DrawLaws_DatedDeadlines_AreThoseOfTheScenario()
    {
        AnswerLaw drawn = Futures("").DrawLaws(3).Laws.Answers;
        AnswerLaw answers = Futures("responses: {deadlines: [{from: 2026-01-01, days: 60}, {from: 2026-08-01, days: 90}]}")
            .DrawLaws(3)
            .Laws.Answers;
        long august = new DateTimeOffset(2026, 8, 1, 0, 0, 0, TimeSpan.Zero).ToUnixTimeSeconds();
        Assert.Equal(60, answers.DeadlineDaysAt(august - 1));
        Assert.Equal(90, answers.DeadlineDaysAt(august));
        Assert.Equal(drawn.DeclinedShare, answers.DeclinedShare);
        Assert.Equal(60, drawn.DeadlineDaysAt(august));
    }

    [Fact]
    public void DrawCalendar_FittedProcess_IsThatOfTheForecastWithinTheHorizon()
    {
        ScenarioFutures futures = Futures("");
        List<PlannedRound> rounds = futures.DrawCalendar(0);
        Assert.NotEmpty(rounds);
        Assert.All(rounds, round => Assert.InRange(round.AtUtcSeconds, futures.AsOfUtcSeconds, futures.EndUtcSeconds - 1));
        Assert.Equal(rounds.Order(ByInstant), rounds);
        Assert.NotEqual(rounds, futures.DrawCalendar(1));
    }

    [Fact]
    public void DrawCalendar_CadenceOfAYearlyNumber_SharesItOutWithoutARest()
    {
        ScenarioFutures futures = Futures(
            "rounds: {process: none, cadence: [{type: french, every_days: 73, per_year: 1003}]}",
            days: 365
        );
        List<PlannedRound> rounds = futures.DrawCalendar(0);
        Assert.Equal([200, 201, 200, 201, 201], rounds.Select(round => round.Size));
        Assert.Equal(
            Enumerable.Range(0, 5).Select(k => futures.AsOfUtcSeconds + (k * 73 * Day) + (14 * 3600)),
            rounds.Select(round => round.AtUtcSeconds)
        );
    }

    [Fact]
    public void DrawCalendar_CadenceAndList_ReplaceAndAdd()
    {
        ScenarioFutures futures = Futures(
            """
            rounds:
              without: [cec]
              size_factor: 2
              cadence: [{type: pnp, every_days: 10, size: 77, first: 2026-07-14, last: 2026-08-10, at: "09:30"}]
              list: [{at: 2026-08-01T12:00:00Z, type: cec, size: 5}]
            """
        );
        List<PlannedRound> plain = Futures("").DrawCalendar(4);
        List<PlannedRound> rounds = futures.DrawCalendar(4);
        // The first of the cadence lies before the first day; the others keep its phase.
        Assert.Equal(
            [0L, 10],
            rounds
                .Where(round => round.Type == RoundType.Pnp)
                .Select(round => (round.AtUtcSeconds - futures.AsOfUtcSeconds) / Day)
        );
        Assert.Equal(5, Assert.Single(rounds, round => round.Type == RoundType.Cec).Size);
        Assert.Equal(
            plain.Where(round => round.Type == RoundType.French).Select(round => round with { Size = round.Size * 2 }),
            rounds.Where(round => round.Type == RoundType.French)
        );
    }

    [Theory]
    [InlineData(
        "rounds: {list: [{at: 2026-07-01T12:00:00Z, type: cec, size: 5}]}",
        "line 3, column 17: 'rounds.list[1]' is at 2026-07-01T12:00:00Z"
    )]
    [InlineData("rounds: {list: [{at: 2030-07-01T12:00:00Z, type: cec, size: 5}]}", "within 60 days")]
    [InlineData(
        "arrivals: {groups: {researchers: 2}}",
        "line 3, column 34: 'arrivals.groups.researchers' is for a type no round of which"
    )]
    [InlineData("arrivals: {groups: {fsw: 2}}", "'arrivals.groups.fsw'")]
    public void Constructor_WhatCannotBeSimulated_IsRefused(string yaml, string says) =>
        Assert.Contains(says, Assert.Throws<InvalidInputException>(() => Futures(yaml)).Message, StringComparison.Ordinal);

    [Fact]
    public void Warnings_UnknownGridAndUnknownMembers_AreSaid()
    {
        Assert.Empty(Futures("").Warnings);
        Assert.Contains("grid is not known", Assert.Single(Futures("", days: 200).Warnings), StringComparison.Ordinal);
        Assert.Contains(
            "no researchers round",
            Assert.Single(Futures("rounds: {cadence: [{type: researchers, every_days: 7, size: 10}]}").Warnings),
            StringComparison.Ordinal
        );
    }

    private static readonly Comparer<PlannedRound> ByInstant = Comparer<PlannedRound>.Create(
        (a, b) => a.AtUtcSeconds.CompareTo(b.AtUtcSeconds)
    );

    private static double ArrivalsAt(PoolLaws laws, int score, RoundType type = RoundType.General) =>
        laws
            .Signatures.Where(signature => type == RoundType.General || signature.Groups.Contains(type))
            .Sum(signature => signature.ArrivalsPerDay[score]);

    [Theory]
    [InlineData(
        "arrivals: {shocks: [{from: 2025-01-01, to: 2026-07-23, factor: 2}]}",
        "test.yaml line 3, column 21: 'arrivals.shocks[1]' is 2025-01-01 to"
    )]
    [InlineData(
        "rounds: {pauses: [{from: 2029-01-01, to: 2029-02-01}]}",
        "test.yaml line 3, column 19: 'rounds.pauses[1]' is 2029-01-01 to 2029-02-01, which is not"
    )]
    [InlineData(
        "rounds: {cadence: [{type: cec, every_days: 7, size: 1, first: 2029-01-01}]}",
        "test.yaml line 3, column 20: 'rounds.cadence[1]' is 2029-01-01 on"
    )]
    [InlineData(
        "rounds: {targets: [{year: 2025, persons: 1}]}",
        "'rounds.targets[1]' has the year 2025, which is not simulated; expected 2026 to"
    )]
    [InlineData("pool: {as_of: 2027-01-01}", "line 3, column 15: 'pool.as_of' is 2027-01-01, after the first day simulated")]
    [InlineData(
        "categories: [{type: stem, share: 0.1}]",
        "line 3, column 14: 'categories[1]' is for stem, which has had rounds before"
    )]
    public void Futures_WhatCannotHaveAnEffect_IsRefused(string yaml, string says) =>
        Assert.Contains(says, Assert.Throws<InvalidInputException>(() => Futures(yaml)).Message, StringComparison.Ordinal);

    [Fact]
    public void Futures_OfAnEarlierPool_HoldTheRoundsSince()
    {
        ScenarioFutures early = Futures("pool: {as_of: 2026-06-01}");
        ScenarioFutures late = Futures("");
        Assert.True(early.KnownRounds.Length > late.KnownRounds.Length);
        Assert.True(early.DrawLaws(0).Start.AtUtcSeconds < late.DrawLaws(0).Start.AtUtcSeconds);
        // What comes is drawn from all that is known; how many nominees a round leaves goes by the pool.
        Assert.Equal(
            late.DrawCalendar(0).Where(round => round.Type != RoundType.Pnp),
            early.DrawCalendar(0).Where(round => round.Type != RoundType.Pnp)
        );
    }

    [Fact]
    public void DrawLaws_NobodyComesBack_IsNotMadeUpForByMoreArrivals()
    {
        PoolLaws laws = Futures("").DrawLaws(3).Laws;
        PoolLaws alone = Futures("reentry: {factor: 0}").DrawLaws(3).Laws;
        Assert.True(laws.Reentry.ShareOfExpired > 0);
        Assert.Equal(0, alone.Reentry.ShareOfExpired);
        Assert.Equal(
            laws.Signatures.Sum(signature => signature.ArrivalsPerDay.Sum()),
            alone.Signatures.Sum(signature => signature.ArrivalsPerDay.Sum()),
            6
        );
    }

    [Theory]
    [InlineData("2025-03-18", "", 0)] // not known yet
    [InlineData("2025-04-05", "", 1)] // of the fit: the last snapshot is of 2025-03-16
    [InlineData("2025-04-05", "pool: {from: flows}", 0)] // flows do not know it; see the warning
    [InlineData("2025-04-05", "rules: {from: 2025-03-25, set: 2025-03-25}", 1)] // the scenario's instead of the fit's
    [InlineData("2025-04-05", "rules: {from: 2025-04-10, values: {D.sibling: 0}}", 2)]
    [InlineData("2025-05-05", "", 0)] // in the snapshot already
    public void DrawLaws_EndOfJobOfferPoints_IsPlayedOnceItIsKnownAndNotYetInThePool(string asOf, string yaml, int changes)
    {
        ScenarioFutures futures = FuturesOn(DateOnly.Parse(asOf, CultureInfo.InvariantCulture), yaml);
        ImmutableArray<Rescoring> rescorings = futures.DrawLaws(3).Laws.Rescorings;
        Assert.Equal(changes, rescorings.Length);
        Assert.Equal(
            rescorings.Select(change => change.AtUtcSeconds).Order(),
            rescorings.Select(change => change.AtUtcSeconds)
        );
        Assert.All(rescorings, change => Assert.NotEmpty(change.Moves));
        Assert.Equal(
            yaml.Contains("flows", StringComparison.Ordinal),
            futures.Warnings.Any(warning =>
                warning.StartsWith("job-offer points ended on 2025-03-25", StringComparison.Ordinal)
            )
        );
    }

    private static ScenarioFutures FuturesOn(DateOnly asOf, string yaml)
    {
        Scenario scenario = ScenarioReader.Read("test.yaml", $"scenario: 1\nhorizon_days: 30\n{yaml}");
        return new ScenarioFutures(scenario with { AsOf = asOf }, History.KnownBefore(asOf), seed: 1);
    }

    private static ScenarioFutures Futures(string yaml, int days = 60)
    {
        Scenario scenario = ScenarioReader.Read("test.yaml", $"scenario: 1\nhorizon_days: {days}\n{yaml}");
        return new ScenarioFutures(scenario with { AsOf = History.DataEnds!.Value.AddDays(1) }, History, seed: 1);
    }
}
