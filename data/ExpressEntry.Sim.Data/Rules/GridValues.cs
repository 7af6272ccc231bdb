using System.Collections.Immutable;
using ExpressEntry.Sim.Data.Documents;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Data.Rules;

/// <summary>Reads points from nested or dotted keys (<c>A: {age: {no_spouse: {29: 110}}}</c> is <c>A.age.no_spouse.29: 110</c>).</summary>
internal static class GridValues
{
    /// <summary>Adds the points of a section.</summary>
    /// <exception cref="InvalidInputException">A key is not known or stands there in two spellings, or a value is no number of points.</exception>
    public static void Collect(DocumentNode node, ImmutableArray<KeyValuePair<string, int>>.Builder points)
    {
        HashSet<string> seen = new(StringComparer.Ordinal);
        foreach (DocumentNode child in node.AsMap().Children)
        {
            Collect(child, child.Name, points, seen);
        }
    }

    private static void Collect(
        DocumentNode node,
        string key,
        ImmutableArray<KeyValuePair<string, int>>.Builder points,
        HashSet<string> seen
    )
    {
        if (node.Kind == DocumentNodeKind.Map)
        {
            foreach (DocumentNode child in node.Children)
            {
                Collect(child, $"{key}.{child.Name}", points, seen);
            }

            return;
        }

        if (!CrsKey.TryResolve(key, out _, out CrsKeyProblem? problem))
        {
            string meant = NearestWord.Find(problem.Part, problem.Allowed) is { } word ? $" (did you mean '{word}'?)" : "";
            throw node.Wrong($"no such value of the score: {problem.ToString().TrimEnd('.')}{meant}");
        }

        // D.sibling and D: {sibling: …} are two keys of the file and one of the score.
        if (!seen.Add(key))
        {
            throw node.Wrong($"gives {key} a second time; expected each value of the score once");
        }

        points.Add(new KeyValuePair<string, int>(key, node.WholeNumber(CrsScore.Min, CrsScore.Max)));
    }
}
