using System.Collections.Immutable;

namespace ExpressEntry.Sim.Forecasting.Lab.Comparisons;

/// <summary>Says of outputs whose difference is not seen why: there is nothing to compare, too little, no sign of one, or none.</summary>
internal static class UnseenDifferences
{
    /// <summary>Parts of sentences, without capital and full stop.</summary>
    /// <param name="scenarios">The scenarios.</param>
    /// <param name="main">The outputs that findings speak of, the most important first.</param>
    /// <param name="outputs">All outputs.</param>
    /// <param name="scenario">Place of the scenario that is compared with the first.</param>
    public static IEnumerable<string> Say(
        ImmutableArray<ComparedScenario> scenarios,
        ComparedOutput[] main,
        ImmutableArray<ComparedOutput> outputs,
        int scenario
    )
    {
        foreach ((int place, int other) in ((int, int)[])[(0, scenario), (scenario, 0)])
        {
            foreach (string missing in Say(scenarios[place].Name, MissingOutputs.Of(main, place, other)))
            {
                yield return missing;
            }
        }

        ComparedOutput[] unseen =
        [
            .. main.Where(output => output.Differences[scenario - 1] is { IsSeen: false, IsZero: false }),
        ];
        string[] apart = Names(
            unseen,
            output => PairsOf(output) == 0 && output.Values[0].Count > 0 && output.Values[scenario].Count > 0
        );
        if (apart.Length > 0)
        {
            yield return $"no replication has {Join(apart)} in both scenarios";
        }

        // A pair alone has no spread: not a word can be said about chance.
        bool isOneReplication = outputs.All(output => output.Values.All(value => value.Count < 2));
        string[] single = Names(unseen, output => PairsOf(output) == 1);
        if (single.Length > 0)
        {
            yield return isOneReplication
                ? $"one replication gives no interval, so it is not known whether more than chance differs in {Join(single)}"
                : $"one replication only has both, which gives no interval, of {Join(single)}";
        }

        string[] level = Names(unseen, output => PairsOf(output) > 1);
        if (level.Length > 0)
        {
            yield return $"no difference can be seen in {Join(level)}";
        }

        ComparedOutput[] equal = [.. main.Where(output => output.Differences[scenario - 1].IsZero)];
        if (equal.Length > 0)
        {
            string are = equal.Length == 1 && OutputWords.IsSingular(equal[0].Output) ? "is" : "are";
            yield return $"{Join(Names(equal, _ => true))} {are} the same in {(isOneReplication ? "the one" : "every")} replication";
        }

        int PairsOf(ComparedOutput output) => output.Differences[scenario - 1].Pairs;
    }

    // One sentence for all types without invitations, one for the rest.
    private static IEnumerable<string> Say(string name, MissingOutputs missing)
    {
        if (missing.Types.Length > 0)
        {
            yield return $"'{name}' issues no {Join([.. missing.Types.Select(OutputWords.NameOf)], "or")} invitations, so it has no cut-offs and waits of {(missing.Types.Length == 1 ? "this type" : "these types")}";
        }

        if (missing.Others.Length > 0)
        {
            yield return $"'{name}' has no values of {Join(Names([.. missing.Others], _ => true))}";
        }
    }

    private static string[] Names(ComparedOutput[] outputs, Func<ComparedOutput, bool> isMeant) =>
        [.. outputs.Where(isMeant).Select(output => OutputWords.Describe(output.Output))];

    private static string Join(string[] parts, string word = "and") =>
        parts.Length == 1 ? parts[0] : $"{string.Join(", ", parts[..^1])} {word} {parts[^1]}";
}
