using System.Collections.Immutable;
using System.Text;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Candidates;
using ExpressEntry.Sim.Forecasting.Evaluation;

namespace ExpressEntry.Sim.Cli.Backtest.Charts;

/// <summary>Writes the charts of a backtest into a folder that exists, each whole or not at all.</summary>
internal static class ChartFolder
{
    /// <summary>Refuses what is no folder, before anything is computed.</summary>
    /// <param name="folder">The folder asked for; null for none.</param>
    /// <exception cref="InvalidInputException">It does not exist or is a file.</exception>
    public static void Check(string? folder)
    {
        if (folder is not null && !Directory.Exists(folder))
        {
            throw new InvalidInputException(
                $"--charts {folder}: is not a folder; expected one that exists, for example docs."
            );
        }
    }

    /// <summary>Judges the odds of candidates in several groups and draws how they came true.</summary>
    /// <param name="folder">A folder that exists; a chart that is there already is replaced.</param>
    /// <param name="history">The whole history.</param>
    /// <param name="options">Window, seed and threads.</param>
    /// <exception cref="InvalidInputException">No window of odds can be judged, or the folder cannot be written.</exception>
    public static void Write(string folder, PublishedHistory history, BacktestOptions options)
    {
        var cuts = new KnowledgeCuts(history);
        ImmutableArray<(int, int, ImmutableArray<ReliabilityNode>)> measured =
        [
            .. OddsReliability.Measured.Select(window => Measure(window.Key, cuts, options)),
        ];
        using ReplacedFile file = ReplacedFile.Open(Path.Combine(folder, OddsReliabilityChart.FileName));
        using (var text = new StreamWriter(file.Stream, new UTF8Encoding(false), leaveOpen: true))
        {
            OddsReliabilityChart.Write(text, measured, options.Window);
        }

        file.Commit();
    }

    private static (int, int, ImmutableArray<ReliabilityNode>) Measure(int days, KnowledgeCuts cuts, BacktestOptions options)
    {
        ImmutableArray<SetOddsRow> rows = SetOddsTask.Run(cuts, days, options);
        return rows.IsEmpty
            ? throw new InvalidInputException(
                $"--charts: no odds within {days} days can be judged from {options.Window.From:yyyy-MM-dd} to {options.Window.To:yyyy-MM-dd}; expected a longer window."
            )
            : (days, rows.Length, SetOddsReliability.Measure(rows, options.Seed));
    }
}
