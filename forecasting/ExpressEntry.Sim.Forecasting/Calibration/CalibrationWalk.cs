using System.Collections.Immutable;
using System.Globalization;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Knowledge;

namespace ExpressEntry.Sim.Forecasting.Calibration;

/// <summary>Takes a calibration from one day to a later one: only what was published in between is played.</summary>
internal sealed class CalibrationWalk
{
    private readonly CalibrationSettings _settings;
    private Ensemble? _closed; // after the last interval whose end is known

    /// <summary>Starts a walk.</summary>
    /// <param name="calibrator">Plays and learns.</param>
    /// <param name="settings">The same as the calibrator's.</param>
    /// <param name="from">A checkpoint of the same settings; null to start before everything.</param>
    public CalibrationWalk(Calibrator calibrator, CalibrationSettings settings, Ensemble? from)
    {
        (Calibrator, _settings, _closed) = (calibrator, settings, from);
    }

    /// <summary>Plays and learns.</summary>
    public Calibrator Calibrator { get; }

    /// <summary>The ensemble after the last closed interval.</summary>
    public Ensemble Closed => _closed ?? throw new InvalidOperationException("The walk has not begun.");

    /// <summary>The first snapshot of the history last taken in, which the prior rests on; also where a checkpoint stands later.</summary>
    public PoolRecord First { get; private set; } = null!;

    /// <summary>Takes in every interval that a history closes.</summary>
    /// <param name="known">What is known; it says at least what the histories before it said.</param>
    /// <param name="progress">Told how many intervals are done, of how many; null for nobody.</param>
    /// <returns>The last interval, whose end is not known.</returns>
    /// <exception cref="InvalidInputException">No snapshot with all bands is known.</exception>
    public Interval AdvanceTo(PublishedHistory known, Action<int, int>? progress = null)
    {
        ImmutableArray<Interval> intervals = Interval.Of(known, _settings.First);
        if (intervals.IsEmpty)
        {
            throw new InvalidInputException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{known.Source}: no pool snapshot with all bands is known from {_settings.First:yyyy-MM-dd} on; a calibration needs one."
                )
            );
        }

        First = intervals[0].From;
        _closed ??= Calibrator.Prior(intervals[0]);
        int first = 0;
        while (first < intervals.Length && intervals[first].From.AsOf < _closed.At)
        {
            first++;
        }

        if (first == intervals.Length || intervals[first].From.AsOf != _closed.At)
        {
            throw new InvalidInputException(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"{known.Source}: the calibration has come to the snapshot of {_closed.At:yyyy-MM-dd}, which this history does not have."
                )
            );
        }

        for (int i = first; i < intervals.Length - 1; i++)
        {
            _closed = Calibrator.Learn(_closed, intervals[i]);
            progress?.Invoke(i - first + 1, intervals.Length - first);
        }

        return intervals[^1];
    }
}
