using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Forecasting.Lab.Comparisons;

/// <summary>Figures of a replication that have no name of their own, measured beside the outputs.</summary>
internal interface IRecordMeasure
{
    /// <summary>How many figures.</summary>
    int Columns { get; }

    /// <summary>The table they rest on, by its place among the result tables.</summary>
    int Table { get; }

    /// <summary>Measures them.</summary>
    /// <param name="record">What happened.</param>
    /// <param name="values">Gets <see cref="Columns"/> values.</param>
    void Measure(ReplicationRecord record, Span<double> values);
}
