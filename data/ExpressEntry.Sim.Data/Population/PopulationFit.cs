using System.Collections.Immutable;

namespace ExpressEntry.Sim.Data.Population;

/// <summary>How a population stands to what is known.</summary>
/// <param name="Margins">One for each known share.</param>
/// <param name="Candidates">Profiles drawn before raking.</param>
/// <param name="MostWeight">The largest weight of a candidate over the mean; never above <see cref="Raking.MostWeight"/>.</param>
/// <param name="EffectiveCandidates">How many equal ones the weighted candidates are worth (Kish): (Σw)² / Σw².</param>
/// <param name="Repeats">Profiles that repeat another but for id and instant of submission.</param>
public sealed record PopulationFit(
    ImmutableArray<MarginFit> Margins,
    long Candidates,
    double MostWeight,
    double EffectiveCandidates,
    int Repeats
);
