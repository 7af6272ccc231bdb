using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Engine.Tests.Simulation;

/// <summary>
/// The laws of <see cref="PoolLaws"/> in the plainest way: a list of profiles with instants of their own, everything drawn one
/// by one, every round a sort. Slow, and written without a look at the engines: what they are held to.
/// </summary>
internal sealed class PlainEngine(PoolLaws laws, PoolStart start, int seed)
{
    private const long Day = 86_400;
    private const double Validity = 365.0 * Day;
    private readonly List<(int Score, int Signature, double Rate)> _arriving =
    [
        .. laws.Signatures.SelectMany(
            (signature, index) =>
                signature.ArrivalsPerDay.Select((rate, score) => (score, index, rate)).Where(cell => cell.rate > 0)
        ),
    ];

    private readonly List<Profile> _declining = [];
    private readonly List<Profile> _pool = [];
    private readonly List<Profile> _toCome = []; // submitted later: today's arrivals, and those who come back
    private readonly List<(double At, Action What)> _answers = [];
    private readonly Dictionary<(FlowEvent, FlowProgram), long> _flows = [];
    private RandomStream _random = new(seed, 77, StreamPurpose.Parameters, 12345);
    private long _day;
    private double _now;

    public long Flow(FlowEvent what) => _flows.Where(entry => entry.Key.Item1 == what).Sum(entry => entry.Value);

    public long Flow(FlowEvent what, FlowProgram program) => _flows.GetValueOrDefault((what, program));

    public IEnumerable<(int Score, int Signature)> Pool => _pool.Select(profile => (profile.Score, profile.Signature));

    public void Begin()
    {
        _now = start.AtUtcSeconds;
        _day = start.AtUtcSeconds / Day;
        for (int score = 0; score < CrsScore.Count; score++)
        {
            if (!start.Bands.Any(band => band.Low <= score && score <= band.High))
            {
                for (int signature = 0; signature < laws.Signatures.Length; signature++)
                {
                    int count = _random.NextPoisson(start.Stocks[signature].Profiles[score]);
                    for (int i = 0; i < count; i++)
                    {
                        AddAtStart(score, signature);
                    }
                }
            }
        }

        foreach (StartBand band in start.Bands)
        {
            List<(int Score, int Signature, double Weight)> cells = [];
            for (int score = band.Low; score <= band.High; score++)
            {
                for (int signature = 0; signature < laws.Signatures.Length; signature++)
                {
                    cells.Add((score, signature, start.Stocks[signature].Profiles[score]));
                }
            }

            for (int i = 0; i < band.Count; i++)
            {
                (int score, int signature, _) = Pick(cells, cell => cell.Weight);
                AddAtStart(score, signature);
            }
        }

        DrawArrivals();
    }

    public void AdvanceTo(long instant)
    {
        while (instant >= (_day + 1) * Day)
        {
            PassTo((_day + 1) * Day);
            _day++;
            BeginDay();
        }

        PassTo(instant);
    }

    public HeldRound Hold(PlannedRound round)
    {
        AdvanceTo(round.AtUtcSeconds);
        List<Profile> ranked =
        [
            .. _pool
                .Where(profile =>
                    round.Type switch
                    {
                        RoundType.General => true,
                        RoundType.Pnp => profile.Score > 600,
                        _ => laws.Signatures[profile.Signature].Groups.Contains(round.Type),
                    }
                )
                .OrderByDescending(profile => profile.Score)
                .ThenBy(profile => profile.Submitted),
        ];
        int size = round.Size > 0 ? Math.Min(round.Size, ranked.Count) : Math.Max(0, ranked.Count + round.Size);
        foreach (Profile profile in ranked.Take(size))
        {
            _pool.Remove(profile);
            FlowProgram program = FlowPrograms.OfInvitation(
                round.Type,
                laws.Signatures[profile.Signature].Groups,
                profile.Score
            );
            Count(FlowEvent.Invited, program);
            int deadline = laws.Answers.DeadlineDaysAt(round.AtUtcSeconds);
            double u = _random.NextUniform();
            if (u < laws.Answers.DeclinedShare)
            {
                int after = DrawDay([.. laws.Answers.DeclinedAfterDays], deadline);
                _answers.Add(
                    (
                        (_day + after) * Day,
                        () =>
                        {
                            Count(FlowEvent.Declined, program);
                            if (profile.Submitted > _now - Validity)
                            {
                                _pool.Add(profile);
                                Count(FlowEvent.Returned, ProgramOf(profile));
                            }
                        }
                    )
                );
                _declining.Add(profile);
            }
            else if (u < laws.Answers.DeclinedShare + laws.Answers.LapsedShare)
            {
                _answers.Add(((_day + deadline) * Day, () => Count(FlowEvent.Lapsed, program)));
                ComeBack(laws.Reentry.ShareOfLapsed, profile, _day + deadline);
            }
            else
            {
                int after = DrawDay([.. laws.Answers.AppliedAfterDays], deadline);
                _answers.Add(((_day + after) * Day, () => Count(FlowEvent.Applied, program)));
            }
        }

        Profile? last = size > 0 ? ranked[size - 1] : null;
        return new HeldRound(
            round.AtUtcSeconds,
            round.Type,
            ranked.Count,
            size,
            last?.Score ?? -1,
            last is null ? 0 : (long)Math.Floor(last.Submitted)
        );
    }

