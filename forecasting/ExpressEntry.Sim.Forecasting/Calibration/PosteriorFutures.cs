using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.Forecasting.Futures;

namespace ExpressEntry.Sim.Forecasting.Calibration;

/// <summary>Laws and start pools of futures that begin with a posterior: a member each, wandered on.</summary>
/// <remarks>Immutable and safe for several threads. Source: <c>docs/model.md</c>, "Calibration".</remarks>
internal sealed class PosteriorFutures
{
    private const double DaysPerStep = 28; // a type has a round about so often
    private const int MostDays = 180; // quantities do not wander ever farther: beyond, they are pulled back
    private const int MostArrivalDays = 45; // arrivals below 501: 0.14, as the checkpoints' means have moved in six months
    private readonly PosteriorEnsemble _posterior;
    private readonly Calibrator _calibrator;
    private readonly PoolReconstruction _pool;
    private readonly double[] _middle;
    private readonly long _seed;
    private readonly int _days;
    private readonly bool _isFixed;

    /// <summary>Prepares.</summary>
    /// <param name="posterior">The ensemble.</param>
    /// <param name="days">How far the futures go.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="isFixed">True where every replication uses the members' mean.</param>
    public PosteriorFutures(PosteriorEnsemble posterior, int days, long seed, bool isFixed)
    {
        (_posterior, _days, _seed, _isFixed) = (posterior, Math.Min(days, MostDays), seed, isFixed);
        _calibrator = new Calibrator(CalibrationSettings.Default, 1, CancellationToken.None);
        Interval open = posterior.Open;
        ImmutableArray<RoundType> types =
        [
            .. HiddenQuantities.Types.Where(type =>
                open.Before.Any(round => round.Type == type) || open.Rounds.Any(round => round.Type == type)
            ),
        ];
        _pool = _calibrator.Reconstruct(open, types, posterior.AsOf);
        _middle = [.. posterior.Moments.Select(moments => moments.Mean)];
    }

    /// <summary>The day of the snapshot that futures start from.</summary>
    public DateOnly SnapshotAsOf => _posterior.SnapshotAsOf;

    /// <summary>The laws and the start of one future; answers are to be replaced by the replication's own.</summary>
    /// <param name="replication">Number of the replication.</param>
    /// <param name="memberFactor">Multiplies a type's members among arrivals to come; null for none.</param>
    public (PoolLaws Laws, PoolStart Start) Draw(int replication, Func<RoundType, double>? memberFactor)
    {
        Span<double> values = stackalloc double[HiddenQuantities.Count];
        DrawValues(replication, values);
        if (_isFixed)
        {
            return _pool.Build(values, memberFactor);
        }

        Span<double> fitted = stackalloc double[HiddenQuantities.Count];
        _posterior.Now.CopyMember(replication % _posterior.Members, fitted);
        return _pool.Build(values, memberFactor, fitted);
    }

    /// <summary>Down to which score the nominee rounds of one future reach.</summary>
    /// <param name="replication">Number of the replication.</param>
    public NomineeLine DrawNomineeLine(int replication)
    {
        Span<double> values = stackalloc double[HiddenQuantities.Count];
        DrawValues(replication, values);
        return new NomineeLine(
            values[HiddenQuantities.NomineeLine],
            values[HiddenQuantities.NomineeSlope],
            PortableMath.Exp(values[HiddenQuantities.NomineeSpread])
        );
    }

    private void DrawValues(int replication, Span<double> values)
    {
        _middle.CopyTo(values);
        if (!_isFixed)
        {
            _posterior.Now.CopyMember(replication % _posterior.Members, values);
            var random = new RandomStream(_seed, replication, StreamPurpose.Parameters, 2);
            _calibrator.Wander(
                values,
                _posterior.Now,
                _days,
                _ => Math.Max(1, _days / DaysPerStep),
                ref random,
                MostArrivalDays
            );
        }
    }
}
