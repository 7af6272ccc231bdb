using System.Collections.Immutable;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;

namespace ExpressEntry.Sim.Forecasting.Lab;

/// <summary>The values of some outputs in some replications of one scenario: a column an output, a row a replication.</summary>
public sealed class OutputValues
{
    private readonly double[] _values; // output by output
    private readonly double[][] _unnamed;

    /// <summary>Makes a table full of missing values.</summary>
    /// <param name="outputs">One a column.</param>
    /// <param name="firstReplication">Number of the first row's replication, 1 or more.</param>
    /// <param name="replications">Rows.</param>
    public OutputValues(ImmutableArray<OutputName> outputs, int firstReplication, int replications)
        : this(outputs, firstReplication, replications, 0) { }

    /// <summary>Makes a table with further columns, of figures without a name.</summary>
    internal OutputValues(ImmutableArray<OutputName> outputs, int firstReplication, int replications, int unnamed)
    {
        _unnamed = new double[replications][];
        for (int row = 0; row < replications; row++)
        {
            _unnamed[row] = new double[unnamed];
        }

        (Outputs, FirstReplication, Replications) = (outputs, firstReplication, replications);
        _values = new double[(long)outputs.Length * replications];
        Array.Fill(_values, double.NaN);
    }

    /// <summary>The outputs, one a column.</summary>
    public ImmutableArray<OutputName> Outputs { get; }

    /// <summary>Number of the first row's replication.</summary>
    public int FirstReplication { get; }

    /// <summary>Rows.</summary>
    public int Replications { get; }

    /// <summary>The values of an output in order of the replications; NaN where a replication lacks it.</summary>
    /// <param name="output">Its place among <see cref="Outputs"/>.</param>
    public ReadOnlySpan<double> Column(int output) => Writable(output);

    /// <summary>The values of an output in order of the replications; NaN where a replication lacks it.</summary>
    /// <param name="output">One of <see cref="Outputs"/>.</param>
    /// <exception cref="ArgumentException">It is none of them.</exception>
    public ReadOnlySpan<double> Column(OutputName output) =>
        Outputs.IndexOf(output) is >= 0 and int place
            ? Column(place)
            : throw new ArgumentException($"The output '{output}' was not measured.", nameof(output));

    /// <summary>A replication's figures without a name.</summary>
    internal Span<double> Unnamed(int row) => _unnamed[row];

    /// <summary>A column of figures without a name.</summary>
    internal double[] UnnamedColumn(int column) => [.. _unnamed.Select(row => row[column])];

    /// <summary>The column, to be filled in. Threads may write different rows at the same time.</summary>
    internal Span<double> Writable(int output) => _values.AsSpan(output * Replications, Replications);
}
