using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;

namespace ExpressEntry.Sim.Forecasting.Lab.Comparisons;

/// <summary>What a scenario has no value of in any replication, while the one it is compared with has some.</summary>
/// <param name="Types">Types that it issues no invitations of, so it has no cut-offs and waits of them.</param>
/// <param name="Others">Outputs that are missing for another reason.</param>
public sealed record MissingOutputs(ImmutableArray<RoundType> Types, ImmutableArray<ComparedOutput> Others)
{
    /// <summary>Finds them among outputs of the whole horizon.</summary>
    /// <param name="outputs">The outputs in question, in the order wanted; months and years are passed over.</param>
    /// <param name="scenario">Place of the scenario.</param>
    /// <param name="other">Place of the one it is compared with.</param>
    public static MissingOutputs Of(IEnumerable<ComparedOutput> outputs, int scenario, int other)
    {
        ComparedOutput[] missing =
        [
            .. outputs.Where(output =>
                output.Output.Period is null && output.Values[scenario].Count == 0 && output.Values[other].Count > 0
            ),
        ];
        // A cut-off is missing where no round of the type invited anybody.
        ImmutableArray<RoundType> types =
        [
            .. missing.Where(output => output.Output.Kind == OutputKind.Cutoff).Select(output => output.Output.Types[0]),
        ];
        return new MissingOutputs(types, [.. missing.Where(output => !output.Output.Types.Any(types.Contains))]);
    }
}
