using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Baselines;

/// <summary>"Same as last time", fed one round after another: the same answers as <see cref="RoundPersistence"/>.</summary>
internal sealed class PersistenceMemory
{
    private const int FewestErrors = 8;

    private readonly int?[] _last = new int?[RoundTypes.All.Length];
    private readonly List<double>[] _own = [.. RoundTypes.All.Select(_ => new List<double>())];

    /// <summary>The forecast for the next round of a type; null for a type never seen.</summary>
    public CutoffQuantiles? Forecast(RoundType type)
    {
        if (_last[(int)type] is not { } last)
        {
            return null;
        }

        List<double> errors = _own[(int)type];
        if (errors.Count < FewestErrors)
        {
            errors =
            [
                .. RoundTypes.All.Where(other => RoundGroups.AreOneClass(other, type)).SelectMany(other => _own[(int)other]),
            ];
        }

        // One round in the whole history: nothing says how far the next may be.
        return errors.Count == 0 ? UnknownType.WideAround(last) : CutoffQuantiles.FromCentredErrors(last, errors.ToArray());
    }

    /// <summary>Learns a round's cut-off.</summary>
    public void Add(RoundType type, int cutoff)
    {
        if (_last[(int)type] is { } last)
        {
            _own[(int)type].Add(cutoff - last);
        }

        _last[(int)type] = cutoff;
    }
}
