using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Applications;
using ExpressEntry.Sim.Engine.Simulation;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>When the persons of an invitation are admitted, by expectation: answers, refusals, families and days in process.</summary>
/// <remarks>Immutable and safe for several threads.</remarks>
internal sealed class AdmissionTimes
{
    private const int SecondsPerDay = 86_400;
    private readonly long _firstDay;
    private readonly long[] _boundaries;
    private readonly double[] _persons; // by program
    private readonly double[] _shares; // admitted before a boundary, by program, day of issue and boundary
    private readonly int _days;

    /// <summary>Works the times out for every day of issue in a span.</summary>
    /// <param name="answers">What the invited do, at the middle of its ranges.</param>
    /// <param name="processing">What becomes of applications, at the middle of its ranges.</param>
    /// <param name="firstDay">The first day of issue, days since 1970.</param>
    /// <param name="lastDay">The last one.</param>
    /// <param name="boundaries">Days since 1970, in order; admissions are told up to each.</param>
    public AdmissionTimes(
        AnswerLaw answers,
        ProcessingLaw processing,
        long firstDay,
        long lastDay,
        IReadOnlyList<long> boundaries
    )
    {
        (_firstDay, _boundaries, _days) = (firstDay, [.. boundaries], (int)(lastDay - firstDay + 1));
        double applied = 1 - answers.DeclinedShare - answers.LapsedShare;
        _persons = [.. processing.RefusedShares.Select(refused => applied * (1 - refused) * processing.MeanPersons)];
        _shares = new double[FlowPrograms.Count * _days * _boundaries.Length];
        for (int program = 0; program < FlowPrograms.Count; program++)
        {
            double[][] decided = [.. processing.Periods.Select(period => CumulativeOf(period.DecidedAfterDays[program]))];
            for (int i = 0; i < _days; i++)
            {
                Fill(answers, processing.Periods, decided, firstDay + i, SharesAt(program, i));
            }
        }
    }

    /// <summary>Persons that an invitation brings in all, expected.</summary>
    /// <param name="program">The program it is issued under.</param>
    public double PersonsOf(FlowProgram program) => _persons[(int)program];

    /// <summary>Persons that an invitation has brought before a day, expected.</summary>
    /// <param name="program">The program it is issued under.</param>
    /// <param name="day">The day of issue, days since 1970; outside the span, its nearest day.</param>
    /// <param name="boundary">Place of the day among the boundaries.</param>
    public double AdmittedBefore(FlowProgram program, long day, int boundary)
    {
        int i = (int)Math.Clamp(day - _firstDay, 0, _days - 1);
        return _persons[(int)program] * SharesAt((int)program, i)[boundary];
    }

    private Span<double> SharesAt(int program, int day) =>
        _shares.AsSpan(((program * _days) + day) * _boundaries.Length, _boundaries.Length);

    private void Fill(
        AnswerLaw answers,
        ImmutableArray<ProcessingPeriod> periods,
        double[][] decided,
        long issued,
        Span<double> shares
    )
    {
        int deadline = answers.DeadlineDaysAt(issued * SecondsPerDay);
        double weights = 0;
        for (int i = 0; i < deadline; i++)
        {
            double weight =
                answers.AppliedAfterDays.IsEmpty ? 1
                : i < answers.AppliedAfterDays.Length ? answers.AppliedAfterDays[i]
                : 0;
            weights += weight;
            long received = issued + 1 + i;
            double[] after = decided[ProcessingPeriod.IndexAt(periods, received)];
            for (int boundary = 0; boundary < shares.Length; boundary++)
            {
                // Decided 1, 2, 3 … days after receipt, and before the boundary.
                long days = Math.Min(_boundaries[boundary] - received - 1, after.Length);
                shares[boundary] += days >= 1 ? weight * after[days - 1] : 0;
            }
        }

        foreach (ref double share in shares)
        {
            share /= weights;
        }
    }

    private static double[] CumulativeOf(ImmutableArray<double> weights)
    {
        double[] cumulative = [.. weights];
        double total = weights.Sum();
        double sum = 0;
        foreach (ref double value in cumulative.AsSpan())
        {
            sum += value / total;
            value = sum;
        }

        return cumulative;
    }
}
