using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Vectors;

namespace ExpressEntry.Sim.Engine.Simulation.Cohorts;

/// <summary>What befalls profiles at midnight: they leave, are nominated, change.</summary>
/// <remarks>
/// <para>
/// One walk decides who leaves or changes: each profile has something happen to it with the same chance, independently of the
/// others, so the walk goes from one such profile to the next, and a table says what it is that happens.
/// </para>
/// <para>
/// Nominations come between leaving and changing. They are drawn first, and for each one drawn it is decided at once whether
/// that profile leaves: then it does, and another one is drawn. Nobody else's trial is touched, so the law is the same.
/// </para>
/// </remarks>
internal sealed class Midnights
{
    private const int TriesPerNomination = 200; // a pool without anybody to nominate must not be searched for ever
    private const int Ahead = 64; // numbers drawn at once
    private const uint IsChange = 1u << 31; // of an outcome; then come points, the change's index, and whether more follow
    private const uint IsMore = 1u << 30;
    private const int PointsBits = 11;
    private readonly ChangeLaws _changes = new();
    private readonly HitList _hits = new();
    private readonly MarkTable _outcomes = new();
    private readonly MarkTable _losses = new();
    private readonly MovedProfiles _nominees = new();
    private readonly MovedProfiles _moved = new();
    private readonly double[] _cumulative = new double[CrsScore.Nomination + 1];
    private readonly int[] _present = new int[CrsScore.Nomination + 1];
    private PoolLaws? _laws;

    /// <summary>How a profile is lost, and whether its owner comes back.</summary>
    private enum Loss
    {
        Withdrawn,
        WithdrawnAndBack,
        Lost,
        LostAndBack,
    }

    /// <summary>Prepares a replication.</summary>
    public void Begin(PoolLaws laws)
    {
        _laws = laws;
        _changes.Prepare(laws);
        double staying = 1 - laws.LeavingSharePerDay;
        _hits.Prepare(1 - (staying * _changes.ChanceOfNone));
        _losses.Clear();
        _outcomes.Clear();
        AddLosses(_losses, laws);
        AddLosses(_outcomes, laws);
        for (int change = 0; change < _changes.Count; change++)
        {
            AddOutcomes(change, laws.Changes[change], staying * _changes.ChanceOfFirst(change));
        }

        if (_losses.Count > 0)
        {
            _losses.Build();
        }

        if (_outcomes.Count > 0)
        {
            _outcomes.Build();
        }
    }

    /// <summary>One midnight.</summary>
    /// <param name="day">The day that begins, since 1970.</param>
    /// <param name="lanes">The streams of the day that say who leaves or changes.</param>
    /// <param name="walk">The day's stream that says how.</param>
    /// <param name="nominations">The stream of the day's nominations.</param>
    /// <param name="pool">The pool.</param>
    /// <param name="programs">By signature, and 64 further on for nominees.</param>
    /// <param name="flows">Are told.</param>
    /// <param name="reentries">Get those who come back.</param>
    public void Befall(
        long day,
        ref LaneStream lanes,
        ref RandomStream walk,
        ref RandomStream nominations,
        ScorePool pool,
        ReadOnlySpan<FlowProgram> programs,
        PoolFlows flows,
        Reentries reentries
    )
    {
        _nominees.Clear();
        Nominate(day, ref nominations, pool, programs, flows, reentries);
        Walk(day, ref lanes, ref walk, pool, programs, flows, reentries);
        _moved.PutInto(pool);
        _nominees.PutInto(pool);
    }

    // First who it is, then what happens.
    private void Walk(
        long day,
        ref LaneStream lanes,
        ref RandomStream random,
        ScorePool pool,
        ReadOnlySpan<FlowProgram> programs,
        PoolFlows flows,
        Reentries reentries
    )
    {
        _hits.Find(ref lanes, pool);
        uint now = (uint)(day * CalendarWeek.SecondsPerDay);
        VectorWidth width = VectorChoice.Width;
        Span<uint> outcomes = stackalloc uint[Ahead];
        for (int hit = 0; hit < _hits.Count; hit++)
        {
            if (hit % Ahead == 0)
            {
                _outcomes.Draw(ref lanes, outcomes, width);
            }

            (int score, int place) = _hits.Next(hit, pool);
            uint word = pool.WordsAt(score)[place];
            // Whoever has expired and is still listed is nobody's any more.
            if (ProfileWord.AgeOf(word, now) >= ProfileWord.Validity)
            {
                continue;
            }

            uint outcome = outcomes[hit % Ahead];
            if ((outcome & IsChange) == 0)
            {
                Lose((Loss)outcome, day, score, word, programs, flows, reentries, ref random);
                pool.RemoveAt(score, place);
            }
            else if (Change(outcome, score, word, _moved, programs, flows, ref random))
            {
                pool.RemoveAt(score, place);
            }
        }
    }

