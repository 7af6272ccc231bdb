using System.Collections.Immutable;

namespace ExpressEntry.Sim.Forecasting.Studies;

/// <summary>What a study asks: outputs of a scenario at points of its keys, the same replications at every point.</summary>
public interface IStudyModel
{
    /// <summary>Names of the outputs, in order.</summary>
    ImmutableArray<string> Outputs { get; }

    /// <summary>Replications of each point.</summary>
    int Replications { get; }

    /// <summary>Evaluates a point.</summary>
    /// <param name="overrides">Scenario keys and the values they take.</param>
    /// <param name="onDone">Told how many replications of this point are done, from any thread.</param>
    /// <param name="cancellation">Stops between two replications.</param>
    /// <returns>For each output one value a replication, NaN where the replication has none.</returns>
    /// <exception cref="Data.InvalidInputException">The values cannot be; the message says why.</exception>
    double[][] Evaluate(
        ImmutableArray<KeyValuePair<string, string>> overrides,
        Action<int>? onDone,
        CancellationToken cancellation
    );
}
