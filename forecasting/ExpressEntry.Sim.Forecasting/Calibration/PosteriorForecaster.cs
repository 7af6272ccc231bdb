using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Statistics;

namespace ExpressEntry.Sim.Forecasting.Calibration;

/// <summary>The engine, from the posterior: every member holds the round that is asked about.</summary>
/// <remarks>
/// Goes on from the newest shipped checkpoint that was made with the known history, and has no answer without one (a walk
/// from 2022 takes a minute). About 2 s a question on two cores. Size must be known.
/// </remarks>
/// <param name="threads">1 or more; changes no result.</param>
public sealed class PosteriorForecaster(int threads = 1) : IForecaster<RoundQuestion, CutoffQuantiles>
{
    /// <inheritdoc/>
    public string Name => "engine";

    /// <inheritdoc/>
    public CutoffQuantiles? Forecast(PublishedHistory known, RoundQuestion question)
    {
        var round = new PublishedRound(
            Number: "",
            question.Date,
            question.Type,
            Name: "",
            question.Size,
            Cutoff: 0, // not looked at
            TieBreak: null,
            At: null,
            Programs: "",
            Notes: []
        );
        CalibrationSettings settings = CalibrationSettings.Default;
        if (!Interval.IsPlayed(round) || PosteriorStore.Find(known, question.KnowledgeDay) is not { } checkpoint)
        {
            return null;
        }

        var walk = new CalibrationWalk(new Calibrator(settings, threads, CancellationToken.None), settings, checkpoint);
        Interval open = walk.AdvanceTo(known);
        Ensemble now = walk.Calibrator.Learn(walk.Closed, open);
        int days = Math.Max(1, question.Date.DayNumber - question.KnowledgeDay.DayNumber);
        double[] cutoffs = walk.Calibrator.Foresee(now, open, [round], [], days).Cutoffs(open.Rounds.Length);
        Array.Sort(cutoffs);
        double[] quantiles = [.. CutoffQuantiles.Levels.Select(level => EmpiricalQuantile.OfSorted(cutoffs, level))];
        return CutoffQuantiles.From(quantiles);
    }
}
