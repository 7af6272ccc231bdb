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

    private PairedGroups(double[][] means, int used) => (Means, Used) = (means, used);

    /// <summary>For each point the mean of each group; null for a point that failed.</summary>
    public double[]?[] Means { get; }

    /// <summary>Replications that have a value at every point.</summary>
    public int Used { get; }

    /// <summary>Groups: as many as there are replications, up to <see cref="Most"/>.</summary>
    public int Count => Math.Min(Most, Used);

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

        return new PairedGroups(means, used.Length);
    }
}
