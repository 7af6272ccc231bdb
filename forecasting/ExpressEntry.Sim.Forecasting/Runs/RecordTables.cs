using System.Collections.Immutable;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>Turns what happened in a replication into rows of the result tables.</summary>
internal static class RecordTables
{
    private const long Micros = 1_000_000;

    /// <summary>Makes the rows of a replication.</summary>
    /// <param name="record">What happened.</param>
    /// <param name="replication">Its number, from 1.</param>
    /// <returns>Its rows; see <see cref="ResultTables"/>.</returns>
    public static ImmutableArray<TableRows> ToRows(ReplicationRecord record, int replication)
    {
        ImmutableArray<TableRows> tables = ResultTables.CreateRows();
        AddRounds(tables[ResultTables.Rounds], record, replication);
        AddPool(tables[ResultTables.Pool], record, replication);
        for (int month = 0; month < record.Months.Length; month++)
        {
            string word = record.Months[month].Word;
            AddFlows(tables[ResultTables.Flows], record.FlowsOf(month), replication, word);
            foreach (RoundType type in RoundTypes.All)
            {
                AddInvited(tables[ResultTables.Invited], record, month, type, replication, word);
            }
        }

        return tables;
    }

    private static void AddRounds(TableRows rows, ReplicationRecord record, int replication)
    {
        int number = 0;
        foreach (RecordedRound round in record.Rounds)
        {
            rows.Column<int>(0).Add(replication);
            rows.Column<int>(1).Add(++number);
            rows.Column<long>(2).Add(round.AtUtcSeconds * Micros);
            rows.Column<string?>(3).Add(round.Type.ToWord());
            rows.Column<int>(4).Add(round.Requested);
            rows.Column<int>(5).Add(round.Eligible);
            rows.Column<int>(6).Add(round.Invited);
            if (round.Cutoff >= 0)
            {
                rows.Column<int>(7).Add(round.Cutoff);
                rows.Column<long>(8).Add(round.TieBreakUtcSeconds * Micros);
            }
            else
            {
                rows.Column<int>(7).AddMissing();
                rows.Column<long>(8).AddMissing();
            }
        }
    }

    private static void AddPool(TableRows rows, ReplicationRecord record, int replication)
    {
        ImmutableArray<string> labels = [.. record.Bands.Select(band => band.Label)];
        for (int look = 0; look < record.Looks.Length; look++)
        {
            ReadOnlySpan<int> profiles = record.ProfilesAt(look);
            for (int band = 0; band < profiles.Length; band++)
            {
                rows.Column<int>(0).Add(replication);
                rows.Column<long>(1).Add(record.Looks[look] * Micros);
                rows.Column<string?>(2).Add(labels[band]);
                rows.Column<int>(3).Add(profiles[band]);
            }
        }
    }

    private static void AddFlows(TableRows rows, ReadOnlySpan<long> flows, int replication, string month)
    {
        int at = 0;
        foreach (string program in RunEngine.ProgramWords)
        {
            foreach (string what in RunEngine.Events)
            {
                rows.Column<int>(0).Add(replication);
                rows.Column<string?>(1).Add(month);
                rows.Column<string?>(2).Add(program);
                rows.Column<string?>(3).Add(what);
                rows.Column<long>(4).Add(flows[at++]);
            }
        }
    }

    private static void AddInvited(
        TableRows rows,
        ReplicationRecord record,
        int month,
        RoundType type,
        int replication,
        string word
    )
    {
        ReadOnlySpan<long> invited = record.InvitedOf(month, type);
        ReadOnlySpan<long> waitDays = record.WaitDaysOf(month, type);
        int bands = InvitedBands.All.Length;
        for (int place = 0; place < invited.Length; place++)
        {
            if (invited[place] == 0)
            {
                continue; // most bands of most rounds; the table would be ten times as long
            }

            rows.Column<int>(0).Add(replication);
            rows.Column<string?>(1).Add(word);
            rows.Column<string?>(2).Add(type.ToWord());
            rows.Column<string?>(3).Add(RunEngine.ProgramWords[place / bands]);
            rows.Column<string?>(4).Add(InvitedBands.Labels[place % bands]);
            rows.Column<long>(5).Add(invited[place]);
            rows.Column<long>(6).Add(waitDays[place]);
        }
    }
}
