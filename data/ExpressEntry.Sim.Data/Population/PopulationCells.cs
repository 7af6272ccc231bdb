using System.Collections.Immutable;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Data.Population;

/// <summary>The cells of the raking: band, program and traits; and the known shares over them.</summary>
internal sealed class PopulationCells
{
    private const int Programs = 4;
    private const int TraitSets = 8;
    private const int French = 7;
    private static readonly string[] ProgramWords = ["pnp", "cec", "fsw", "fst"];
    private readonly ImmutableArray<BandCount> _bands;
    private readonly byte[] _bandOf = new byte[CrsScore.Max + 1];

    public PopulationCells(PoolSnapshot snapshot, PopulationMargins known)
    {
        _bands = snapshot.LeafBands();
        for (int band = 0; band < _bands.Length; band++)
        {
            _bandOf.AsSpan(_bands[band].Band.Low, _bands[band].Band.Width).Fill((byte)band);
        }

        double total = _bands.Sum(band => (double)band.Count);
        double nominated = _bands.Where(band => band.Band.Low > CrsScore.Nomination).Sum(band => band.Count) / total;
        NominatedPerMillion = (int)Math.Clamp(nominated * 1_000_000, 200, 100_000);
        Margins =
        [
            .. known.Traits.Select(trait => TraitMargin(trait, snapshot.AsOf)),
            ProgramMargin(known, snapshot, nominated),
            BandMargin(snapshot, total),
        ];
    }

    public int Count => _bands.Length * Programs * TraitSets;

    /// <summary>Known shares; the bands last, because they are surest.</summary>
    public ImmutableArray<RakingMargin> Margins { get; }

    /// <summary>How often a candidate is drawn as nominated, so that weights need not make up for it.</summary>
    public int NominatedPerMillion { get; }

    /// <summary>The cell of a profile. Cells of one band stand together, within it those of one program.</summary>
    public int Of(in SyntheticProfile profile)
    {
        CrsProfile crs = profile.Crs;
        int traits =
            (profile.Study != CanadianStudy.None ? 1 : 0)
            | (crs.Has(CrsTraits.Sibling) ? 2 : 0)
            | (crs.LowestFrench >= French ? 4 : 0);
        return (((_bandOf[profile.Score] * Programs) + ProgramOf(profile.Groups)) * TraitSets) + traits;
    }

    /// <summary>The one program a profile is counted under: PNP, else CEC, else FSW, else FST.</summary>
    public static int ProgramOf(GroupSet groups) =>
        groups.Contains(RoundType.Pnp) ? 0
        : groups.Contains(RoundType.Cec) ? 1
        : groups.Contains(RoundType.Fsw) ? 2
        : 3;

    private static string SourceOf(PoolSnapshot snapshot) =>
        $"published {snapshot.Published:yyyy-MM-dd} for {snapshot.AsOf:yyyy-MM-dd}";

    private RakingMargin BandMargin(PoolSnapshot snapshot, double total) =>
        new(
            "band",
            [.. _bands.Select(band => band.Band.Label)],
            [.. _bands.Select(band => band.Count / total)],
            Levels(cell => cell / (Programs * TraitSets)),
            Tolerance: 0.0002,
            [.. _bands.Select(_ => snapshot.Confidence)],
            [.. _bands.Select(_ => SourceOf(snapshot))]
        );

    private RakingMargin ProgramMargin(PopulationMargins known, PoolSnapshot snapshot, double nominated)
    {
        (ImmutableArray<double> shares, string confidence, string source) = known.ProgramsOn(snapshot.AsOf);
        return new RakingMargin(
            "program",
            ProgramWords,
            [nominated, .. shares.Select(share => share * (1 - nominated))],
            Levels(cell => cell / TraitSets % Programs),
            Tolerance: 0.0005,
            [snapshot.Confidence, confidence, confidence, confidence],
            [$"band above {CrsScore.Nomination}, {SourceOf(snapshot)}", source, source, source]
        );
    }

    private RakingMargin TraitMargin(PopulationMargins.TraitShare trait, DateOnly day)
    {
        double share = trait.ShareOn(day);
        return new RakingMargin(
            PopulationMargins.TraitWords[trait.Trait],
            ["no", "yes"],
            [1 - share, share],
            Levels(cell => (cell >> trait.Trait) & 1),
            trait.Tolerance,
            [trait.Confidence, trait.Confidence],
            [trait.Source, trait.Source]
        );
    }

    private int[] Levels(Func<int, int> levelOf) => [.. Enumerable.Range(0, Count).Select(levelOf)];
}
