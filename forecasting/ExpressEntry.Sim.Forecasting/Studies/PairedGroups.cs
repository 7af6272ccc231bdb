using ExpressEntry.Sim.Data;

namespace ExpressEntry.Sim.Forecasting.Studies;

/// <summary>One output of every point of a study, as means of the same groups of replications at each point.</summary>
/// <remarks>
/// Points see the same replications, so their noise is shared and differences between points have little of it. A
/// replication without a value at any one point is left out at all of them. Groups keep resampling cheap.
/// </remarks>
internal sealed class PairedGroups
{
    /// <summary>Most groups.</summary>
    public const int Most = 25;

    private readonly int _replications;

    private PairedGroups(double[][] means, int used, int replications) =>
        (Means, Used, _replications) = (means, used, replications);

    /// <summary>For each point the mean of each group; null for a point that failed.</summary>
    public double[]?[] Means { get; }

    /// <summary>Replications that have a value at every point.</summary>
    public int Used { get; }

    /// <summary>Groups: as many as there are replications, up to <see cref="Most"/>.</summary>
    public int Count => Math.Min(Most, Used);

    /// <summary>Refuses what gives no measures, by what is missing: points, or replications with values.</summary>
    /// <param name="blocks">Trajectories or rows without a failed point.</param>
    /// <param name="block">The word for one and that for several.</param>
    /// <param name="measures">What is to be estimated.</param>
    /// <exception cref="InvalidInputException">There are fewer than two blocks, or no replication with a value at all points.</exception>
    public void Require(int blocks, (string One, string Several) block, string measures)
    {
        if (blocks < 2)
        {
            string have =
                blocks == 1 ? $"1 {block.One} has values at all its" : $"{blocks} {block.Several} have values at all their";
            throw new InvalidInputException($"Only {have} points; {measures} need two or more.");
        }

        if (Used == 0)
        {
            throw new InvalidInputException(
                $"{(_replications == 1 ? "The one replication does not have" : $"None of {_replications:N0} replications has")} a value at every point; {measures} need one that has, so more replications, or an output that takes place more often."
            );
        }
    }

    /// <summary>Groups the replications.</summary>
    /// <param name="values">For each point one value a replication, NaN for none; null for a point that failed.</param>
    public static PairedGroups Of(IReadOnlyList<double[]?> values)
    {
        int replications = values.FirstOrDefault(own => own is not null)?.Length ?? 0;
        int[] used =
        [
            .. Enumerable.Range(0, replications).Where(i => values.All(own => own is null || !double.IsNaN(own[i]))),
        ];
        int groups = Math.Min(Most, used.Length);
        var means = new double[values.Count][];
        for (int point = 0; point < means.Length; point++)
        {
            if (values[point] is not { } own)
            {
                continue;
            }

            means[point] = new double[groups];
            for (int group = 0; group < groups; group++)
            {
                int from = (int)((long)used.Length * group / groups);
                int to = (int)((long)used.Length * (group + 1) / groups);
                double sum = 0;
                for (int i = from; i < to; i++)
                {
                    sum += own[used[i]];
                }

                means[point][group] = sum / (to - from);
            }
        }

        return new PairedGroups(means, used.Length, replications);
    }
}
