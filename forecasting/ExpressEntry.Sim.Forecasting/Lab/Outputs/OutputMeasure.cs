using System.Collections.Immutable;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Forecasting.Lab.Outputs;

/// <summary>Works outputs out of what happened in a replication.</summary>
internal static class OutputMeasure
{
    private static readonly int PersonsAdmitted = RunEngine.Events.IndexOf("admitted_persons");
    private static readonly int Invited = RunEngine.Events.IndexOf("invited");
    private static readonly int Expired = RunEngine.Events.IndexOf("expired");

    /// <summary>The table of a result set an output rests on, by its place in <see cref="ResultTables"/>.</summary>
    public static int TableOf(OutputName output) =>
        output.Kind switch
        {
            OutputKind.Pool => ResultTables.Pool,
            OutputKind.Flow or OutputKind.Admissions or OutputKind.NeverInvited => ResultTables.Flows,
            OutputKind.Wait => ResultTables.Invited,
            _ => ResultTables.Rounds,
        };

    /// <summary>Checks that a horizon has the output's period.</summary>
    /// <exception cref="InvalidInputException">It has not.</exception>
    public static void CheckPeriod(OutputName output, ImmutableArray<RecordMonth> months)
    {
        if (output.Period is { } period && (period.LastMonth < months[0].Number || period.FirstMonth > months[^1].Number))
        {
            throw new InvalidInputException(
                $"The output '{output}' is about {period}, which is not simulated; expected a time from {months[0].Word} to {months[^1].Word}."
            );
        }
    }

    /// <summary>Checks that the output's band is made of bands that are counted.</summary>
    /// <exception cref="InvalidInputException">It is not.</exception>
    public static void CheckBand(OutputName output, ImmutableArray<ScoreBand> bands)
    {
        if (output.Band is { } band && bands.Where(leaf => IsWithin(leaf, band)).Sum(leaf => leaf.Width) != band.Width)
        {
            throw new InvalidInputException(
                $"The output '{output}' has the band {band}, which is not made of bands that are counted: {string.Join(", ", bands)}."
            );
        }
    }

    /// <summary>The value of an output.</summary>
    /// <param name="output">Checked against the record's months and bands.</param>
    /// <param name="record">What happened; of its parts, at least the one of <see cref="TableOf"/>.</param>
    /// <returns>The value; NaN where it is missing.</returns>
    public static double ValueOf(OutputName output, ReplicationRecord record)
    {
        int zero = record.Months[0].Number;
        int first = output.Period is { } from ? Math.Max(0, from.FirstMonth - zero) : 0;
        int last = output.Period is { } to
            ? Math.Min(record.Months.Length - 1, to.LastMonth - zero)
            : record.Months.Length - 1;
        return output.Kind switch
        {
            OutputKind.Cutoff => MeanCutoff(record, output.Types[0], first, last),
            OutputKind.LastCutoff => LastCutoff(record, output.Types[0], first, last),
            OutputKind.Invitations => InvitationsOf(record, output.Types, first, last),
            OutputKind.Pool => ProfilesIn(record, output.Band, last),
            OutputKind.Flow => FlowOf(
                record,
                RunEngine.Events.IndexOf(output.Event!),
                output.Program is null ? -1 : RunEngine.ProgramWords.IndexOf(output.Program),
                first,
                last
            ),
            OutputKind.Admissions => AdmissionsOf(record, output.Program, first, last),
            OutputKind.Wait => MeanWait(record, output.Types[0], first, last),
            OutputKind.NeverInvited => ShareNeverInvited(record, first, last),
            _ => IsInvited(record, output.Score!.Value, output.Types, first, last) ? 1 : 0,
        };
    }

    private static bool IsWithin(ScoreBand leaf, ScoreBand band) => band.Low <= leaf.Low && leaf.High <= band.High;

    // Each invitation counts alike: a round of three invitations says little of what it took to be invited.
    private static double MeanCutoff(ReplicationRecord record, RoundType type, int first, int last)
    {
        long sum = 0;
        long invited = 0;
        foreach (RecordedRound round in record.Rounds)
        {
            if (round.Type == type && round.Cutoff >= 0 && round.Month >= first && round.Month <= last)
            {
                sum += (long)round.Cutoff * round.Invited;
                invited += round.Invited;
            }
        }

        return invited == 0 ? double.NaN : (double)sum / invited;
    }

    private static double LastCutoff(ReplicationRecord record, RoundType type, int first, int last)
    {
        for (int i = record.Rounds.Length - 1; i >= 0; i--)
        {
            RecordedRound round = record.Rounds[i];
            if (round.Type == type && round.Cutoff >= 0 && round.Month >= first && round.Month <= last)
            {
                return round.Cutoff;
            }
        }

        return double.NaN;
    }

    private static double InvitationsOf(ReplicationRecord record, ImmutableArray<RoundType> types, int first, int last)
    {
        long sum = 0;
        foreach (RecordedRound round in record.Rounds)
        {
            if (round.Month >= first && round.Month <= last && (types.IsEmpty || types[0] == round.Type))
            {
                sum += round.Invited;
            }
        }

        return sum;
    }

    private static double ProfilesIn(ReplicationRecord record, ScoreBand? band, int month)
    {
        ReadOnlySpan<int> profiles = record.ProfilesAtEndOf(month);
        long sum = 0;
        for (int i = 0; i < profiles.Length; i++)
        {
            sum += band is null || IsWithin(record.Bands[i], band.Value) ? profiles[i] : 0;
        }

        return profiles.IsEmpty ? double.NaN : sum;
    }

    private static double FlowOf(ReplicationRecord record, int what, int program, int first, int last)
    {
        long sum = 0;
        for (int month = first; month <= last; month++)
        {
            ReadOnlySpan<long> flows = record.FlowsOf(month);
            for (int at = what; at < flows.Length; at += ReplicationRecord.Events)
            {
                sum += program < 0 || at / ReplicationRecord.Events == program ? flows[at] : 0;
            }
        }

        return sum;
    }

    private static double AdmissionsOf(ReplicationRecord record, string? line, int first, int last)
    {
        double all = FlowOf(record, PersonsAdmitted, -1, first, last);
        if (line is null)
        {
            return all;
        }

        double nominees = FlowOf(record, PersonsAdmitted, (int)FlowProgram.Pnp, first, last);
        return line == OutputName.Nominees ? nominees : all - nominees;
    }

    private static double MeanWait(ReplicationRecord record, RoundType type, int first, int last)
    {
        long profiles = 0;
        long days = 0;
        for (int month = first; month <= last; month++)
        {
            foreach (long count in record.InvitedOf(month, type))
            {
                profiles += count;
            }

            foreach (long sum in record.WaitDaysOf(month, type))
            {
                days += sum;
            }
        }

        return profiles == 0 ? double.NaN : (double)days / profiles;
    }

    private static double ShareNeverInvited(ReplicationRecord record, int first, int last)
    {
        double expired = FlowOf(record, Expired, -1, first, last);
        double left = expired + FlowOf(record, Invited, -1, first, last);
        return left == 0 ? double.NaN : expired / left;
    }

    private static bool IsInvited(ReplicationRecord record, int score, ImmutableArray<RoundType> types, int first, int last)
    {
        foreach (RecordedRound round in record.Rounds)
        {
            if (
                round.Cutoff >= 0
                && round.Cutoff <= score
                && round.Month >= first
                && round.Month <= last
                && (round.Type == RoundType.General || types.Contains(round.Type))
            )
            {
                return true;
            }
        }

        return false;
    }
}
