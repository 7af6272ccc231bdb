using System.Collections.Immutable;
using System.Globalization;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;

namespace ExpressEntry.Sim.Forecasting.Lab.Comparisons;

/// <summary>Says in sentences what comes of the differences, the most important first.</summary>
/// <remarks>
/// Over the whole horizon: cut-offs by type (most invitations first), invitations, odds, waits, the share never invited,
/// admissions, the pool and its band of 501 to 600 points. Types with few invitations and the other bands are left to the
/// tables. What is not seen to differ, what one scenario does not have, and what differs in no replication are said in
/// sentences of their own.
/// </remarks>
internal static class ComparisonFindings
{
    private const double FewestInvitations = 0.02; // of all, for a type to be worth a sentence
    private static readonly ScoreBand MainBand = new(501, 600);

    /// <summary>Finds them.</summary>
    /// <param name="scenarios">The scenarios.</param>
    /// <param name="keys">In what they differ.</param>
    /// <param name="outputs">The outputs compared.</param>
    /// <param name="replaced">Types that are held in the place of others. Null for none.</param>
    public static IEnumerable<string> Of(
        ImmutableArray<ComparedScenario> scenarios,
        ImmutableArray<DifferingKey> keys,
        ImmutableArray<ComparedOutput> outputs,
        IReadOnlyCollection<ReplacedRounds>? replaced = null
    )
    {
        for (int scenario = 1; scenario < scenarios.Length; scenario++)
        {
            foreach (ReplacedRounds rounds in replaced ?? [])
            {
                if (rounds.Difference.Scenario == scenario && rounds.Difference.Low is not null)
                {
                    yield return SayReplaced(rounds, scenarios, scenario);
                }
            }

            foreach (string finding in OfScenario(scenarios, keys, outputs, scenario))
            {
                yield return finding;
            }
        }

        foreach (ComparedOutput output in outputs)
        {
            for (int scenario = 0; scenario < scenarios.Length; scenario++)
            {
                if (output.Targets[scenario] is { ExpectedBefore: not null })
                {
                    yield return SayTarget(output, scenario, scenarios[scenario]);
                }
            }
        }
    }

    private static IEnumerable<string> OfScenario(
        ImmutableArray<ComparedScenario> scenarios,
        ImmutableArray<DifferingKey> keys,
        ImmutableArray<ComparedOutput> outputs,
        int scenario
    )
    {
        string with = $"With '{scenarios[scenario].Name}'";
        if (outputs.All(output => output.Differences[scenario - 1].IsZero))
        {
            bool isSame = keys.All(key => key.Values[scenario] == key.Values[0]);
            yield return $"{with} nothing differs from '{scenarios[0].Name}': every output is equal in every replication{(isSame ? ", as are all keys" : "")}.";
            yield break;
        }

        ComparedOutput[] main =
        [
            .. outputs
                .Where(output => IsMain(output.Output, outputs))
                .OrderBy(output => Comparison.KindsInOrder.IndexOf(output.Output.Kind))
                .ThenByDescending(output => Weight(output, outputs)),
        ];
        foreach (ComparedOutput output in main.Where(output => output.Differences[scenario - 1].IsSeen))
        {
            yield return Sentence(Say(output, scenario));
        }

        foreach (string rest in UnseenDifferences.Say(scenarios, main, outputs, scenario))
        {
            yield return Sentence(rest);
        }

        // Of two scenarios it is clear which one a sentence is about.
        string Sentence(string text) =>
            scenarios.Length > 2 ? $"{with}, {text}." : $"{char.ToUpperInvariant(text[0])}{text[1..]}.";
    }

    private static bool IsMain(OutputName output, ImmutableArray<ComparedOutput> outputs)
    {
        if (output.Period is not null || (output.Band is { } band && band != MainBand))
        {
            return false;
        }

        if (output.Types.IsEmpty || output.Kind == OutputKind.Odds)
        {
            return true;
        }

        ComparedOutput own = OfInvitations(output.Types, outputs);
        ComparedOutput all = OfInvitations([], outputs);
        return own.Values.Zip(all.Values).Any(pair => pair.First.Mean >= FewestInvitations * pair.Second.Mean);
    }

    private static ComparedOutput OfInvitations(ImmutableArray<RoundType> types, ImmutableArray<ComparedOutput> outputs)
    {
        OutputName invitations = new(OutputKind.Invitations) { Types = types };
        return outputs.First(output => output.Output.Equals(invitations));
    }

