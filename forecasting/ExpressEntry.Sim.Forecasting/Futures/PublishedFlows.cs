using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>The pool's flows as the published snapshots and rounds show them.</summary>
/// <remarks>
/// Between two snapshots, a band's net inflow is the change of its count plus the invitations that came out of it. A round's
/// invitations are spread over the bands above its cut-off in proportion to their counts, for categories thinned out upwards
/// by 1 % a point. Recent intervals count more (half-life below). Source: <c>docs/model.md</c>, "Flows".
/// </remarks>
internal sealed record PublishedFlows
{
    private const double HalfLifeSnapshots = 6;
    private const int MostIntervals = 26;
    private const double CategoryThinningPerPoint = 0.01;
    private const int FewestDays = 5; // shorter gaps are dominated by the day of counting
    private const int MostDays = 60; // longer ones hide too much

    /// <summary>The last snapshot, which a simulation starts from.</summary>
    public required PoolSnapshot Last { get; init; }

    /// <summary>One a leaf band of the last snapshot, from the top; the nominees' band (601 and up) first.</summary>
    public required ImmutableArray<BandFlow> Bands { get; init; }

    /// <summary>Nominations per day, from the nominees counted since they were last invited; at least 1.</summary>
    public required double NominationsPerDay { get; init; }

    /// <summary>Intervals between snapshots the flows rest on.</summary>
    public required int Intervals { get; init; }

    /// <summary>Measures the flows.</summary>
    /// <param name="snapshots">Known snapshots in order; doubtful repeats are left out here.</param>
    /// <param name="rounds">Known rounds with size and cut-off, in order.</param>
    /// <returns>The flows; null where no snapshot has a full set of bands.</returns>
    public static PublishedFlows? Measure(ImmutableArray<PoolSnapshot> snapshots, ImmutableArray<PublishedRound> rounds)
    {
        ImmutableArray<PoolSnapshot> usable = WithoutRepeats(snapshots);
        if (usable.IsEmpty)
        {
            return null;
        }

        PoolSnapshot last = usable[^1];
        ImmutableArray<BandCount> bands = last.LeafBands();
        double[] net = new double[bands.Length];
        double[] invited = new double[bands.Length];
        double totalWeight = 0;
        double weight = 1;
        int intervals = 0;
        for (int i = usable.Length - 1; i > 0 && intervals < MostIntervals; i--)
        {
            PoolSnapshot later = usable[i];
            PoolSnapshot earlier = usable[i - 1];
            int days = later.AsOf.DayNumber - earlier.AsOf.DayNumber;
            bool isSameBanding = bands.All(band =>
                later.CountOf(band.Band) is not null && earlier.CountOf(band.Band) is not null
            );
            if (days is < FewestDays or > MostDays || !isSameBanding)
            {
                continue;
            }

            double[] taken = InvitationsByBand(
                bands,
                earlier,
                rounds.Where(r => r.Date >= earlier.AsOf && r.Date < later.AsOf)
            );
            for (int band = 0; band < bands.Length; band++)
            {
                double change = later.CountOf(bands[band].Band)!.Value - earlier.CountOf(bands[band].Band)!.Value;
                net[band] += weight * (change + taken[band]) / days;
                invited[band] += weight * taken[band] / days;
            }

            totalWeight += weight;
            weight *= Math.Pow(0.5, 1 / HalfLifeSnapshots);
            intervals++;
        }

        double scale = totalWeight > 0 ? 1 / totalWeight : 0;
        return new PublishedFlows
        {
            Last = last,
            Bands = [.. bands.Select((band, i) => new BandFlow(band.Band, band.Count, net[i] * scale, invited[i] * scale))],
            NominationsPerDay = MeasureNominations(usable, rounds),
            Intervals = intervals,
        };
    }

    private static ImmutableArray<PoolSnapshot> WithoutRepeats(ImmutableArray<PoolSnapshot> snapshots)
    {
        List<PoolSnapshot> kept = [];
        foreach (PoolSnapshot snapshot in snapshots)
        {
            ImmutableArray<BandCount> leaves = snapshot.LeafBands();
            bool coversAll = leaves.Length > 1 && leaves[^1].Band.Low == CrsScore.Min && leaves[0].Band.High == CrsScore.Max;
            bool isRepeat = kept.Exists(other => other.LeafBands().SequenceEqual(leaves));
            if (coversAll && !isRepeat)
            {
                kept.Add(snapshot);
            }
        }

        return [.. kept];
    }

    private static double[] InvitationsByBand(
        ImmutableArray<BandCount> bands,
        PoolSnapshot before,
        IEnumerable<PublishedRound> rounds
    )
    {
        double[] taken = new double[bands.Length];
        double[] shares = new double[bands.Length];
        foreach (PublishedRound round in rounds)
        {
            bool isProgram =
                round.Type is RoundType.General or RoundType.Pnp or RoundType.Cec or RoundType.Fsw or RoundType.Fst;
            double sum = 0;
            for (int i = 0; i < bands.Length; i++)
            {
                ScoreBand band = bands[i].Band;
                // Nominees are in nobody's rounds but their own and the general ones.
                bool isNominees = band.Low > CrsScore.Nomination;
                bool isRanked = round.Type == RoundType.General || isNominees == (round.Type == RoundType.Pnp);
                double reached = Math.Clamp(band.High - round.Cutoff!.Value + 1, 0, band.Width) / (double)band.Width;
                double middle = (Math.Max(band.Low, round.Cutoff.Value) + band.High) / 2.0;
                double thinning = isProgram
                    ? 1
                    : PortableMath.Exp(-CategoryThinningPerPoint * (middle - round.Cutoff.Value));
                shares[i] = isRanked ? before.CountOf(band)!.Value * reached * thinning : 0;
                sum += shares[i];
            }

            for (int i = 0; i < bands.Length && sum > 0; i++)
            {
                taken[i] += round.Invitations!.Value * shares[i] / sum;
            }
        }

        return taken;
    }

    // Nominees in a snapshot came since the last round that invited nominees; the median over the last six snapshots.
    private static double MeasureNominations(ImmutableArray<PoolSnapshot> snapshots, ImmutableArray<PublishedRound> rounds)
    {
        const int snapshotsUsed = 6;
        List<double> rates = [];
        for (int i = snapshots.Length - 1; i >= 0 && rates.Count < snapshotsUsed; i--)
        {
            PublishedRound? clearing = rounds.LastOrDefault(round =>
                round.Date < snapshots[i].AsOf
                && round.Type is RoundType.Pnp or RoundType.General
                && round.Date < snapshots[i].AsOf
            );
            int days = clearing is null ? 0 : snapshots[i].AsOf.DayNumber - clearing.Date.DayNumber;
            int? nominees = snapshots[i].CountOf(new ScoreBand(CrsScore.Nomination + 1, CrsScore.Max));
            if (days >= FewestDays && nominees is { } count)
            {
                rates.Add((double)count / days);
            }
        }

        rates.Sort();
        return rates.Count == 0 ? 30 : Math.Max(1, rates[rates.Count / 2]);
    }
}
