using System.Text;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Data.History.Feed;

/// <summary>Recognises a round's type in its published name, whatever its version and wording.</summary>
/// <remarks>
/// A name is read by its words, in English or French. The phrases of the programs come first and are taken out, so that
/// "Federal Skilled Trades" is not also a trades category. A name that fits two types, or none, is not guessed.
/// </remarks>
public static class RoundNames
{
    private const int ShortestBeginning = 4;

    // A phrase matches where its words begin words of the name, one after the other; short ones must be the whole word.
    private static readonly (string Phrase, RoundType Type)[] Programs =
    [
        ("no program", RoundType.General),
        ("aucun programme", RoundType.General),
        ("provincial nominee", RoundType.Pnp),
        ("candidats des provinces", RoundType.Pnp),
        ("pnp", RoundType.Pnp),
        ("canadian experience class", RoundType.Cec),
        ("categorie de l experience canadienne", RoundType.Cec),
        ("cec", RoundType.Cec),
        ("federal skilled worker", RoundType.Fsw),
        ("travailleurs qualifies federal", RoundType.Fsw),
        ("fsw", RoundType.Fsw),
        ("federal skilled trade", RoundType.Fst),
        ("travailleurs de metiers specialises federal", RoundType.Fst),
        ("fst", RoundType.Fst),
    ];

    private static readonly (string Phrase, RoundType Type)[] Categories =
    [
        ("french", RoundType.French),
        ("francais", RoundType.French),
        ("francophone", RoundType.French),
        ("health", RoundType.Healthcare),
        ("soins de sante", RoundType.Healthcare),
        ("stem", RoundType.Stem),
        ("stim", RoundType.Stem),
        ("science technology", RoundType.Stem),
        ("sciences technolog", RoundType.Stem),
        ("trade", RoundType.Trades),
        ("metiers", RoundType.Trades),
        ("transport", RoundType.Transport),
        ("agri", RoundType.Agriculture),
        ("education", RoundType.Education),
        ("physician", RoundType.Physicians),
        ("medecins", RoundType.Physicians),
        ("senior manager", RoundType.SeniorManagers),
        ("cadres superieurs", RoundType.SeniorManagers),
        ("researcher", RoundType.Researchers),
        ("chercheurs", RoundType.Researchers),
        ("military", RoundType.Military),
        ("militaires", RoundType.Military),
    ];

    /// <summary>The type a published name says.</summary>
    /// <param name="name">The name, for example <c>Healthcare and social services occupations (Version 2)</c>.</param>
    /// <returns>Its type, or <see cref="RoundType.Other"/> where no rule knows it or two types fit.</returns>
    public static RoundType ToType(string name)
    {
        List<string> words = Words(name);
        if (words is ["general"] or ["general", "round" or "draw"] or ["generale"])
        {
            return RoundType.General;
        }

        RoundType? found = null;
        foreach ((string phrase, RoundType type) in Programs.Concat(Categories))
        {
            if (!TakeOut(words, phrase))
            {
                continue;
            }

            if (found is { } other && other != type)
            {
                return RoundType.Other;
            }

            found = type;
        }

        return found ?? RoundType.Other;
    }

    private static bool Begins(string word, string beginning) =>
        beginning.Length >= ShortestBeginning ? word.StartsWith(beginning, StringComparison.Ordinal) : word == beginning;

    private static List<string> Words(string name)
    {
        List<string> words = [];
        var word = new StringBuilder();
        foreach (char c in name + " ")
        {
            if (char.IsLetter(c))
            {
                word.Append(PlainLetter(char.ToLowerInvariant(c)));
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return words;
    }

    private static char PlainLetter(char c) =>
        c switch
        {
            'é' or 'è' or 'ê' => 'e',
            'ç' => 'c',
            _ => c,
        };

    private static bool TakeOut(List<string> words, string phrase)
    {
        string[] wanted = phrase.Split(' ');
        bool wasFound = false;
        for (int start = 0; start + wanted.Length <= words.Count; start++)
        {
            bool matches = true;
            for (int i = 0; i < wanted.Length && matches; i++)
            {
                matches = Begins(words[start + i], wanted[i]);
            }

            if (matches)
            {
                words.RemoveRange(start, wanted.Length);
                wasFound = true;
                start--;
            }
        }

        return wasFound;
    }
}