    // Types with most invitations first; the whole before its parts, and the highest bands before the others.
    private static double Weight(ComparedOutput output, ImmutableArray<ComparedOutput> outputs)
    {
        if (output.Output.Types.Length == 1 && output.Output.Kind != OutputKind.Odds)
        {
            return OfInvitations(output.Output.Types, outputs).Values[0].Mean ?? 0;
        }

        return output.Output.Band?.Low ?? double.MaxValue;
    }

    private static string Say(ComparedOutput output, int scenario)
    {
        PairedDifference difference = output.Differences[scenario - 1];
        (double mean, double low, double high) = (difference.Mean!.Value, difference.Low!.Value, difference.High!.Value);
        bool isRise = mean > 0;
        (string size, string from, string to) = OutputWords.SpellDifference(
            output.Output,
            Math.Abs(mean),
            isRise ? low : -high,
            isRise ? high : -low
        );
        string verb = isRise ? "rise" : "fall";
        string pairs = output.IsOfAll(scenario) ? "" : OverPairs(difference);
        return $"{OutputWords.Describe(output.Output)} {verb}{(OutputWords.IsSingular(output.Output) ? "s" : "")} by {size} on average (95 % {from} to {to}), from {OutputWords.Spell(output.Output, difference.MeanThere)} to {OutputWords.Spell(output.Output, difference.MeanHere)}{pairs}";
    }

    private static string SayReplaced(ReplacedRounds rounds, ImmutableArray<ComparedScenario> scenarios, int scenario)
    {
        (string from, string to) = (OutputWords.NameOf(rounds.Type), OutputWords.NameOf(rounds.HeldAs));
        string with = scenarios.Length > 2 ? $"With '{scenarios[scenario].Name}', " : "";
        PairedDifference difference = rounds.Difference;
        OutputName output = new(OutputKind.Cutoff) { Types = [rounds.Type] };
        string means =
            $"from {OutputWords.Spell(output, difference.MeanThere)} in {from} rounds to {OutputWords.Spell(output, difference.MeanHere)} in {to} rounds";
        string pairs =
            difference.Pairs == rounds.Before.Count && difference.Pairs == rounds.After.Count ? "" : OverPairs(difference);
        string text;
        if (difference.IsSeen)
        {
            bool isRise = difference.Mean > 0;
            (string size, string low, string high) = OutputWords.SpellDifference(
                output,
                Math.Abs(difference.Mean!.Value),
                isRise ? difference.Low!.Value : -difference.High!.Value,
                isRise ? difference.High!.Value : -difference.Low!.Value
            );
            text =
                $"{from} rounds are held as {to} rounds, and cut-offs {(isRise ? "rise" : "fall")} by {size} on average (95 % {low} to {high}), {means}{pairs}.";
        }
        else
        {
            text = $"{from} rounds are held as {to} rounds, and no difference can be seen in cut-offs, {means}{pairs}.";
        }

        return with.Length > 0 ? with + text : $"{char.ToUpperInvariant(text[0])}{text[1..]}";
    }

    private static string OverPairs(PairedDifference difference) =>
        $", over the {difference.Pairs:N0} replications in which both have it";

    private static string SayTarget(ComparedOutput output, int scenario, ComparedScenario of)
    {
        AdmissionTarget target = output.Targets[scenario]!;
        OutputSummary year = target.Together(output.Values[scenario])!.Value;
        string before =
            target.ExpectedBefore > 0
                ? $", {OutputWords.Spell(output.Output, target.ExpectedBefore)} of them expected before the first day"
                : "";
        DateOnly last = of.AsOf.AddDays(of.HorizonDays - 1);
        string until = target.IsWholeYear
            ? "its target is"
            : string.Create(
                CultureInfo.InvariantCulture,
                $"that is up to {last:yyyy-MM-dd}, and its target of the whole year is"
            );
        return $"'{of.Name}' comes to {OutputWords.Spell(output.Output, year.Mean)} {OutputWords.Describe(output.Output)} on average (9 times in 10 {OutputWords.Spell(output.Output, year.P05)} to {OutputWords.Spell(output.Output, year.P95)}){before}; {until} {OutputWords.Spell(output.Output, target.Persons)}.";
    }
}
