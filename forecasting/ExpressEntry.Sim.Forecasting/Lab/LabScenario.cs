using System.Collections.Immutable;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Forecasting.Lab;

/// <summary>A scenario made ready to be run in memory. Immutable and safe for several threads.</summary>
public sealed class LabScenario
{
    /// <summary>Fits the history and prepares the scenario; takes much longer than a replication.</summary>
    /// <param name="scenario">Resolved: first day, seed and replications are given.</param>
    /// <param name="history">What is known before the first day.</param>
    /// <param name="threads">Threads to prepare with; never changes a result.</param>
    /// <exception cref="InvalidInputException">The history has nothing to start from, or the scenario asks for what it cannot give.</exception>
    public LabScenario(Scenario scenario, PublishedHistory history, int threads = 1)
    {
        Scenario = scenario;
        Futures = new ScenarioFutures(scenario, history, scenario.Seed!.Value, threads);
        Player = new ReplicationPlayer(Futures, scenario.Seed!.Value);
    }

    /// <summary>The scenario.</summary>
    public Scenario Scenario { get; }

    /// <summary>The bands its pool is counted in, from the top.</summary>
    public ImmutableArray<ScoreBand> Bands => Futures.Bands;

    /// <summary>The months of its horizon, as <c>2026-08</c>; the first and the last can be parts.</summary>
    public ImmutableArray<string> Months => [.. Player.Months.Select(month => month.Word)];

    /// <summary>What the reader of results should know.</summary>
    public ImmutableArray<string> Warnings => Futures.Warnings;

    internal ScenarioFutures Futures { get; }

    internal ReplicationPlayer Player { get; }

    /// <summary>Checks that an output can be measured.</summary>
    /// <param name="output">The output.</param>
    /// <exception cref="InvalidInputException">Its period is not simulated, or its band is not made of bands that are counted.</exception>
    public void Check(OutputName output)
    {
        OutputMeasure.CheckPeriod(output, Player.Months);
        OutputMeasure.CheckBand(output, Bands);
    }
}
