using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>Shares out stocks and arrivals by score among the signatures, so that the engine's events add up to what was measured.</summary>
/// <remarks>
/// What is measured is everybody who comes to a score: new profiles, returns after a decline, new profiles of those who had
/// one, and whoever a birthday, a test or a year of work brings there. The engine plays the last three by itself, so they are
/// taken off. Source: <c>docs/model.md</c>, "Flows". Immutable and safe for several threads.
/// </remarks>
internal sealed class SignatureFlows
{
    private const double LeastDays = 1.0 / 24;
    private readonly SignatureMix _mix;
    private readonly ImmutableArray<TypeInflow> _inflows;
    private readonly double[][] _oldestDays; // by signature and score

    /// <summary>Prepares the split.</summary>
    /// <param name="mix">The signatures.</param>
    /// <param name="inflows">What is known of each type.</param>
    /// <param name="memories">One an inflow: up to when each score was invited, as of the start.</param>
    /// <param name="general">The same of general rounds.</param>
    /// <param name="startUtcSeconds">The start.</param>
    public SignatureFlows(
        SignatureMix mix,
        ImmutableArray<TypeInflow> inflows,
        ImmutableArray<ClearanceMemory> memories,
        ClearanceMemory general,
        long startUtcSeconds
    )
    {
        (_mix, _inflows) = (mix, inflows);
        _oldestDays = new double[mix.Groups.Length][];
        for (int signature = 0; signature < _oldestDays.Length; signature++)
        {
            double[] days = new double[CrsScore.Count];
            Array.Fill(days, ProfileValidity.Days);
            for (int score = 0; score <= CrsScore.Nomination; score++)
            {
                days[score] = general.DaysSinceCleared(score, startUtcSeconds);
                for (int i = 0; i < inflows.Length; i++)
                {
                    if (mix.Groups[signature].Contains(inflows[i].Type))
                    {
                        days[score] = Math.Min(days[score], memories[i].DaysSinceCleared(score, startUtcSeconds));
                    }
                }

                // Somebody who is there although every round should have taken them came within the hour.
                days[score] = Math.Max(days[score], LeastDays);
            }

            _oldestDays[signature] = days;
        }

        OldestDays = [.. _oldestDays.Select(days => ImmutableCollectionsMarshal.AsImmutableArray(days))];
    }

    /// <summary>The age beyond which nobody of a signature is left, by score, days; nominees are of any age.</summary>
    public ImmutableArray<ImmutableArray<double>> OldestDays { get; }

    /// <summary>Raises arrivals where rounds have measured more members: a cut-off is exact, a band's net flow is not.</summary>
    /// <param name="perDay">Arrivals by score.</param>
    /// <param name="peaks">Each type's arrivals at the peak of the shape.</param>
    public void Raise(Span<double> perDay, ReadOnlySpan<double> peaks)
    {
        Span<double> members = stackalloc double[SignatureMix.Types];
        for (int score = 0; score <= CrsScore.Nomination; score++)
        {
            members.Clear();
            for (int i = 0; i < _inflows.Length; i++)
            {
                if (score >= _inflows[i].LowestReached)
                {
                    members[(int)_inflows[i].Type] = peaks[i] * TypeInflow.Shape[score];
                }
            }

            perDay[score] = Math.Max(perDay[score], _mix.Fewest(members));
        }
    }

    /// <summary>Shares arrivals out.</summary>
    /// <param name="perDay">Arrivals by score.</param>
    /// <param name="peaks">Each type's arrivals at the peak of the shape; members that find no room are left out.</param>
    /// <returns>Arrivals by signature and score.</returns>
    public double[][] Split(ReadOnlySpan<double> perDay, ReadOnlySpan<double> peaks)
    {
        double[][] rates = NewTable();
        Span<double> members = stackalloc double[SignatureMix.Types];
        Span<double> shares = stackalloc double[rates.Length];
        for (int score = 0; score <= CrsScore.Nomination; score++)
        {
            FillMembers(score, perDay[score], peaks, members);
            _mix.Split(perDay[score], members, shares);
            for (int signature = 0; signature < rates.Length; signature++)
            {
                rates[signature][score] = shares[signature];
            }
        }

        return rates;
    }

    /// <summary>What past arrivals have left, up to how long ago rounds took each signature, scaled to the counts.</summary>
    /// <param name="pastPerDay">Arrivals of the year before the start, by signature and score.</param>
    /// <param name="counted">Profiles by score, as published and spread; 1,201 numbers.</param>
    /// <param name="leavingPerDay">Attrition, above 0.</param>
    /// <returns>Profiles by signature and score; nominees are of the signatures of those 600 points below.</returns>
    public double[][] StocksOf(double[][] pastPerDay, ReadOnlySpan<double> counted, double leavingPerDay)
    {
        double[][] stocks = NewTable();
        double[] totals = new double[CrsScore.Nomination + 1];
        for (int signature = 0; signature < stocks.Length; signature++)
        {
            (double days, double filled) = (0, 0); // scores next to each other are mostly of one age
            for (int score = 0; score <= CrsScore.Nomination; score++)
            {
                if (_oldestDays[signature][score] != days)
                {
                    days = _oldestDays[signature][score];
                    filled = Filled(days, leavingPerDay);
                }

                double left = pastPerDay[signature][score] * filled;
                stocks[signature][score] = left;
                totals[score] += left;
            }
        }

        for (int score = 0; score <= CrsScore.Nomination; score++)
        {
            double total = totals[score];
            for (int signature = 0; signature < stocks.Length && total > 0; signature++)
            {
                double share = stocks[signature][score] / total;
                stocks[signature][score] = share * counted[score];
                int nominated = score + CrsScore.Nomination;
                if (score > 0)
                {
                    stocks[signature][nominated] = share * counted[nominated];
                }
            }
        }

        return stocks;
    }

