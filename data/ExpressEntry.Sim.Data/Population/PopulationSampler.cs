using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Data.Population;

/// <summary>
/// Draws a synthetic pool: profiles with every fact the rules ask about, scored by the rules of the day, in the published
/// bands and the known shares. Every profile weighs the same.
/// </summary>
/// <remarks>
/// Candidates are drawn four for each profile, raked, and chosen by systematic sampling over the cells of the raking, so
/// that bands are met to within a profile. Large populations are made in parts of at most 250,000.
/// Source: <c>docs/population.md</c>.
/// </remarks>
public sealed class PopulationSampler
{
    /// <summary>Most profiles of one part.</summary>
    public const int MostInPart = 250_000;

    private const int CandidatesAProfile = 4;
    private const int FewestCandidates = 1 << 17;
    private readonly PopulationRequest _request;
    private readonly PopulationCells _cells;
    private readonly ProfileDrawer _drawer;
    private readonly HeldRounds _rounds;
    private readonly CandidateBlock _block;
    private readonly PopulationTally _tally;

    /// <summary>Prepares to draw.</summary>
    /// <param name="request">History, day, size, seed and rules.</param>
    /// <exception cref="InvalidInputException">No snapshot with every band was published before the day.</exception>
    /// <exception cref="ArgumentOutOfRangeException">The size is below 1 or above <see cref="PopulationRequest.MostProfiles"/>.</exception>
    public PopulationSampler(PopulationRequest request)
    {
        if (request.Size is < 1 or > PopulationRequest.MostProfiles)
        {
            throw new ArgumentOutOfRangeException(
                nameof(request),
                request.Size,
                $"A population has 1 to {PopulationRequest.MostProfiles:N0} profiles."
            );
        }

        _request = request;
        Snapshot = LastFullSnapshot(request.History, request.AsOf);
        RuleSet = request.Rules.RuleSetOn(Snapshot.AsOf);
        _cells = new PopulationCells(Snapshot, PopulationFiles.Margins);
        _drawer = new ProfileDrawer(PopulationFiles.Prior, request.Rules, Snapshot.AsOf);
        _rounds = new HeldRounds(request.History, Snapshot.AsOf);
        _block = new CandidateBlock(_drawer, new CrsColumnScorer(RuleSet.Grid), _rounds, _cells.NominatedPerMillion);
        _tally = new PopulationTally(_cells);
        Parts = (request.Size + MostInPart - 1) / MostInPart;
    }

    /// <summary>NOC 2021 codes that profiles work in.</summary>
    public static ImmutableArray<string> Occupations { get; } =
    [.. PopulationFiles.Prior.Occupations.Select(occupation => occupation.Code)];

    /// <summary>Provinces and territories that profiles mean to settle in.</summary>
    public static ImmutableArray<string> Destinations => PopulationFiles.Prior.Destinations;

    /// <summary>The snapshot whose bands are met; profiles are as they stand on its day.</summary>
    public PoolSnapshot Snapshot { get; }

    /// <summary>The rules of that day.</summary>
    public CrsRuleSet RuleSet { get; }

    /// <summary>How many parts the population is made in.</summary>
    public int Parts { get; }

    /// <summary>How the parts drawn so far stand to what is known.</summary>
    public PopulationFit Fit => _tally.Fit();

    /// <summary>How many profiles the last published pool had.</summary>
    /// <param name="history">Only what was published before the day.</param>
    /// <param name="asOf">The day asked about, for the message.</param>
    /// <returns>The sum of its bands.</returns>
    /// <exception cref="InvalidInputException">No snapshot with every band was published before the day.</exception>
    public static int PublishedSize(PublishedHistory history, DateOnly asOf) =>
        Math.Clamp(LastFullSnapshot(history, asOf).LeafBands().Sum(band => band.Count), 1, PopulationRequest.MostProfiles);

