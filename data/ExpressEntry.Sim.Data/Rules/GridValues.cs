using System.Collections.Immutable;
using ExpressEntry.Sim.Data.Documents;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Data.Rules;

/// <summary>Reads points from nested or dotted keys (<c>A: {age: {no_spouse: {29: 110}}}</c> is <c>A.age.no_spouse.29: 110</c>).</summary>
internal static class GridValues
{
    public static void Collect(DocumentNode node, ImmutableArray<KeyValuePair<string, int>>.Builder points)
    {
        foreach (DocumentNode child in node.AsMap().Children)
        {
            Collect(child, child.Name, points);
        }
    }

    private static void Collect(DocumentNode node, string key, ImmutableArray<KeyValuePair<string, int>>.Builder points)
    {
        if (node.Kind == DocumentNodeKind.Map)
        {
            foreach (DocumentNode child in node.Children)
            {
                Collect(child, $"{key}.{child.Name}", points);
            }

            return;
        }

        if (!CrsKey.TryResolve(key, out _, out CrsKeyProblem? problem))
        {
            string meant = NearestWord.Find(problem.Part, problem.Allowed) is { } word ? $" Did you mean '{word}'?" : "";
            throw node.Wrong($"no such value of the score: {problem.ToString().TrimEnd('.')}.{meant}".TrimEnd('.'));
        }

        points.Add(new KeyValuePair<string, int>(key, node.WholeNumber(CrsScore.Min, CrsScore.Max)));
    }
}