    /// <summary>Takes off what the engine plays by itself: returns, new profiles of those who had one, changes of score.</summary>
    /// <param name="perDay">All who come, by signature and score; becomes the new profiles alone, 0 or more.</param>
    /// <param name="stocks">The pool, by signature and score.</param>
    /// <param name="leavingPerDay">Attrition, above 0.</param>
    /// <param name="life">The replication's laws.</param>
    public void TakeOffPlayed(double[][] perDay, double[][] stocks, double leavingPerDay, LifeLaws life) =>
        TakeOffPlayed(_mix.Groups, OldestDays, perDay, stocks, leavingPerDay, life);

    /// <summary>The same for any signatures.</summary>
    /// <param name="groups">The signatures.</param>
    /// <param name="oldestDays">The age beyond which nobody of a signature is left, by score, days.</param>
    /// <param name="perDay">All who come, by signature and score; becomes the new profiles alone, 0 or more.</param>
    /// <param name="stocks">The pool, by signature and score.</param>
    /// <param name="leavingPerDay">Attrition, above 0.</param>
    /// <param name="life">The replication's laws.</param>
    public static void TakeOffPlayed(
        ImmutableArray<GroupSet> groups,
        ImmutableArray<ImmutableArray<double>> oldestDays,
        double[][] perDay,
        double[][] stocks,
        double leavingPerDay,
        LifeLaws life
    )
    {
        double[] came = new double[CrsScore.Nomination + 1];
        double surviving = PortableMath.Exp(-leavingPerDay * ProfileValidity.Days);
        double ofInvited = life.Answers.DeclinedShare + (life.Answers.LapsedShare * life.Reentry.ShareOfLapsed);
        for (int signature = 0; signature < perDay.Length; signature++)
        {
            Array.Clear(came);
            foreach (ScoreChange change in life.Changes)
            {
                if (((groups[signature].Bits | GroupSet.InPool) & change.Of.Bits) != 0)
                {
                    AddChanges(change, stocks[signature], came);
                }
            }

            (double days, double played) = (0, 0);
            for (int score = 0; score <= CrsScore.Nomination; score++)
            {
                if (oldestDays[signature][score] != days)
                {
                    days = oldestDays[signature][score];
                    double leaving = leavingPerDay * Filled(days, leavingPerDay);
                    double expiring = days >= ProfileValidity.Days ? surviving : 0;
                    double invited = Math.Max(0, 1 - leaving - expiring);
                    played =
                        (leaving * life.Reentry.ShareOfWithdrawn)
                        + (expiring * life.Reentry.ShareOfExpired)
                        + (invited * ofInvited);
                }

                ref double rate = ref perDay[signature][score];
                rate = Math.Max(0, (rate * (1 - played)) - came[score]);
            }
        }
    }

    /// <summary>What one arrival a day leaves after some days of attrition.</summary>
    internal static double Filled(double days, double leavingPerDay) =>
        (1 - PortableMath.Exp(-leavingPerDay * days)) / leavingPerDay;

    // What rounds have measured has its place; guesses (scores that no round has reached) share what is left.
    private void FillMembers(int score, double perDay, ReadOnlySpan<double> peaks, Span<double> members)
    {
        members.Clear();
        double measured = 0; // in occupation categories, or in FST
        double guessed = 0;
        for (int i = 0; i < _inflows.Length; i++)
        {
            RoundType type = _inflows[i].Type;
            members[(int)type] = Math.Min(peaks[i] * TypeInflow.Shape[score], perDay * _inflows[i].MostShareAt(score));
            if (type is RoundType.Fst or > RoundType.French)
            {
                (score >= _inflows[i].LowestReached ? ref measured : ref guessed) += members[(int)type];
            }
        }

        double kept = guessed > 0 ? Math.Clamp((perDay - measured) / guessed, 0, 1) : 1;
        double fst = members[(int)RoundType.Fst];
        for (int i = 0; i < _inflows.Length; i++)
        {
            RoundType type = _inflows[i].Type;
            bool isGuess = score < _inflows[i].LowestReached;
            if (isGuess && type is (RoundType.Fst or > RoundType.French))
            {
                members[(int)type] *= kept;
            }
            else if (isGuess && type == RoundType.Cec)
            {
                members[(int)type] = Math.Min(members[(int)type], Math.Max(0, perDay - fst));
            }
        }
    }

    private static void AddChanges(ScoreChange change, ReadOnlySpan<double> stock, Span<double> came)
    {
        double weights = 0;
        foreach (ScoreStep step in change.Steps)
        {
            weights += step.Weight;
        }

        foreach (ScoreStep step in change.Steps)
        {
            double chance = change.ChancePerDay * step.Weight / weights;
            for (int score = change.LowestScore; score <= change.HighestScore; score++)
            {
                double moved = stock[score] * chance;
                came[score] -= moved;
                came[Math.Clamp(score + step.Points, 0, CrsScore.Nomination)] += moved;
            }
        }
    }

    private double[][] NewTable()
    {
        double[][] table = new double[_mix.Groups.Length][];
        for (int signature = 0; signature < table.Length; signature++)
        {
            table[signature] = new double[CrsScore.Count];
        }

        return table;
    }
}
