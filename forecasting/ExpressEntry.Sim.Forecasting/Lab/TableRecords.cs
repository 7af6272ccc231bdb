using System.Collections.Immutable;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Forecasting.Lab;

/// <summary>Reads one table of a result set back into records, a replication after the other.</summary>
/// <remarks>Rows may come in any pieces, in the order they were written: by replication, and in it as the table says.</remarks>
/// <param name="table">Its place in <see cref="ResultTables"/>.</param>
/// <param name="months">The months of the horizon.</param>
/// <param name="take">Gets each replication with its record, of which only this table's part is filled.</param>
internal sealed class TableRecords(int table, ImmutableArray<RecordMonth> months, Action<int, ReplicationRecord> take)
{
    private const long Micros = 1_000_000;
    private ReplicationRecord? _record;
    private int _replication;
    private long _look = long.MinValue;
    private int _band;
    private int[] _profiles = [];

    /// <summary>The labels of the first count of the pool; every other count has the same ones.</summary>
    public static ImmutableArray<ScoreBand> BandsOf(TableRows rows)
    {
        ReadOnlySpan<int> replications = rows.Column<int>(0).Values;
        ReadOnlySpan<long> at = rows.Column<long>(1).Values;
        var bands = ImmutableArray.CreateBuilder<ScoreBand>();
        for (int i = 0; i < rows.Count && at[i] == at[0] && replications[i] == replications[0]; i++)
        {
            string label = rows.Column<string?>(2).Values[i]!;
            bands.Add(ScoreBand.TryParse(label, out ScoreBand band) ? band : throw Wrong(ResultTables.Pool, "band", label));
        }

        return bands.DrainToImmutable();
    }

    /// <summary>Adds rows.</summary>
    /// <exception cref="InvalidInputException">A word or month is not one of a result set's.</exception>
    public void Add(TableRows rows)
    {
        ReadOnlySpan<int> replications = rows.Column<int>(0).Values;
        _record ??= new ReplicationRecord(table == ResultTables.Pool ? BandsOf(rows) : [], months);
        for (int i = 0; i < rows.Count; i++)
        {
            if (replications[i] != _replication)
            {
                End();
                _replication = replications[i];
            }

            switch (table)
            {
                case ResultTables.Rounds:
                    AddRound(rows, i);
                    break;
                case ResultTables.Pool:
                    AddProfiles(rows, i);
                    break;
                case ResultTables.Flows:
                    AddFlow(rows, i);
                    break;
                default:
                    AddInvited(rows, i);
                    break;
            }
        }
    }

    /// <summary>Says that no more rows come.</summary>
    public void End()
    {
        if (_replication == 0)
        {
            return;
        }

        take(_replication, _record!);
        _record!.Clear();
        _look = long.MinValue;
        _replication = 0;
    }

    private static InvalidInputException Wrong(int table, string column, string? value) =>
        new($"{ResultTables.Names[table]} has the {column} '{value}', which no result set of this program has.");

    private void AddRound(TableRows rows, int i)
    {
        string word = rows.Column<string?>(3).Values[i]!;
        long at = rows.Column<long>(2).Values[i] / Micros;
        bool hasCutoff = rows.Column<int>(7).IsPresent[i];
        _record!.Add(
            new RecordedRound(
                MonthAt(at),
                at,
                RoundTypes.TryParse(word, out RoundType type) ? type : throw Wrong(table, "type", word),
                rows.Column<int>(4).Values[i],
                rows.Column<int>(5).Values[i],
                rows.Column<int>(6).Values[i],
                hasCutoff ? rows.Column<int>(7).Values[i] : -1,
                hasCutoff ? rows.Column<long>(8).Values[i] / Micros : 0
            )
        );
    }

    private void AddProfiles(TableRows rows, int i)
    {
        long at = rows.Column<long>(1).Values[i] / Micros;
        if (at != _look)
        {
            (_look, _band) = (at, 0);
            _profiles = new int[_record!.Bands.Length];
        }

        string label = rows.Column<string?>(2).Values[i]!;
        if (_band >= _profiles.Length || _record!.Bands[_band].Label != label)
        {
            throw Wrong(table, "band", label);
        }

        _profiles[_band++] = rows.Column<int>(3).Values[i];
        if (_band == _profiles.Length)
        {
            _profiles.CopyTo(_record.AddLook(at));
        }
    }

    private void AddFlow(TableRows rows, int i)
    {
        int program = ProgramOf(rows.Column<string?>(2).Values[i]);
        string what = rows.Column<string?>(3).Values[i]!;
        int place = RunEngine.Events.IndexOf(what);
        if (place < 0)
        {
            throw Wrong(table, "event", what);
        }

        _record!.FlowsOf(MonthOf(rows, i))[(program * ReplicationRecord.Events) + place] += rows.Column<long>(4).Values[i];
    }

    private void AddInvited(TableRows rows, int i)
    {
        string word = rows.Column<string?>(2).Values[i]!;
        string label = rows.Column<string?>(4).Values[i]!;
        int band = InvitedBands.Labels.IndexOf(label);
        if (!RoundTypes.TryParse(word, out RoundType type) || band < 0)
        {
            throw band < 0 ? Wrong(table, "band", label) : Wrong(table, "type", word);
        }

        int month = MonthOf(rows, i);
        int place = (ProgramOf(rows.Column<string?>(3).Values[i]) * InvitedBands.All.Length) + band;
        _record!.InvitedOf(month, type)[place] += rows.Column<long>(5).Values[i];
        _record.WaitDaysOf(month, type)[place] += rows.Column<long>(6).Values[i];
    }

    private int ProgramOf(string? word) =>
        RunEngine.ProgramWords.IndexOf(word!) is >= 0 and int program ? program : throw Wrong(table, "program", word);

    private int MonthOf(TableRows rows, int i)
    {
        string word = rows.Column<string?>(1).Values[i]!;
        int? month = RecordMonth.ParseNumber(word) - months[0].Number;
        return month >= 0 && month < months.Length ? month.Value : throw Wrong(table, "month", word);
    }

    private int MonthAt(long atUtcSeconds)
    {
        int month = 0;
        while (month < months.Length - 1 && atUtcSeconds >= months[month].EndUtcSeconds)
        {
            month++;
        }

        return month;
    }
}
