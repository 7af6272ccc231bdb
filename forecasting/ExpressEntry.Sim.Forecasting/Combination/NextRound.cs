using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Contracts;

namespace ExpressEntry.Sim.Forecasting.Combination;

/// <summary>When the next round of a type may come, how large, and with which cut-off.</summary>
/// <param name="Type">Whom it ranks.</param>
/// <param name="WithinOdds">Probability of a round within the days asked about, 0 to 1.</param>
/// <param name="Date">5 %, 50 % and 95 % quantiles of its day, given that there is one within those days.</param>
/// <param name="Size">The same of its size, invitations.</param>
/// <param name="Cutoff">Its cut-off, given that it takes place.</param>
public sealed record NextRound(
    RoundType Type,
    double WithinOdds,
    (DateOnly Low, DateOnly Middle, DateOnly High) Date,
    (int Low, int Middle, int High) Size,
    CutoffQuantiles Cutoff
);
