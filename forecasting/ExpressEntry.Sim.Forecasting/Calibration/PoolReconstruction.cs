using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Futures;
using ExpressEntry.Sim.Forecasting.Knowledge;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Calibration;

/// <summary>What the pool must look like on the day of a snapshot, given a member's hidden quantities.</summary>
/// <remarks>
/// Members of a type wait since rounds last invited their score (<see cref="ClearanceMemory"/>), so a level and a shape of
/// arrivals give the stock by signature, score and age; every band then holds as many as published. Immutable and safe for
/// several threads. Source: <c>docs/model.md</c>, "Calibration".
/// </remarks>
internal sealed class PoolReconstruction
{
    private const int OfferPoints = 50;
    private static readonly ImmutableArray<double> AllAlike = [.. Enumerable.Repeat(1.0, CrsScore.Nomination + 1)];
    private readonly PoolRecord _snapshot;
    private readonly ImmutableArray<RoundType> _types;
    private readonly SignatureMix _mix;
    private readonly GatheredDays _gathered;
    private readonly ImmutableArray<StartBand> _bands;
    private readonly AnswerLaw _answers;
    private readonly DateOnly? _offersEnd;

    /// <summary>Prepares a day.</summary>
    /// <param name="snapshot">What was published of it.</param>
    /// <param name="rounds">All rounds with size and cut-off that were held before the snapshot, in order.</param>
    /// <param name="types">The types that occur, before it and in what is played from it.</param>
    /// <param name="answers">What the invited do.</param>
    /// <param name="offersEnd">The day job-offer points go, where it lies in what is played.</param>
    public PoolReconstruction(
        PoolRecord snapshot,
        ImmutableArray<PublishedRound> rounds,
        ImmutableArray<RoundType> types,
        AnswerLaw answers,
        DateOnly? offersEnd
    )
    {
        (_snapshot, _types, _answers, _offersEnd) = (snapshot, types, answers, offersEnd);
        StartUtcSeconds = ClearanceMemory.SecondsOf(snapshot.AsOf);
        _mix = new SignatureMix(types);
        _gathered = new GatheredDays(snapshot.AsOf, rounds, types, _mix.Groups);
        _bands =
        [
            .. PoolCounts.Bands.Select(
                (band, i) => new StartBand(band.Low, band.High, (int)Math.Round(snapshot.Counts.Values[i]))
            ),
        ];
    }

    /// <summary>Midnight of the snapshot's day.</summary>
    public long StartUtcSeconds { get; }

    /// <summary>The signatures, in the order of the laws.</summary>
    public ImmutableArray<Engine.Pools.GroupSet> Groups => _mix.Groups;

    /// <summary>Days that a type's members had gathered at a score when the snapshot was taken.</summary>
    public double DaysGathered(RoundType type, int score) => _gathered.OfType[_types.IndexOf(type)][score];

    /// <summary>The laws and the start of a member.</summary>
    /// <param name="values">Its hidden quantities.</param>
    /// <param name="memberFactor">Multiplies a type's members among arrivals to come; all arrivals stay. Null for none.</param>
    /// <param name="fitted">
    /// The quantities as fitted, where <paramref name="values"/> have wandered on from them; empty where they have not. Then
    /// a band's arrivals are the fitted ones, wandered on, and members have to fit in: else a level that wanders up would
    /// bring more arrivals, and one that wanders down not fewer.
    /// </param>
    public (PoolLaws Laws, PoolStart Start) Build(
        ReadOnlySpan<double> values,
        Func<RoundType, double>? memberFactor = null,
        ReadOnlySpan<double> fitted = default
    )
    {
        double leaving = PortableMath.Exp(values[HiddenQuantities.Leaving]);
        double attrition = -PortableMath.Log(1 - leaving);
        double[][] members = MembersOf(values);
        double[] fewest = Fewest(members);
        double[][] stocks = Split(PastArrivals(members, fewest, attrition), members);
        for (int signature = 0; signature < stocks.Length; signature++)
        {
            for (int score = 0; score <= CrsScore.Nomination; score++)
            {
                ref double stock = ref stocks[signature][score];
                if (stock <= 0)
                {
                    continue;
                }

                stock *= SignatureFlows.Filled(_gathered.Oldest[signature][score], attrition);
                if (score > 0)
                {
                    stocks[signature][score + CrsScore.Nomination] =
                        stock * _gathered.OfNominees[score + CrsScore.Nomination];
                }
            }
        }

        double[] toCome = fitted.IsEmpty
            ? ArrivalsToCome(values, fewest)
            : ArrivalsWandered(values, fitted, fewest, members);
        for (int i = 0; i < members.Length && memberFactor is not null; i++)
        {
            double factor = memberFactor(_types[i]);
            foreach (ref double perPoint in members[i].AsSpan())
            {
                perPoint *= factor;
            }
        }

        double[][] perDay = Split(toCome, members);
        var laws = new PoolLaws
        {
            Signatures = [.. _mix.Groups.Select((groups, i) => new Signature(groups, Frozen(perDay[i])))],
            WithdrawnSharePerDay = leaving,
            NominationsPerDay = PortableMath.Exp(values[HiddenQuantities.Nominations]),
            NominationWeights = AllAlike,
            Answers = _answers,
            Rescorings = OffersEnd(values[HiddenQuantities.OfferShare]),
        };
        ImmutableArray<StartStock> start =
        [
            .. stocks.Select((stock, i) => new StartStock(Frozen(stock), _gathered.Oldest[i])),
        ];
        return (laws, new PoolStart(StartUtcSeconds, _bands, start, attrition));
    }

    private static ImmutableArray<double> Frozen(double[] values) => ImmutableCollectionsMarshal.AsImmutableArray(values);

