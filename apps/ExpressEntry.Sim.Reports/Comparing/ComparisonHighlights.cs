using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Lab.Comparisons;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;
using ExpressEntry.Sim.Reports.Building;
using ExpressEntry.Sim.Reports.Text;

namespace ExpressEntry.Sim.Reports.Comparing;

/// <summary>The sentences a report of a comparison opens with.</summary>
/// <remarks>
/// Of each kind of output up to three differences that are seen, types with most invitations first: the largest for its spread
/// is often that of a type with a few hundred invitations. How many more the tables have is said at the end.
/// </remarks>
internal sealed class ComparisonHighlights(ReportSpeech speech, Comparison comparison, ComparisonParts parts)
{
    private const int PerKind = 3;

    /// <summary>The sentences, scenario after scenario.</summary>
    public IEnumerable<string> Say()
    {
        for (int scenario = 1; scenario < comparison.Scenarios.Length; scenario++)
        {
            string with =
                comparison.Scenarios.Length == 2 ? "" : $"{comparison.Scenarios[scenario].Name}{speech.Say(" – ", " – ")}";
            foreach (string sentence in Of(scenario))
            {
                yield return with + sentence;
            }
        }

        foreach (string sentence in SayTargets())
        {
            yield return sentence;
        }
    }

    /// <summary>A difference over the spread of the first scenario.</summary>
    /// <param name="output">An output with a pair.</param>
    /// <param name="scenario">Place of the scenario, from 1.</param>
    public static double RelativeSize(ComparedOutput output, int scenario)
    {
        OutputSummary first = output.Values[0];
        double spread = (first.P95 ?? 0) - (first.P05 ?? 0);
        return output.Differences[scenario - 1].Mean!.Value / Math.Max(spread, 1e-9);
    }

    private IEnumerable<string> SayTargets()
    {
        for (int scenario = 0; scenario < comparison.Scenarios.Length; scenario++)
        {
            ComparedScenario own = comparison.Scenarios[scenario];
            var targets = new TargetParts(speech, own.AsOf);
            foreach (ComparedOutput output in comparison.Outputs)
            {
                if (
                    output.Targets[scenario] is { } target
                    && targets.Say(output.Output, output.Values[scenario], target) is { } sentence
                )
                {
                    yield return $"{own.Name} – {sentence}";
                }
            }
        }
    }

    private IEnumerable<string> Of(int scenario)
    {
        if (comparison.Outputs.All(output => output.Differences[scenario - 1].IsZero))
        {
            yield return speech.Say(
                "Nothing differs: every figure is equal in every replication.",
                "Rien ne diffère : chaque chiffre est égal dans chaque réplication."
            );
            yield break;
        }

        if (comparison.Replications == 1)
        {
            yield return speech.Say(
                "One replication gives no interval, so it is not known which differences are more than chance.",
                "Une seule réplication ne donne pas d'intervalle : on ne sait pas quels écarts dépassent le hasard."
            );
        }

        // What it takes to be invited where rounds of one type stand in the place of another: no row has it.
        foreach (ReplacedRounds replaced in comparison.Replaced.Where(one => one.Difference.Scenario == scenario))
        {
            if (parts.SayAll(replaced) is { } sentence)
            {
                yield return sentence;
            }
        }

        int left = 0;
        foreach (OutputKind kind in Comparison.KindsInOrder)
        {
            ComparedOutput[] seen =
            [
                .. comparison.Outputs.Where(output =>
                    output.Output.Kind == kind && output.Output.Period is null && output.Differences[scenario - 1].IsSeen
                ),
            ];
            ComparedOutput[] said =
            [
                .. seen.Where(output => output.Output.Band is null)
                    .OrderByDescending(Invitations)
                    .ThenByDescending(output => Math.Abs(RelativeSize(output, scenario)))
                    .Take(PerKind),
            ];
            left += seen.Length - said.Length;
            foreach (ComparedOutput output in said)
            {
                yield return parts.SayAll(output, scenario);
            }
        }

        foreach ((int place, int other) in ((int, int)[])[(0, scenario), (scenario, 0)])
        {
            if (SayMissing(place, other) is { } missing)
            {
                yield return missing;
            }
        }

        if (left > 0)
        {
            yield return left == 1
                ? speech.Say(
                    "One more difference can be seen, in the tables below.",
                    "Un autre écart se voit dans les tableaux ci-dessous."
                )
                : speech.Say(
                    $"{speech.Number(left)} more differences can be seen, in the tables below.",
                    $"{speech.Number(left)} autres écarts se voient dans les tableaux ci-dessous."
                );
        }
    }

    // What stands for all types is before each of them.
    private double Invitations(ComparedOutput output) =>
        output.Output.Kind == OutputKind.Odds || output.Output.Types.IsEmpty
            ? double.MaxValue
            : InvitationsOf(output.Output.Types[0]).Max(value => value.Mean) ?? 0;

    private ImmutableArray<OutputSummary> InvitationsOf(RoundType type) =>
        comparison
            .Outputs.FirstOrDefault(output =>
                output.Output is { Kind: OutputKind.Invitations, Period: null, Types.Length: 1 }
                && output.Output.Types[0] == type
            )
            ?.Values
        ?? [default];

    // Types without an invitation in one of the two: their cut-offs and waits are dashes in the tables.
    private string? SayMissing(int place, int other)
    {
        string[] types =
        [
            .. MissingOutputs.Of(comparison.Outputs, place, other).Types.Select(type => GroupNames.Of(speech, type)),
        ];
        string name = comparison.Scenarios[place].Name;
        return types.Length == 0
            ? null
            : speech.Say(
                $"{name} has no rounds of {(types.Length == 1 ? "this type" : "these types")}, so no cut-offs and waits to compare: {string.Join("; ", types)}.",
                $"{name} n'a aucune ronde {(types.Length == 1 ? "de ce type" : "de ces types")}, donc ni notes du dernier invité ni délais d'attente à comparer : {string.Join("; ", types)}."
            );
    }
}
