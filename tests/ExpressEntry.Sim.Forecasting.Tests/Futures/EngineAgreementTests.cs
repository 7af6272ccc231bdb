using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Futures;

namespace ExpressEntry.Sim.Forecasting.Tests.Futures;

/// <summary>A forecast by the cohort engine says what one by the individual engine says.</summary>
public sealed class EngineAgreementTests
{
    private const int Replications = 200;

    [Fact]
    [Trait("Length", "long")]
    public void Run_CohortOrIndividual_AgreeWithinMonteCarloError()
    {
        ForecastResult cohort = Run("cohort");
        ForecastResult individual = Run("individual");

        Assert.Equal(individual.Next.Select(next => next.Type), cohort.Next.Select(next => next.Type));
        for (int i = 0; i < individual.Window.Length; i++)
        {
            (WindowForecast one, WindowForecast other) = (individual.Window[i], cohort.Window[i]);
            Assert.Equal(one.ProbabilityOfAnyRound, other.ProbabilityOfAnyRound, 3); // one calendar for both
            // Half the distance of the 0.15 and 0.85 quantiles is a standard deviation, and a median's standard error 1.25 of
            // it over sqrt(n); 4.5 errors of a difference, and a point for rounding, over 50 comparisons. Parameters are the
            // same in both, so the true error is smaller.
            double deviation = (one.LastCutoff[16] - one.LastCutoff[2]) / 2;
            double most = 1 + (4.5 * Math.Sqrt(2) * 1.25 * deviation / Math.Sqrt(Replications));
            Assert.True(
                Math.Abs(one.LastCutoff[9] - other.LastCutoff[9]) <= most,
                $"{one.Type} within {one.Days} days: medians {one.LastCutoff[9]} and {other.LastCutoff[9]}, accepted within {most:F1}."
            );
        }

        Assert.All(
            individual.Pool.Zip(cohort.Pool),
            bands => Assert.InRange(bands.First.Count - bands.Second.Count, -30, 30)
        );
    }

    private static ForecastResult Run(string engine)
    {
        DateOnly asOf = new(2026, 7, 24);
        return PoolForecaster.Run(
            new ForecastRequest
            {
                History = HistoryTables.ReadEmbedded().KnownBefore(asOf),
                AsOf = asOf,
                Replications = Replications,
                Seed = 1,
                Threads = 2,
                Engine = engine,
            }
        );
    }
}