    // Members arriving a day, by type and score.
    private double[][] MembersOf(ReadOnlySpan<double> values)
    {
        double[][] members = new double[_types.Length][];
        for (int i = 0; i < members.Length; i++)
        {
            double level = values[HiddenQuantities.LevelOf(_types[i])];
            double centre = values[HiddenQuantities.CentreOf(_types[i])];
            double width = PortableMath.Exp(values[HiddenQuantities.WidthOf(_types[i])]);
            members[i] = new double[CrsScore.Nomination + 1];
            for (int score = 0; score <= CrsScore.Nomination; score++)
            {
                double z = (score - centre) / width;
                members[i][score] = PortableMath.Exp(level - (0.5 * z * z));
            }
        }

        return members;
    }

    // The arrivals that would have left the counted stock: those still there, and those that rounds have taken since.
    private double[] PastArrivals(double[][] members, double[] fewest, double attrition)
    {
        double[] arrivals = new double[CrsScore.Count];
        double year = SignatureFlows.Filled(ProfileValidity.Days, attrition);
        for (int band = 1; band < PoolCounts.BandCount; band++)
        {
            ScoreBand scores = PoolCounts.Bands[band];
            double left = _snapshot.Counts.Values[band];
            for (int score = scores.Low; score <= scores.High; score++)
            {
                for (int i = 0; i < members.Length; i++)
                {
                    left += members[i][score] * (year - SignatureFlows.Filled(_gathered.OfType[i][score], attrition));
                }
            }

            BandSpread.Add(scores, left / year, fewest, arrivals);
        }

        return arrivals;
    }

    private static double[] ArrivalsToCome(ReadOnlySpan<double> values, double[] fewest)
    {
        double[] arrivals = new double[CrsScore.Count];
        for (int band = 1; band < PoolCounts.BandCount; band++)
        {
            double perDay = PortableMath.Exp(values[HiddenQuantities.ArrivalsOf(band)]);
            BandSpread.Add(PoolCounts.Bands[band], perDay, fewest, arrivals);
        }

        return arrivals;
    }

    // Each band's fitted arrivals times what its own quantity has wandered; members and fewest are scaled down to fit in.
    private double[] ArrivalsWandered(
        ReadOnlySpan<double> values,
        ReadOnlySpan<double> fitted,
        double[] fewest,
        double[][] members
    )
    {
        double[] fewestFitted = Fewest(MembersOf(fitted));
        double[] arrivals = new double[CrsScore.Count];
        for (int band = 1; band < PoolCounts.BandCount; band++)
        {
            ScoreBand scores = PoolCounts.Bands[band];
            Range range = scores.Low..(scores.High + 1);
            double before = fitted[HiddenQuantities.ArrivalsOf(band)];
            double wandered = PortableMath.Exp(values[HiddenQuantities.ArrivalsOf(band)] - before);
            double perDay = Math.Max(PortableMath.Exp(before), Sums.Of<double>(fewestFitted.AsSpan(range))) * wandered;
            double room = perDay / Math.Max(perDay, Sums.Of<double>(fewest.AsSpan(range)));
            Scale(fewest.AsSpan(range), room);
            foreach (double[] ofType in members)
            {
                Scale(ofType.AsSpan(range), room);
            }

            BandSpread.Add(scores, perDay, fewest, arrivals);
        }

        return arrivals;
    }

    private static void Scale(Span<double> values, double factor)
    {
        foreach (ref double value in values)
        {
            value *= factor;
        }
    }

    // How many profiles there must be at each score for the members that rounds have measured.
    private double[] Fewest(double[][] members)
    {
        double[] fewest = new double[CrsScore.Count];
        Span<double> measured = stackalloc double[SignatureMix.Types];
        for (int score = 0; score <= CrsScore.Nomination; score++)
        {
            measured.Clear();
            for (int i = 0; i < _types.Length; i++)
            {
                measured[(int)_types[i]] = score >= _gathered.LowestReached[i] ? members[i][score] : 0;
            }

            fewest[score] = _mix.Fewest(measured);
        }

        return fewest;
    }

    private double[][] Split(double[] arrivals, double[][] members)
    {
        double[][] table = new double[_mix.Groups.Length][];
        for (int signature = 0; signature < table.Length; signature++)
        {
            table[signature] = new double[CrsScore.Count];
        }

        Span<double> row = stackalloc double[SignatureMix.Types];
        Span<double> shares = stackalloc double[table.Length];
        for (int score = 0; score <= CrsScore.Nomination; score++)
        {
            row.Clear();
            for (int i = 0; i < _types.Length; i++)
            {
                double most = UnreachedScores.MostShareAt(_types[i], score, _gathered.GuessedBelow[i]);
                row[(int)_types[i]] = Math.Min(members[i][score], arrivals[score] * most);
            }

            _mix.Split(arrivals[score], row, shares);
            for (int signature = 0; signature < table.Length; signature++)
            {
                table[signature][score] = shares[signature];
            }
        }

        return table;
    }

    private ImmutableArray<Rescoring> OffersEnd(double share)
    {
        if (_offersEnd is not { } day)
        {
            return [];
        }

        var moves = ImmutableArray.CreateBuilder<ScoreMove>();
        for (int signature = 0; signature < _mix.Groups.Length; signature++)
        {
            for (int score = 451; score <= CrsScore.Nomination; score++)
            {
                // An offer is as common at every score from 501 on, and half as common in the fifty points below.
                double held = score > 500 ? share : share / 2;
                moves.Add(new ScoreMove(signature, score, score - OfferPoints, signature, held));
            }
        }

        return [new Rescoring(ClearanceMemory.SecondsOf(day), moves.ToImmutable())];
    }
}
