using System.Collections.Immutable;
using System.Globalization;

namespace ExpressEntry.Sim.Engine.Rules.Crs;

/// <summary>One direction of a table of points, for example the age or the level of education.</summary>
public sealed class CrsAxis
{
    private readonly int? _first;

    private CrsAxis(string name, ImmutableArray<string> labels, int? first) =>
        (Name, Labels, _first) = (name, labels, first);

    /// <summary>Without or with an accompanying spouse.</summary>
    public static CrsAxis Spouse { get; } = OfWords("spouse column", "no_spouse", "spouse");

    /// <summary>Completed years of age; 17 stands for 17 or less, 45 for 45 or more.</summary>
    public static CrsAxis Age { get; } = OfNumbers("age", 17, 45);

    /// <summary>Levels of education, in the order of <see cref="EducationLevel"/>.</summary>
    public static CrsAxis Education { get; } =
        OfWords(
            "education",
            "none",
            "secondary",
            "one_year",
            "two_year",
            "three_year_plus",
            "two_or_more",
            "masters",
            "doctoral"
        );

    /// <summary>CLB or NCLC level; 10 stands for 10 or more.</summary>
    public static CrsAxis Level { get; } = OfNumbers("CLB level", 0, 10);

    /// <summary>Completed years of work; 5 stands for 5 or more.</summary>
    public static CrsAxis Years { get; } = OfNumbers("years", 0, 5);

    /// <summary>Kinds of job offer, in the order of <see cref="JobOffer"/>.</summary>
    public static CrsAxis Offer { get; } = OfWords("job offer", "none", "noc00", "other");

    /// <summary>Study in Canada, in the order of <see cref="CanadianStudy"/>.</summary>
    public static CrsAxis Study { get; } = OfWords("Canadian study", "none", "one_or_two", "three_plus");

    /// <summary>Tiers of a scenario's occupation factor; 0 is no tier.</summary>
    public static CrsAxis Tier { get; } = OfNumbers("tier", 0, OccupationTiers.MaxTier);

    /// <summary>What runs along the axis, for messages.</summary>
    public string Name { get; }

    /// <summary>The word of each position, as keys spell it.</summary>
    public ImmutableArray<string> Labels { get; }

    /// <summary>The position of a value; one beyond an end counts as the end.</summary>
    /// <param name="value">The number itself on an axis of numbers, the position on an axis of words.</param>
    /// <returns>0 to the number of labels − 1.</returns>
    public int PositionOf(int value) => Math.Clamp(value - (_first ?? 0), 0, Labels.Length - 1);

    /// <summary>Reads a label or, on an axis of numbers, a range such as <c>20-29</c>.</summary>
    /// <param name="label">One part of a key.</param>
    /// <param name="from">The first position meant.</param>
    /// <param name="to">The last position meant.</param>
    /// <returns>True where the label lies on this axis.</returns>
    public bool TryParse(string label, out int from, out int to)
    {
        from = to = Labels.IndexOf(label);
        if (from >= 0)
        {
            return true;
        }

        int hyphen = label.IndexOf('-', StringComparison.Ordinal);
        if (
            _first is not { } first
            || hyphen < 1
            || !int.TryParse(label.AsSpan(0, hyphen), NumberStyles.None, CultureInfo.InvariantCulture, out int low)
            || !int.TryParse(label.AsSpan(hyphen + 1), NumberStyles.None, CultureInfo.InvariantCulture, out int high)
        )
        {
            return false;
        }

        (from, to) = (low - first, high - first);
        return 0 <= from && from <= to && to < Labels.Length;
    }

    private static CrsAxis OfWords(string name, params ImmutableArray<string> labels) => new(name, labels, null);

    private static CrsAxis OfNumbers(string name, int first, int last) =>
        new(
            name,
            [.. Enumerable.Range(first, last - first + 1).Select(n => n.ToString(CultureInfo.InvariantCulture))],
            first
        );
}