    /// <summary>Draws one part; parts are drawn in order, each once.</summary>
    /// <param name="part">0 to <see cref="Parts"/> − 1.</param>
    /// <param name="cancellation">Stops the drawing.</param>
    /// <returns>Profiles in order of submission.</returns>
    /// <exception cref="InvalidInputException">The published rounds leave next to no one in the pool.</exception>
    public SyntheticProfile[] Draw(int part, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual((uint)part, (uint)Parts, nameof(part));
        int size = SizeOf(part);
        SyntheticProfile[] candidates = DrawCandidates(part, size, cancellation);
        int[] cellOf = new int[candidates.Length];
        int[] counts = new int[_cells.Count];
        for (int i = 0; i < candidates.Length; i++)
        {
            cellOf[i] = _cells.Of(candidates[i]);
            counts[cellOf[i]]++;
        }

        double[] weights = Raking.Rake(counts, _cells.Margins);
        var random = new RandomStream(_request.Seed, part, StreamPurpose.PopulationSelection, 0);
        int[] quotas = Selection.QuotasOf(counts, weights, size, ref random);
        SyntheticProfile[] chosen = Choose(candidates, cellOf, counts, quotas, size, ref random);
        _tally.Add(counts, weights, quotas);
        Array.Sort(chosen, (one, other) => one.SubmittedUtcSeconds.CompareTo(other.SubmittedUtcSeconds));
        return chosen;
    }

    private static PoolSnapshot LastFullSnapshot(PublishedHistory history, DateOnly asOf) =>
        history.Snapshots.LastOrDefault(CoversEveryScore)
        ?? throw new InvalidInputException(
            $"--as-of is {asOf:yyyy-MM-dd}; expected a day after a pool snapshot with every band was published "
                + $"({history.Source}): the first one the program knows was published on 2017-05-26."
        );

    // A snapshot without one of its bands cannot say where that band's profiles are.
    private static bool CoversEveryScore(PoolSnapshot snapshot)
    {
        ImmutableArray<BandCount> bands = snapshot.LeafBands();
        return bands.Sum(band => band.Band.Width) == CrsScore.Max + 1 && bands.Sum(band => (long)band.Count) > 0;
    }

    private int SizeOf(int part) => (_request.Size / Parts) + (part < _request.Size % Parts ? 1 : 0);

    private SyntheticProfile[] DrawCandidates(int part, int size, CancellationToken cancellation)
    {
        var candidates = new SyntheticProfile[Math.Max(FewestCandidates, size * CandidatesAProfile)];
        int blocks = (candidates.Length + CandidateBlock.Size - 1) / CandidateBlock.Size;
        var options = new ParallelOptions { MaxDegreeOfParallelism = _request.Threads, CancellationToken = cancellation };
        try
        {
            Parallel.For(
                0,
                blocks,
                options,
                block =>
                {
                    var random = new RandomStream(_request.Seed, part, StreamPurpose.Population, block);
                    int first = block * CandidateBlock.Size;
                    int count = Math.Min(CandidateBlock.Size, candidates.Length - first);
                    _block.Fill(ref random, candidates.AsSpan(first, count));
                }
            );
        }
        catch (AggregateException several) when (several.InnerExceptions[0] is InvalidInputException wrong)
        {
            throw new InvalidInputException(wrong.Message, several);
        }

        return candidates;
    }

    // Candidates of a cell are alike by law and in random order, so the first ones are as good as any. Where a cell has
    // fewer than its quota, they are gone through again, each time with another instant of submission.
    private SyntheticProfile[] Choose(
        SyntheticProfile[] candidates,
        int[] cellOf,
        int[] counts,
        int[] quotas,
        int size,
        ref RandomStream random
    )
    {
        int[] seen = new int[counts.Length];
        var chosen = new SyntheticProfile[size];
        int at = 0;
        for (int i = 0; i < candidates.Length; i++)
        {
            int cell = cellOf[i];
            (int each, int more) = Math.DivRem(quotas[cell], counts[cell]);
            int copies = each + (seen[cell]++ < more ? 1 : 0);
            for (int copy = 0; copy < copies; copy++)
            {
                chosen[at++] = copy == 0 ? candidates[i] : Again(candidates[i], ref random);
            }
        }

        return chosen;
    }

    // Another instant on the same or a later day, so that tests, work and rounds still agree with it.
    private SyntheticProfile Again(in SyntheticProfile profile, ref RandomStream random)
    {
        long span = _drawer.NowUtcSeconds - profile.SubmittedUtcSeconds;
        long later = (long)(random.NextUniform() * Math.Min(span, 86_400 * 14));
        return profile with { SubmittedUtcSeconds = profile.SubmittedUtcSeconds + later };
    }
}
