using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Combination;

/// <summary>How much each method counts in a mix, by group; round numbers, chosen for robustness.</summary>
/// <remarks>What other weights were worth is in <c>docs/experiments/mixes.md</c>.</remarks>
internal static class GroupWeights
{
    /// <summary>Task B: the clearance model over sizes, persistence and climatology.</summary>
    public static (double Clearance, double Persistence, double Climatology) SizeHidden(RoundType type) =>
        RoundGroups.Of(type) switch
        {
            RoundGroup.Cec or RoundGroup.General => (0.8, 0.2, 0),
            RoundGroup.French => (0.6, 0.2, 0.2),
            RoundGroup.Healthcare => (0.4, 0.3, 0.3),
            _ => (0.2, 0.5, 0.3),
        };

    /// <summary>Task B: the learned models' share beside that mix, by earlier rounds of the type.</summary>
    /// <remarks>The shares task A starts from; measured in <c>docs/experiments/learned.md</c>.</remarks>
    public static double LearnedSizeHidden(int earlier) =>
        earlier <= OnlineShare.YoungRounds ? OnlineShare.YoungPrior : OnlineShare.MaturePrior;

    /// <summary>Task C: simulation, persistence and climatology. Nominees: two climatologies.</summary>
    public static (double Simulation, double Persistence, double Climatology) Ahead(RoundType type) =>
        RoundGroups.Of(type) switch
        {
            RoundGroup.Cec => (0.6, 0.4, 0),
            RoundGroup.French => (0.3, 0, 0.7),
            RoundGroup.Healthcare => (0.1, 0.45, 0.45),
            _ => (0.5, 0.25, 0.25),
        };

    /// <summary>Task D: simulation, past windows as they were, and past shifts.</summary>
    public static (double Simulation, double Windows, double Shift) Odds(RoundType type) =>
        RoundGroups.Of(type) switch
        {
            RoundGroup.French => (0.3, 0.5, 0.2),
            RoundGroup.Healthcare => (0.2, 0.3, 0.5),
            _ => (0.5, 0.3, 0.2),
        };
}
