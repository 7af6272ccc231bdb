using System.Collections.Immutable;
using System.Globalization;
using System.Text.Json;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Forecasting.Lab.Comparisons;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Forecasting.Lab;

/// <summary>Measures outputs of a finished result set: the same values as <see cref="LabRun"/> has for the scenario.</summary>
public static class StoredRun
{
    private const int SecondsPerDay = 86_400;

    /// <summary>Reads the tables the outputs rest on, and no others.</summary>
    /// <param name="set">The result set.</param>
    /// <param name="outputs">What to measure.</param>
    /// <returns>One row a replication of the set.</returns>
    /// <exception cref="InvalidInputException">
    /// A file is damaged or missing, or an output cannot be measured: its period is not simulated, its band is not counted.
    /// </exception>
    public static OutputValues Measure(ResultSet set, ImmutableArray<OutputName> outputs) => Measure(set, outputs, null);

    /// <summary>Measures outputs and other figures besides.</summary>
    internal static OutputValues Measure(ResultSet set, ImmutableArray<OutputName> outputs, IRecordMeasure? besides)
    {
        ImmutableArray<RecordMonth> months = MonthsOf(set);
        foreach (OutputName output in outputs)
        {
            OutputMeasure.CheckPeriod(output, months);
        }

        ResultManifest manifest = set.Manifest;
        var values = new OutputValues(outputs, manifest.FirstReplication, manifest.Replications, besides?.Columns ?? 0);
        int[] tables = [.. outputs.Select(OutputMeasure.TableOf), .. besides is null ? Array.Empty<int>() : [besides.Table]];
        foreach (int table in tables.Distinct().Order())
        {
            int[] own = [.. Enumerable.Range(0, outputs.Length).Where(i => OutputMeasure.TableOf(outputs[i]) == table)];
            FillEmpty(own, values, months, table);
            bool isChecked = false;
            var records = new TableRecords(
                table,
                months,
                (replication, record) =>
                {
                    foreach (int i in own)
                    {
                        if (!isChecked)
                        {
                            OutputMeasure.CheckBand(outputs[i], record.Bands);
                        }

                        values.Writable(i)[RowOf(set, replication)] = OutputMeasure.ValueOf(outputs[i], record);
                    }

                    isChecked = true;
                    if (besides?.Table == table)
                    {
                        besides.Measure(record, values.Unnamed(RowOf(set, replication)));
                    }
                }
            );
            set.Read(table, records.Add);
            records.End();
        }

        return values;
    }

    /// <summary>The months a result set covers.</summary>
    internal static ImmutableArray<RecordMonth> MonthsOf(ResultSet set)
    {
        JsonElement scenario = set.Run.Scenario;
        if (
            scenario.TryGetProperty("as_of", out JsonElement asOf)
            && scenario.TryGetProperty("horizon_days", out JsonElement horizon)
            && asOf.ValueKind == JsonValueKind.String
            && horizon.ValueKind == JsonValueKind.Number
            && DateOnly.TryParseExact(
                asOf.GetString(),
                "yyyy-MM-dd",
                CultureInfo.InvariantCulture,
                DateTimeStyles.None,
                out DateOnly day
            )
            && horizon.TryGetInt32(out int days)
        )
        {
            long from = (long)(day.DayNumber - DateOnly.FromDateTime(DateTime.UnixEpoch).DayNumber) * SecondsPerDay;
            return [.. RecordMonth.Between(from, from + ((long)days * SecondsPerDay))];
        }

        throw new InvalidInputException(
            $"{Path.Combine(set.Path, RunDescription.FileName)} has no scenario with as_of and horizon_days; it is not one that 'eesim simulate' wrote."
        );
    }

    /// <summary>The bands a result set's pool is counted in, from the top.</summary>
    internal static ImmutableArray<ScoreBand> BandsOf(ResultSet set)
    {
        ImmutableArray<ScoreBand> bands = [];
        set.Read(ResultTables.Pool, rows => bands = bands.IsEmpty && rows.Count > 0 ? TableRecords.BandsOf(rows) : bands);
        return bands;
    }

    // A replication without a round, or without an invitation, has no row: its counts are 0, not missing.
    private static void FillEmpty(int[] outputs, OutputValues values, ImmutableArray<RecordMonth> months, int table)
    {
        if (table is ResultTables.Rounds or ResultTables.Invited)
        {
            var nothing = new ReplicationRecord([], months);
            foreach (int i in outputs)
            {
                values.Writable(i).Fill(OutputMeasure.ValueOf(values.Outputs[i], nothing));
            }
        }
    }

    private static int RowOf(ResultSet set, int replication) =>
        replication >= set.Manifest.FirstReplication && replication <= set.Manifest.LastReplication
            ? replication - set.Manifest.FirstReplication
            : throw new InvalidInputException(
                $"{set.Path} holds replication {replication}; {ResultManifest.FileName} says {set.Manifest.FirstReplication} to {set.Manifest.LastReplication}."
            );
}