    private void Nominate(
        long day,
        ref RandomStream random,
        ScorePool pool,
        ReadOnlySpan<FlowProgram> programs,
        PoolFlows flows,
        Reentries reentries
    )
    {
        double mean = _laws!.NominationsPerDay;
        int left = mean > 0 ? LargeCounts.Poisson(mean, ref random) : 0;
        if (left == 0)
        {
            return;
        }

        double total = SumWeights(pool);
        uint now = (uint)(day * CalendarWeek.SecondsPerDay);
        double leaving = _laws.LeavingSharePerDay;
        for (int tries = TriesPerNomination * left; left > 0 && total > 0 && tries > 0; tries--)
        {
            int score = Find(random.NextUniform() * total);
            int place = random.NextBelow(_present[score]);
            // Places of those taken since are the last ones: whoever draws one draws again.
            if (place >= pool.SettledAt(score))
            {
                continue;
            }

            uint word = pool.WordsAt(score)[place];
            if (ProfileWord.AgeOf(word, now) >= ProfileWord.Validity)
            {
                continue;
            }

            pool.RemoveAt(score, place);
            if (leaving > 0 && random.NextUniform() < leaving)
            {
                var loss = (Loss)_losses.Draw(ref random);
                Lose(loss, day, score, word, programs, flows, reentries, ref random);
                continue;
            }

            flows.Add(FlowEvent.Nominated, FlowProgram.Pnp, 1);
            left--;
            int raised = score + CrsScore.Nomination;
            int change = _changes.Next(0, ref random);
            if (change < 0 || !Change(DrawOutcome(change, ref random), raised, word, _nominees, programs, flows, ref random))
            {
                _nominees.Add(raised, word);
            }
        }
    }

    private double SumWeights(ScorePool pool)
    {
        ReadOnlySpan<double> weights = _laws!.NominationWeights.AsSpan();
        double total = 0;
        for (int score = 1; score < _present.Length; score++)
        {
            _present[score] = pool.SettledAt(score);
            total += weights[score] * _present[score];
            _cumulative[score] = total;
        }

        return total;
    }

    // The first score with more than so much up to it.
    private int Find(double weight)
    {
        int low = 1;
        int high = CrsScore.Nomination;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (_cumulative[middle] > weight)
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    private static void Lose(
        Loss loss,
        long day,
        int score,
        uint word,
        ReadOnlySpan<FlowProgram> programs,
        PoolFlows flows,
        Reentries reentries,
        ref RandomStream random
    )
    {
        int signature = ProfileWord.SignatureOf(word);
        FlowProgram program = programs[signature + (score > CrsScore.Nomination ? PoolLaws.MostSignatures : 0)];
        flows.Add(loss >= Loss.Lost ? FlowEvent.LostEligibility : FlowEvent.Withdrawn, program, 1);
        if (loss is Loss.WithdrawnAndBack or Loss.LostAndBack)
        {
            reentries.Add(day, score, signature, ref random);
        }
    }

    private static void AddLosses(MarkTable table, PoolLaws laws)
    {
        double back = laws.Reentry.ShareOfWithdrawn;
        table.Add((uint)Loss.Withdrawn, laws.WithdrawnSharePerDay * (1 - back));
        table.Add((uint)Loss.WithdrawnAndBack, laws.WithdrawnSharePerDay * back);
        table.Add((uint)Loss.Lost, laws.LostEligibilitySharePerDay * (1 - back));
        table.Add((uint)Loss.LostAndBack, laws.LostEligibilitySharePerDay * back);
    }

    // What a change does as the first one of a day: each step, alone or with others after it.
    private void AddOutcomes(int change, ScoreChange law, double chance)
    {
        double total = 0;
        foreach (ScoreStep step in law.Steps)
        {
            total += step.Weight;
        }

        double alone = _changes.ChanceOfNoneAfter(change);
        foreach (ScoreStep step in law.Steps)
        {
            uint outcome = OutcomeOf(change, step.Points);
            _outcomes.Add(outcome, chance * (step.Weight / total) * alone);
            _outcomes.Add(outcome | IsMore, chance * (step.Weight / total) * (1 - alone));
        }
    }

    private static uint OutcomeOf(int change, int points) =>
        IsChange | ((uint)change << PointsBits) | (uint)(points + CrsScore.Nomination);

    private uint DrawOutcome(int change, ref RandomStream random)
    {
        uint outcome = OutcomeOf(change, _changes.DrawPoints(change, ref random));
        return random.NextUniform() < _changes.ChanceOfNoneAfter(change) ? outcome : outcome | IsMore;
    }

    // False where the profile is what it was.
    private bool Change(
        uint outcome,
        int score,
        uint word,
        MovedProfiles moved,
        ReadOnlySpan<FlowProgram> programs,
        PoolFlows flows,
        ref RandomStream random
    )
    {
        int signature = ProfileWord.SignatureOf(word);
        (int scoreNow, int signatureNow) = (score, signature);
        while (true)
        {
            int change = (int)((outcome & ~(IsChange | IsMore)) >> PointsBits);
            int points = (int)(outcome & ((1u << PointsBits) - 1)) - CrsScore.Nomination;
            FlowProgram program = programs[signatureNow + (scoreNow > CrsScore.Nomination ? PoolLaws.MostSignatures : 0)];
            if (_changes.TryApply(change, points, ref scoreNow, ref signatureNow))
            {
                flows.Add(FlowEvent.Changed, program, 1);
            }

            if ((outcome & IsMore) == 0)
            {
                break;
            }

            outcome = DrawOutcome(_changes.NextGiven(change + 1, ref random), ref random);
        }

        if (scoreNow == score && signatureNow == signature)
        {
            return false;
        }

        moved.Add(scoreNow, ProfileWord.With(word, signatureNow));
        return true;
    }
}
