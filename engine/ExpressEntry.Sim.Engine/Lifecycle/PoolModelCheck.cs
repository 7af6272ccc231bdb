using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Lifecycle;

/// <summary>Checks a model and a start pool once, at the public door.</summary>
internal static class PoolModelCheck
{
    private const int MostProfiles = 100_000_000;

    /// <summary>Throws where a value is out of its range.</summary>
    public static void Check(PoolModel model, StartPool start)
    {
        CheckMix(model.Arrivals, nameof(model.Arrivals));
        CheckRates(start.ScoreWeights, nameof(start.ScoreWeights), CrsScore.Count, double.MaxValue);
        CheckShares(start.Groups, "start pool");
        CheckRates(model.NominationWeights, nameof(model.NominationWeights), CrsScore.Nomination + 1, double.MaxValue);
        CheckRange(model.DepartureShareOfPoolPerDay, nameof(model.DepartureShareOfPoolPerDay), 0.999);
        CheckRange(model.NominationsPerDay, nameof(model.NominationsPerDay), 1e6);
        CheckRange(model.Responses.DeclinedShare, nameof(ResponseModel.DeclinedShare), 1);
        CheckRange(model.Responses.LapsedShare, nameof(ResponseModel.LapsedShare), 1 - model.Responses.DeclinedShare);
        CheckRange(model.Responses.DeadlineDays - 1, nameof(ResponseModel.DeadlineDays), 3650);
        CheckStart(start);
    }

    private static void CheckStart(StartPool start)
    {
        if (start.AtUtcSeconds % 86_400 != 0)
        {
            throw new ArgumentException(
                $"A start pool is of a midnight UTC, not of second {start.AtUtcSeconds}.",
                nameof(start)
            );
        }

        long profiles = 0;
        foreach (StartBand band in start.Bands)
        {
            if (band.Low < 0 || band.Low > band.High || band.High > CrsScore.Max || band.Count < 0)
            {
                throw new ArgumentException(
                    $"Band {band.Low}-{band.High} holds {band.Count} profiles; expected bounds in 0-{CrsScore.Max} and 0 or more.",
                    nameof(start)
                );
            }

            profiles += band.Count;
        }

        if (profiles > MostProfiles)
        {
            throw new ArgumentException($"{profiles} profiles in the start pool; at most {MostProfiles}.", nameof(start));
        }

        foreach (Clearing clearing in start.Clearings)
        {
            if (clearing.ClearedToUtcSeconds.Length != CrsScore.Count)
            {
                throw new ArgumentException(
                    $"The clearing of {clearing.Type.ToWord()} has {clearing.ClearedToUtcSeconds.Length} instants; expected {CrsScore.Count}.",
                    nameof(start)
                );
            }
        }
    }

    private static void CheckMix(ArrivalMix mix, string name)
    {
        CheckRates(mix.PerDay, $"{name}.{nameof(mix.PerDay)}", CrsScore.Count, double.MaxValue);
        CheckShares(mix.Groups, name);
    }

    private static void CheckShares(ImmutableArray<GroupShare> groups, string name)
    {
        foreach (GroupShare group in groups)
        {
            CheckRates(group.ShareByScore, $"{name}, share of {group.Type.ToWord()}", CrsScore.Count, 1);
        }
    }

    private static void CheckRates(ImmutableArray<double> rates, string name, int length, double most)
    {
        if (rates.Length != length)
        {
            throw new ArgumentException($"{name} has {rates.Length} values; expected {length}, one a score.", name);
        }

        for (int score = 0; score < rates.Length; score++)
        {
            if (!(rates[score] >= 0 && rates[score] <= most))
            {
                throw new ArgumentException($"{name} at score {score} is {rates[score]}; expected 0 to {most}.", name);
            }
        }
    }

    private static void CheckRange(double value, string name, double most)
    {
        if (!(value >= 0 && value <= most))
        {
            throw new ArgumentException($"{name} is {value}; expected 0 to {most}.", name);
        }
    }
}
