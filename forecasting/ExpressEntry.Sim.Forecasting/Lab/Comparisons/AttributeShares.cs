using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Population;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Forecasting.Lab.Comparisons;

/// <summary>Shares invitations out over attributes, as a synthetic population has them by type, program and band of scores.</summary>
/// <remarks>Immutable after construction and safe for several threads. Source: <c>docs/lab/compare.md</c>, "By attribute".</remarks>
internal sealed class AttributeShares : IRecordMeasure
{
    /// <summary>Profiles of the population.</summary>
    public const int Profiles = 100_000;

    /// <summary>With fewer profiles in a cell, its neighbours count as well.</summary>
    public const int FewestProfiles = 60;

    private readonly int _bands = InvitedBands.All.Length;
    private readonly double[]?[] _shares; // by type, program and band: a share a level; null where nobody is
    private readonly double[] _ofAll;

    /// <summary>Draws the population and counts it.</summary>
    /// <param name="attributes">Words of <see cref="AttributeTable.Words"/>.</param>
    /// <param name="history">What is known before the day.</param>
    /// <param name="asOf">The first day simulated.</param>
    /// <param name="seed">The comparison's seed.</param>
    /// <param name="threads">Threads to draw with; never changes a result.</param>
    /// <param name="cancellation">Stops the drawing.</param>
    /// <exception cref="Data.InvalidInputException">No snapshot with every band was published before the day.</exception>
    public AttributeShares(
        ImmutableArray<string> attributes,
        PublishedHistory history,
        DateOnly asOf,
        long seed,
        int threads,
        CancellationToken cancellation
    )
        : this(
            attributes,
            new PopulationSampler(
                new PopulationRequest
                {
                    History = history,
                    AsOf = asOf,
                    Size = Profiles,
                    Seed = seed,
                    Threads = threads,
                }
            ).Draw(0, cancellation)
        ) { }

    /// <summary>Counts a population.</summary>
    internal AttributeShares(ImmutableArray<string> attributes, SyntheticProfile[] profiles)
    {
        Levels = [.. attributes.SelectMany(word => AttributeTable.LevelsOf(word).Select(level => (word, level)))];
        int types = RoundTypes.All.Length;
        int cells = types * FlowPrograms.Count * _bands;
        var counts = new double[cells][];
        var all = new double[Levels.Length + 1];
        int[] own = new int[attributes.Length];
        foreach (SyntheticProfile profile in profiles)
        {
            for (int i = 0, first = 0; i < own.Length; i++)
            {
                own[i] = first + AttributeTable.LevelOf(attributes[i], profile);
                first += AttributeTable.LevelsOf(attributes[i]).Length;
            }

            Count(all, own);
            for (int type = 0; type < types; type++)
            {
                if (IsRanked((RoundType)type, profile))
                {
                    int program = (int)FlowPrograms.OfInvitation((RoundType)type, profile.Groups, profile.Score);
                    int cell = CellOf(type, program, InvitedBands.OfScore[profile.Score]);
                    Count(counts[cell] ??= new double[Levels.Length + 1], own);
                }
            }
        }

        _ofAll = SharesOf(all);
        _shares = new double[]?[cells];
        for (int cell = 0; cell < cells; cell++)
        {
            _shares[cell] = SharesOf(Widen(counts, cell / _bands * _bands, cell % _bands));
        }
    }

    /// <summary>The levels, attribute by attribute: the columns.</summary>
    public ImmutableArray<(string Attribute, string Level)> Levels { get; }

    /// <inheritdoc/>
    public int Columns => Levels.Length;

    /// <inheritdoc/>
    public int Table => ResultTables.Invited;

    /// <summary>A level's share of the whole population.</summary>
    public double ShareOfAll(int level) => _ofAll[level];

    /// <inheritdoc/>
    public void Measure(ReplicationRecord record, Span<double> values)
    {
        values.Clear();
        for (int type = 0; type < RoundTypes.All.Length; type++)
        {
            for (int place = 0; place < ReplicationRecord.InvitedPerType; place++)
            {
                long invited = 0;
                for (int month = 0; month < record.Months.Length; month++)
                {
                    invited += record.InvitedOf(month, (RoundType)type)[place];
                }

                if (invited > 0)
                {
                    double[] shares = _shares[(type * ReplicationRecord.InvitedPerType) + place]!;
                    for (int level = 0; level < values.Length; level++)
                    {
                        values[level] += invited * shares[level];
                    }
                }
            }
        }
    }

    // The last place counts the profiles.
    private static void Count(double[] counts, int[] levels)
    {
        foreach (int level in levels)
        {
            counts[level]++;
        }

        counts[^1]++;
    }

    private static double[] SharesOf(double[] counts) => [.. counts[..^1].Select(count => count / counts[^1])];

    private static bool IsRanked(RoundType type, in SyntheticProfile profile) =>
        type switch
        {
            RoundType.General => true,
            RoundType.Pnp => profile.Score > CrsScore.Nomination,
            _ => profile.Groups.Contains(type),
        };

    private int CellOf(int type, int program, int band) => (((type * FlowPrograms.Count) + program) * _bands) + band;

    // Neighbouring bands of the same type and program, as far as needed; then the type's other programs; then everybody.
    private double[] Widen(double[]?[] counts, int row, int band)
    {
        double[] sum = new double[Levels.Length + 1];
        for (int reach = 0; reach < _bands && sum[^1] < FewestProfiles; reach++)
        {
            AddRow(sum, counts, row, band - reach);
            if (reach > 0)
            {
                AddRow(sum, counts, row, band + reach);
            }
        }

        int type = row / (_bands * FlowPrograms.Count);
        for (int other = 0; other < FlowPrograms.Count && sum[^1] < FewestProfiles; other++)
        {
            int otherRow = CellOf(type, other, 0);
            for (int any = 0; any < _bands && otherRow != row; any++)
            {
                AddRow(sum, counts, otherRow, any);
            }
        }

        for (int cell = CellOf((int)RoundType.General, 0, 0); sum[^1] == 0 && cell < FlowPrograms.Count * _bands; cell++)
        {
            Add(sum, counts[cell]);
        }

        return sum;
    }

    private void AddRow(double[] sum, double[]?[] counts, int row, int band)
    {
        if (band >= 0 && band < _bands)
        {
            Add(sum, counts[row + band]);
        }
    }

    private static void Add(double[] sum, double[]? counts)
    {
        for (int i = 0; counts is not null && i < sum.Length; i++)
        {
            sum[i] += counts[i];
        }
    }
}
