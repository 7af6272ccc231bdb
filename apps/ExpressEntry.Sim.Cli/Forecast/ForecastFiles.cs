using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Forecasting.Futures;

namespace ExpressEntry.Sim.Cli.Forecast;

/// <summary>Writes a forecast to <c>--out</c>: a folder with everything, or one Parquet file with the cut-offs.</summary>
internal static class ForecastFiles
{
    private const string Extension = ".parquet";

    /// <summary>Refuses a target that cannot be written, before anything is computed.</summary>
    /// <param name="target">The value of <c>--out</c>; null for none.</param>
    /// <exception cref="InvalidInputException">A folder that is not empty or a file, or a file in no folder.</exception>
    public static void Check(string? target)
    {
        if (target is null || !IsFile(target))
        {
            OutFolder.CheckFree(target);
        }
        else if (Directory.Exists(target) || !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(target))))
        {
            throw new InvalidInputException($"--out {target}: cannot be written; expected a file in a folder that exists.");
        }
    }

    /// <summary>Writes the files, each whole or not at all.</summary>
    public static void Write(string target, KnownHistory known, ForecastRequest request, ForecastResult result)
    {
        if (IsFile(target))
        {
            try
            {
                TableFile.Write(target, ForecastTables.OfCutoffs(request, result));
            }
            catch (Exception failure) when (PlaceFault.Is(failure))
            {
                throw new InvalidInputException($"--out {target} cannot be written: {failure.Message}", failure);
            }

            return;
        }

        OutFolder.Write(
            target,
            folder =>
            {
                OutFolder.WriteText(folder, "forecast.json", text => ForecastJson.Write(text, known, request, result));
                TableFile.Write(Path.Combine(folder, "cutoffs.parquet"), ForecastTables.OfCutoffs(request, result));
                TableFile.Write(Path.Combine(folder, "pool.parquet"), ForecastTables.OfPool(request, result));
            }
        );
    }

    private static bool IsFile(string target) => target.EndsWith(Extension, StringComparison.OrdinalIgnoreCase);
}
