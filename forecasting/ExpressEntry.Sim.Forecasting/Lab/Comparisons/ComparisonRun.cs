using System.Collections.Immutable;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;

namespace ExpressEntry.Sim.Forecasting.Lab.Comparisons;

/// <summary>Compares scenarios with common random numbers.</summary>
public static class ComparisonRun
{
    /// <summary>Runs what has to be run, reads what is there, and compares.</summary>
    /// <param name="request">The subjects and what is asked of them.</param>
    /// <param name="onDone">Told how many of how many replications are done, from any thread.</param>
    /// <param name="cancellation">Stops between two replications.</param>
    /// <returns>The comparison; the same on any number of threads, from scenarios or from their result sets.</returns>
    /// <exception cref="InvalidInputException">
    /// The subjects do not belong together (seed, replications, first day, data), or cannot be simulated or read.
    /// </exception>
    public static Comparison Run(
        ComparisonRequest request,
        Action<int, int>? onDone = null,
        CancellationToken cancellation = default
    )
    {
        SubjectCheck.Check(request);
        ImmutableArray<ComparisonSubject> subjects = request.Subjects;
        ImmutableArray<int> months = ComparisonOutputs.CommonMonths(subjects);
        bool hasWaits = subjects.All(subject => subject.Stored?.Has(ResultTables.Invited) != false);
        AttributeShares? shares = SharesOf(request, hasWaits, cancellation);
        ImmutableArray<OutputName> outputs = ComparisonOutputs.All(BandsOf(subjects), request.Odds, months, hasWaits);
        ImmutableArray<OutputValues> values = Measure(request, outputs, shares, onDone, cancellation);
        ImmutableArray<SubjectTargets> targets =
        [
            .. subjects.Select(subject => new SubjectTargets(subject, request.History)),
        ];
        ImmutableArray<ComparedScenario> scenarios = Describe(subjects, targets, request.Settings);
        ImmutableArray<ComparedOutput> compared =
        [
            .. outputs
                .Where(output => ComparisonOutputs.IsOfAHeldType(output, values))
                .Select(output => Compare(output, values, targets)),
        ];
        ImmutableArray<DifferingKey> keys = ScenarioKeyDifference.Find([.. subjects.Select(subject => subject.Json)]);
        ImmutableArray<ReplacedRounds> replaced = [.. Replaced(subjects, values)];
        return new Comparison
        {
            Replaced = replaced,
            Scenarios = scenarios,
            Seed = request.Seed,
            FirstReplication = request.Settings.FirstReplication,
            Replications = request.Settings.Replications,
            DifferingKeys = keys,
            Outputs = compared,
            Attributes = shares is null ? [] : [.. shares.Levels.Select((_, level) => Compare(level, shares, values))],
            Findings = [.. ComparisonFindings.Of(scenarios, keys, compared, replaced)],
            Warnings = [.. Warn(request, scenarios, targets, hasWaits, shares is not null)],
        };
    }

    private static AttributeShares? SharesOf(ComparisonRequest request, bool hasWaits, CancellationToken cancellation) =>
        request.Attributes.IsEmpty || !hasWaits
            ? null
            : new AttributeShares(
                request.Attributes,
                request.History ?? throw new ArgumentException("Attributes need a history.", nameof(request)),
                request.Subjects[0].AsOf,
                request.Seed,
                request.Settings.Threads,
                cancellation
            );

    private static ImmutableArray<ScoreBand> BandsOf(ImmutableArray<ComparisonSubject> subjects) =>
        subjects[0].Live?.Bands ?? StoredRun.BandsOf(subjects[0].Stored!);

    private static ImmutableArray<OutputValues> Measure(
        ComparisonRequest request,
        ImmutableArray<OutputName> outputs,
        AttributeShares? shares,
        Action<int, int>? onDone,
        CancellationToken cancellation
    )
    {
        ImmutableArray<LabScenario> live = [.. request.Subjects.Select(subject => subject.Live).OfType<LabScenario>()];
        ImmutableArray<OutputValues> run = LabRun
            .Run(live, outputs, shares, request.Settings, onDone, cancellation)
            .OrThrow();
        int next = 0;
        return
        [
            .. request.Subjects.Select(subject =>
                subject.Stored is { } stored ? StoredRun.Measure(stored, outputs, shares) : run[next++]
            ),
        ];
    }

    private static ComparedOutput Compare(
        OutputName output,
        ImmutableArray<OutputValues> values,
        ImmutableArray<SubjectTargets> targets
    ) =>
        new(
            output,
            [.. values.Select(own => OutputSummary.Of(own.Column(output)))],
            [
                .. values
                    .Skip(1)
                    .Select(
                        (own, i) =>
                            output.Kind == OutputKind.Odds
                                ? PairedDifference.OfShares(own.Column(output), values[0].Column(output), i + 1)
                                : PairedDifference.Of(own.Column(output), values[0].Column(output), i + 1)
                    ),
            ],
            [.. targets.Select(own => own.Of(output))]
        );