    private void PassTo(double instant)
    {
        foreach (Profile profile in _toCome.Where(profile => profile.Submitted < instant).ToList())
        {
            _toCome.Remove(profile);
            _pool.Add(profile);
            Count(profile.IsReturning ? FlowEvent.ReEntered : FlowEvent.Arrived, ProgramOf(profile));
        }

        _now = instant;
        foreach (Profile profile in _pool.Where(profile => profile.Submitted <= _now - Validity).ToList())
        {
            _pool.Remove(profile);
            Count(FlowEvent.Expired, ProgramOf(profile));
            double left = profile.Submitted + Validity;
            ComeBack(laws.Reentry.ShareOfExpired, profile, (long)Math.Floor(left / Day));
        }
    }

    private void BeginDay()
    {
        foreach (Rescoring rescoring in laws.Rescorings.Where(rescoring => rescoring.AtUtcSeconds == _day * Day))
        {
            foreach (Profile profile in _pool.Concat(_toCome).Concat(_declining.Except(_pool)))
            {
                Move(profile, rescoring);
            }
        }

        foreach ((double At, Action What) answer in _answers.Where(answer => answer.At <= _now).ToList())
        {
            _answers.Remove(answer);
            answer.What();
        }

        _declining.RemoveAll(_pool.Contains);
        long monday = _day - ((_day + 3) % 7);
        bool IsOld(Profile profile) => profile.Submitted < monday * Day;
        foreach (Profile profile in _pool.Where(IsOld).ToList())
        {
            double u = _random.NextUniform();
            if (u < laws.WithdrawnSharePerDay + laws.LostEligibilitySharePerDay)
            {
                _pool.Remove(profile);
                Count(u < laws.WithdrawnSharePerDay ? FlowEvent.Withdrawn : FlowEvent.LostEligibility, ProgramOf(profile));
                ComeBack(laws.Reentry.ShareOfWithdrawn, profile, _day);
            }
        }

        for (int left = _random.NextPoisson(laws.NominationsPerDay); left > 0; left--)
        {
            List<Profile> nominees = [.. _pool.Where(profile => IsOld(profile) && profile.Score is > 0 and <= 600)];
            if (nominees.Sum(profile => laws.NominationWeights[profile.Score]) > 0)
            {
                Pick(nominees, profile => laws.NominationWeights[profile.Score]).Score += 600;
                Count(FlowEvent.Nominated, FlowProgram.Pnp);
            }
        }

        foreach (ScoreChange change in laws.Changes)
        {
            foreach (Profile profile in _pool.Where(IsOld))
            {
                if (_random.NextUniform() < change.ChancePerDay)
                {
                    Befall(profile, change);
                }
            }
        }

        DrawArrivals();
    }

    private void Befall(Profile profile, ScoreChange change)
    {
        bool isNominee = profile.Score > 600;
        int own = isNominee ? profile.Score - 600 : profile.Score;
        uint groups = laws.Signatures[profile.Signature].Groups.Bits;
        bool isOf = change.Of.Bits == GroupSet.InPool || (groups & change.Of.Bits) != 0;
        if (!isOf || own < change.LowestScore || own > change.HighestScore)
        {
            return;
        }

        Count(FlowEvent.Changed, ProgramOf(profile));
        own += Pick([.. change.Steps], step => step.Weight).Points;
        profile.Score = isNominee ? 600 + Math.Clamp(own, 1, 600) : Math.Clamp(own, 0, 600);
        uint after = (groups | change.Gained.Bits) & ~change.Lost.Bits;
        profile.Signature = laws.Signatures.Select(signature => signature.Groups.Bits).ToList().IndexOf(after);
    }

