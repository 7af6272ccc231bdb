namespace ExpressEntry.Sim.Data.Population;

/// <summary>How well a population meets one known share.</summary>
/// <param name="Margin"><c>band</c>, <c>program</c>, or a trait.</param>
/// <param name="Level">The band's label, the program's word, or <c>yes</c>.</param>
/// <param name="Known">What is known, as a share of the pool, 0 to 1.</param>
/// <param name="Raked">The share of the weighted candidates, before whole profiles are chosen.</param>
/// <param name="Profiles">Profiles of the population with this level.</param>
/// <param name="Share">The same as a share of the population.</param>
/// <param name="Tolerance">The most the two shares should differ.</param>
/// <param name="Confidence">How sure the known share is: <c>high</c>, <c>medium</c>, <c>low</c> or <c>assumed</c>.</param>
/// <param name="Source">Where it comes from.</param>
public sealed record MarginFit(
    string Margin,
    string Level,
    double Known,
    double Raked,
    int Profiles,
    double Share,
    double Tolerance,
    string Confidence,
    string Source
)
{
    /// <summary>Whether the population's share is within the tolerance.</summary>
    public bool IsMet => Math.Abs(Share - Known) <= Tolerance;
}