    private static ComparedAttribute Compare(int level, AttributeShares shares, ImmutableArray<OutputValues> values)
    {
        double[][] columns = [.. values.Select(own => own.UnnamedColumn(level))];
        return new ComparedAttribute(
            shares.Levels[level].Attribute,
            shares.Levels[level].Level,
            shares.ShareOfAll(level),
            [.. columns.Select(column => OutputSummary.Of(column))],
            [.. columns.Skip(1).Select((column, i) => PairedDifference.Of(column, columns[0], i + 1))]
        );
    }

    private static ImmutableArray<ComparedScenario> Describe(
        ImmutableArray<ComparisonSubject> subjects,
        ImmutableArray<SubjectTargets> targets,
        LabSettings settings
    ) =>
        [
            .. subjects.Select(
                (subject, i) =>
                    new ComparedScenario(
                        subjects.Take(i).Count(earlier => earlier.Name == subject.Name) is > 0 and int earlier
                            ? $"{subject.Name} ({earlier + 1})"
                            : subject.Name,
                        subject.Source,
                        subject.Description,
                        subject.Digest,
                        subject.AsOf,
                        subject.HorizonDays,
                        subject.Stored is not null
                    )
                    {
                        Sizes = targets[i].Plan?.SizesOf(settings.FirstReplication - 1, settings.Replications),
                    }
            ),
        ];

    private static IEnumerable<string> Warn(
        ComparisonRequest request,
        ImmutableArray<ComparedScenario> scenarios,
        ImmutableArray<SubjectTargets> targets,
        bool hasWaits,
        bool hasAttributes
    )
    {
        ImmutableArray<ComparisonSubject> subjects = request.Subjects;
        if (subjects.Any(subject => subject.HorizonDays != subjects[0].HorizonDays))
        {
            yield return $"the horizons differ ({string.Join(", ", subjects.Select(subject => subject.HorizonDays))} days): totals are each of its own horizon; months compare better";
        }

        if (!hasWaits)
        {
            yield return "a result set was written before there was invited.parquet: waits and attributes are left out; simulate it again to have them";
        }

        if (targets.SelectMany(own => own.OpenYears).Distinct().ToArray() is { Length: > 0 } years)
        {
            yield return $"the history that a result set was made from is not at hand, so who was admitted before the first day is not known, and targets of {string.Join(", ", years)} are left out; expected it as --history";
        }

        if (hasAttributes)
        {
            yield return "invitations by attribute are expectations by way of the synthetic population and carry its assumptions (docs/population.md)";
        }

        foreach (
            string version in subjects
                .Select(subject => subject.Stored?.Run.ProgramVersion)
                .OfType<string>()
                .Distinct(StringComparer.Ordinal)
                .Skip(1)
        )
        {
            yield return $"the result sets were made by different versions of the program ({version} among them)";
        }

        ImmutableArray<string>[] own = [.. subjects.Select(subject => subject.Warnings)];
        foreach (string warning in own.SelectMany(warnings => warnings).Distinct(StringComparer.Ordinal))
        {
            // What all of them are warned of needs no name.
            IEnumerable<string> names = scenarios
                .Where((_, i) => own[i].Contains(warning))
                .Select(scenario => $"'{scenario.Name}'");
            yield return own.All(warnings => warnings.Contains(warning))
                ? warning
                : $"{string.Join(", ", names)}: {warning}";
        }
    }

    // Only where neither type is in both, so that no row of the tables has the difference.
    private static IEnumerable<ReplacedRounds> Replaced(
        ImmutableArray<ComparisonSubject> subjects,
        ImmutableArray<OutputValues> values
    )
    {
        for (int i = 1; i < subjects.Length; i++)
        {
            foreach ((RoundType type, RoundType heldAs) in subjects[i].Instead.Except(subjects[0].Instead))
            {
                double[] before = [.. values[0].Column(CutoffOf(type))];
                double[] after = [.. values[i].Column(CutoffOf(heldAs))];
                (OutputSummary first, OutputSummary own) = (OutputSummary.Of(before), OutputSummary.Of(after));
                if (
                    first.Count > 0
                    && own.Count > 0
                    && OutputSummary.Of(values[0].Column(CutoffOf(heldAs))).Count == 0
                    && OutputSummary.Of(values[i].Column(CutoffOf(type))).Count == 0
                )
                {
                    yield return new ReplacedRounds(type, heldAs, first, own, PairedDifference.Of(after, before, i));
                }
            }
        }
    }

    private static OutputName CutoffOf(RoundType type) => new(OutputKind.Cutoff) { Types = [type] };
}