    private void Move(Profile profile, Rescoring rescoring)
    {
        bool isNominee = profile.Score > 600;
        int own = isNominee ? profile.Score - 600 : profile.Score;
        double u = _random.NextUniform();
        int signature = profile.Signature;
        foreach (ScoreMove move in rescoring.Moves.Where(move => move.Signature == signature && move.From == own))
        {
            u -= move.Share;
            if (u < 0)
            {
                profile.Score = isNominee ? 600 + Math.Max(1, move.To) : move.To;
                profile.Signature = move.ToSignature;
                return;
            }
        }
    }

    private void DrawArrivals()
    {
        long week = ((_day + 3) / 7) - (((start.AtUtcSeconds / Day) + 3) / 7);
        double factor = laws.ArrivalFactors[(int)Math.Min(week, laws.ArrivalFactors.Length - 1)];
        foreach ((int score, int signature, double rate) in _arriving)
        {
            for (int count = _random.NextPoisson(rate * factor); count > 0; count--)
            {
                var profile = new Profile(score, signature, (_day + _random.NextUniform()) * Day);
                foreach (Rescoring rescoring in laws.Rescorings.Where(one => one.AtUtcSeconds <= _day * Day))
                {
                    Move(profile, rescoring);
                }

                _toCome.Add(profile);
            }
        }
    }

    // In a later week, at any instant of it.
    private void ComeBack(double share, Profile profile, long leftOn)
    {
        if (_random.NextUniform() < share)
        {
            long monday = leftOn - ((leftOn + 3) % 7);
            int weeks = DrawDay([.. laws.Reentry.WeeksLater], int.MaxValue);
            double at = (monday + (7 * weeks) + (7 * _random.NextUniform())) * Day;
            _toCome.Add(new Profile(profile.Score, profile.Signature, at) { IsReturning = true });
        }
    }

    private void AddAtStart(int score, int signature)
    {
        var oldest = start.Stocks[signature].OldestDays;
        double most = oldest.IsEmpty ? 365 : Math.Ceiling(oldest[score]);
        long monday = _day - ((_day + 3) % 7);
        double age;
        List<(double From, double To, double Mass)> weeks = [];
        for (double from = 0, to = _day - monday; from < most; from = to, to += 7)
        {
            double end = Math.Min(to, most);
            if (end > from)
            {
                double mass = Math.Exp(-start.AttritionPerDay * from) - Math.Exp(-start.AttritionPerDay * end);
                weeks.Add((from, end, mass));
            }
        }

        (double young, double old, _) = Pick(weeks, week => week.Mass);
        age = young + ((old - young) * _random.NextUniform());
        _pool.Add(new Profile(score, signature, (_day - age) * Day));
    }

    private int DrawDay(List<double> weights, int deadline)
    {
        if (weights.Count == 0)
        {
            return 1 + _random.NextBelow(deadline);
        }

        List<int> days = [.. Enumerable.Range(0, Math.Min(weights.Count, deadline))];
        return 1 + Pick(days, day => weights[day]);
    }

    private T Pick<T>(List<T> items, Func<T, double> weightOf)
    {
        double u = _random.NextUniform() * items.Sum(weightOf);
        foreach (T item in items)
        {
            u -= weightOf(item);
            if (u < 0)
            {
                return item;
            }
        }

        return items[^1];
    }

    private FlowProgram ProgramOf(Profile profile) =>
        FlowPrograms.Of(laws.Signatures[profile.Signature].Groups, profile.Score);

    private void Count(FlowEvent what, FlowProgram program) =>
        _flows[(what, program)] = _flows.GetValueOrDefault((what, program)) + 1;

    private sealed class Profile(int score, int signature, double submitted)
    {
        public int Score { get; set; } = score;

        public int Signature { get; set; } = signature;

        public double Submitted => submitted;

        public bool IsReturning { get; init; }
    }
}
