using System.Collections.Immutable;
using ExpressEntry.Sim.Data;

namespace ExpressEntry.Sim.Gate.Paths;

/// <summary>Every guarded path, in the order of the layers: engine, data, forecasting.</summary>
/// <remarks>They share a process; Parquet's collections cost more, and less evenly, in the heap the forecasts leave behind.</remarks>
internal static class HotPaths
{
    /// <summary>New objects, not prepared yet.</summary>
    public static ImmutableArray<HotPath> Create() =>
        [
            new ScoringPath(),
            new RoundPath(),
            new WorkloadPath(isCohort: true),
            new WorkloadPath(isCohort: false),
            new ModelPath(isCohort: true),
            new ModelPath(isCohort: false),
            new ParquetWritePath(),
            new ParquetReadPath(),
            new CalibrationPath(),
            new ForecastPath(),
            new OddsPath(),
        ];

    /// <summary>The paths of some names.</summary>
    /// <param name="ids">None for all.</param>
    /// <exception cref="InvalidInputException">A name is not known.</exception>
    public static ImmutableArray<HotPath> Select(IReadOnlyCollection<string> ids)
    {
        ImmutableArray<HotPath> all = Create();
        if (ids.FirstOrDefault(id => all.All(path => path.Id != id)) is { } unknown)
        {
            throw new InvalidInputException(
                $"--path: '{unknown}' is not a hot path; known: {string.Join(", ", all.Select(path => path.Id))}."
            );
        }

        return ids.Count == 0 ? all : [.. all.Where(path => ids.Contains(path.Id))];
    }
}
