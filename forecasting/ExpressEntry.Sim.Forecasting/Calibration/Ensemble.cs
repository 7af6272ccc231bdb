using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Calibration;

/// <summary>Where a calibration has come to: members' hidden quantities after everything before a day.</summary>
/// <param name="At">The day: a snapshot's where an interval is closed, and all before it is taken in.</param>
/// <param name="Values">By quantity, then member; rounded to 1e-6.</param>
/// <param name="Memories">One a type of <see cref="HiddenQuantities.Types"/>.</param>
/// <param name="LogLikelihood">Of everything taken in, each given what came before; rounded to 1e-6.</param>
internal sealed record Ensemble(DateOnly At, double[][] Values, ImmutableArray<TypeMemory> Memories, double LogLikelihood)
{
    /// <summary>Members.</summary>
    public int Members => Values[0].Length;

    /// <summary>What is remembered of a type.</summary>
    public TypeMemory MemoryOf(RoundType type) => Memories[HiddenQuantities.Types.IndexOf(type)];

    /// <summary>Copies a member's values.</summary>
    public void CopyMember(int member, Span<double> values)
    {
        for (int quantity = 0; quantity < values.Length; quantity++)
        {
            values[quantity] = Values[quantity][member];
        }
    }

    /// <summary>The same ensemble with arrays of its own.</summary>
    public Ensemble Copy() => this with { Values = [.. Values.Select(row => (double[])row.Clone())] };
}
