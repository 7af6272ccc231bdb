using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.RuleChanges;

/// <summary>How many profiles of each group and score gain or lose how many points.</summary>
/// <param name="groups">How many groups there are.</param>
internal sealed class ShiftCounts(int groups)
{
    private const int Scores = CrsScore.Nomination + 1;
    private readonly SortedDictionary<int, int>?[] _profiles = new SortedDictionary<int, int>?[groups * Scores]; // by points
    private readonly int[] _upTo = new int[groups * (Scores + 1)]; // profiles below each score

    /// <summary>Whether anybody's score changes.</summary>
    public bool HasShifts { get; private set; }

    /// <summary>Counts a profile.</summary>
    public void Add(int group, int from, int points, int weight)
    {
        if (weight > 0)
        {
            SortedDictionary<int, int> cell = _profiles[(group * Scores) + from] ??= [];
            cell[points] = cell.GetValueOrDefault(points) + weight;
            _upTo[(group * (Scores + 1)) + from + 1] += weight;
            HasShifts |= points != 0;
        }
    }

    /// <summary>Ends the counting.</summary>
    public void Finish()
    {
        for (int group = 0; group < groups; group++)
        {
            Span<int> upTo = _upTo.AsSpan(group * (Scores + 1), Scores + 1);
            for (int score = 1; score < upTo.Length; score++)
            {
                upTo[score] += upTo[score - 1];
            }
        }
    }

    /// <summary>How many points to each side hold enough profiles.</summary>
    /// <returns>0 or more; null where even the widest do not, and more than <paramref name="most"/> is not asked for.</returns>
    public int? WidthOf(int group, int from, int enough, int most)
    {
        for (int width = 0; width <= most; width++)
        {
            if (Between(group, from - width, from + width) >= enough)
            {
                return width;
            }
        }

        // A small population has to do as a whole.
        return most >= Scores && Between(group, 0, Scores - 1) > 0 ? Scores : null;
    }

    /// <summary>The shares that gain or lose each number of points, of the profiles within some points of a score.</summary>
    /// <returns>In order of points; adds up to 1.</returns>
    public IEnumerable<(int Points, double Share)> SharesOf(int group, int from, int width)
    {
        (int low, int high) = (Math.Max(0, from - width), Math.Min(Scores - 1, from + width));
        double total = Between(group, low, high);
        if (width == 0)
        {
            return _profiles[(group * Scores) + from]!.Select(entry => (entry.Key, entry.Value / total));
        }

        SortedDictionary<int, int> together = [];
        for (int score = low; score <= high; score++)
        {
            foreach ((int points, int profiles) in _profiles[(group * Scores) + score] ?? [])
            {
                together[points] = together.GetValueOrDefault(points) + profiles;
            }
        }

        return together.Select(entry => (entry.Key, entry.Value / total));
    }

    private int Between(int group, int low, int high)
    {
        int row = group * (Scores + 1);
        return _upTo[row + Math.Min(Scores, high + 1)] - _upTo[row + Math.Max(0, low)];
    }
}
