using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Data.Population;

/// <summary>Fills blocks with candidates: drawn, scored by the rules of the day, and not taken by a round yet.</summary>
internal sealed class CandidateBlock(
    ProfileDrawer drawer,
    CrsColumnScorer scorer,
    HeldRounds rounds,
    int nominatedPerMillion
)
{
    /// <summary>Candidates of a full block; each block has a stream of its own.</summary>
    public const int Size = 4096;

    private const int Batch = 512;
    private const int Million = 1_000_000;
    private const int MostTriesAProfile = 300;

    /// <summary>Fills a block.</summary>
    /// <param name="random">The block's stream.</param>
    /// <param name="profiles">Receives the candidates, 1 to <see cref="Size"/>.</param>
    /// <exception cref="InvalidInputException">The published rounds leave next to no one in the pool.</exception>
    public void Fill(ref RandomStream random, Span<SyntheticProfile> profiles)
    {
        var columns = new ProfileColumns(Batch);
        SyntheticProfile[] drawn = new SyntheticProfile[Batch];
        ushort[] scores = new ushort[Batch];
        int filled = 0;
        long triesLeft = (long)MostTriesAProfile * Size;
        while (filled < profiles.Length)
        {
            for (int i = 0; i < Batch; )
            {
                if (--triesLeft < 0)
                {
                    throw new InvalidInputException(
                        "the rounds before the snapshot leave next to no profile in the pool; expected cut-offs as published."
                    );
                }

                i += drawer.TryDraw(ref random, out drawn[i]) ? 1 : 0;
            }

            columns.Set(drawn);
            scorer.Score(columns.View, scores);
            for (int i = 0; i < Batch && filled < profiles.Length; i++)
            {
                if (drawn[i].SubmittedUtcSeconds > rounds.TakenUntil(drawn[i].Groups, scores[i]))
                {
                    bool isNominated = random.NextBelow(Million) < nominatedPerMillion;
                    profiles[filled++] = isNominated ? Nominated(drawn[i]) : drawn[i] with { Score = scores[i] };
                }
            }
        }

        ScoreNominated(columns, profiles);
    }

    private static SyntheticProfile Nominated(in SyntheticProfile profile) =>
        profile with
        {
            Groups = profile.Groups | GroupSet.Of(RoundType.Pnp),
            Crs = profile.Crs with { Traits = profile.Crs.Traits | CrsTraits.Nomination },
        };

    // A nomination comes after the submission, so rounds are judged by the score without it.
    private void ScoreNominated(ProfileColumns columns, Span<SyntheticProfile> profiles)
    {
        Span<ushort> score = stackalloc ushort[1];
        foreach (ref SyntheticProfile profile in profiles)
        {
            if (profile.Crs.Has(CrsTraits.Nomination))
            {
                columns.Set([profile]);
                scorer.Score(columns.View, score);
                profile = profile with { Score = score[0] };
            }
        }
    }
}
