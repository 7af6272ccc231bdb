using System.Collections.Immutable;
using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Forecasting.Runs;
using ExpressEntry.Sim.Reports.Model;
using ExpressEntry.Sim.Reports.Runs;
using ExpressEntry.Sim.Reports.Text;

namespace ExpressEntry.Sim.Reports.Building;

/// <summary>The last section of a report: what it rests on, and how to make it again.</summary>
internal static class Basis
{
    private static readonly JsonSerializerOptions Indented = new()
    {
        WriteIndented = true,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, // shown as text, escaped by each writer
    };

    /// <summary>Of runs: digests, version, seed, commands and scenarios.</summary>
    public static ReportSection Of(ReportSpeech speech, ImmutableArray<RunSummary> runs, ImmutableArray<string> notes) =>
        new(
            Heading(speech),
            [
                .. notes.Select(note => new ReportParagraph(note)),
                RunTable(speech, runs),
                new ReportParagraph(
                    speech.Say(
                        "To make it again: save each scenario below under its file name, and run",
                        "Pour le refaire : enregistrez chaque scénario ci-dessous sous son nom de fichier, puis exécutez"
                    )
                ),
                new ReportCode(Commands(speech, runs)),
                .. runs.SelectMany(
                    (run, i) =>
                        (ReportBlock[])
                            [
                                new ReportParagraph(
                                    speech.Say($"{FileOf(runs, i)} (“{run.Name}”):", $"{FileOf(runs, i)} (« {run.Name} ») :")
                                ),
                                new ReportCode(Readable(run.Results.Run.Scenario)),
                            ]
                ),
            ]
        );

    /// <summary>The section's heading.</summary>
    public static string Heading(ReportSpeech speech) => speech.Say("What it rests on", "Sur quoi repose ce rapport");

    /// <summary>What is said of a run beyond the last day whose grid is known.</summary>
    public static string UnknownGrid(ReportSpeech speech) =>
        speech.Say(
            $"After {speech.Day(Scenario.LastKnownGrid)} the CRS grid is not known: a revised one is announced without values, so the simulation goes on with the rules it has.",
            $"Après le {speech.Day(Scenario.LastKnownGrid)}, la grille du SCG n'est pas connue : une révision est annoncée sans valeurs, et la simulation continue avec les règles qu'elle a."
        );

    /// <summary>A warning of the program, which speaks English in fragments: the grid's in the report's language, others as sentences.</summary>
    public static string Warning(ReportSpeech speech, string warning) =>
        ScenarioWarnings.IsOfTheGrid(warning) ? UnknownGrid(speech)
        : warning.Length == 0 ? warning
        : char.ToUpperInvariant(warning[0]) + warning[1..] + (warning.EndsWith('.') ? "" : ".");

    /// <summary>Two columns: what, and the value.</summary>
    public static ReportTable Facts(ReportSpeech speech, IEnumerable<(string What, string Value)> facts) =>
        new(
            "basis",
            speech.Say("Inputs", "Données d'entrée"),
            [
                new ReportColumn(speech.Say("What", "Élément"), IsNumber: false),
                new ReportColumn(speech.Say("Value", "Valeur"), IsNumber: false),
            ],
            [.. facts.Select(fact => (ImmutableArray<ReportCell>)[Cells.Text(fact.What), Cells.Text(fact.Value)])]
        );

    /// <summary>A resolved scenario as a file that gives the same run again: JSON, which YAML readers take.</summary>
    /// <remarks>A key without a value, or with an empty text, is left out: in a scenario file that is how nothing is said.</remarks>
    public static string Readable(JsonElement scenario)
    {
        JsonNode? node = JsonNode.Parse(scenario.GetRawText());
        DropNothing(node);
        return JsonSerializer.Serialize(node, Indented).ReplaceLineEndings("\n");
    }

    private static void DropNothing(JsonNode? node)
    {
        switch (node)
        {
            case JsonObject members:
                foreach (
                    string key in members.Where(member => IsNothing(member.Value)).Select(member => member.Key).ToArray()
                )
                {
                    members.Remove(key);
                }

                foreach (KeyValuePair<string, JsonNode?> member in members)
                {
                    DropNothing(member.Value);
                }

                break;
            case JsonArray items:
                foreach (JsonNode? item in items)
                {
                    DropNothing(item);
                }

                break;
        }
    }

    private static bool IsNothing(JsonNode? value) =>
        value is null || (value is JsonValue text && text.TryGetValue(out string? said) && said.Length == 0);

    private static ReportTable RunTable(ReportSpeech speech, ImmutableArray<RunSummary> runs)
    {
        (string What, Func<RunSummary, string> Value)[] facts =
        [
            (
                speech.Say("Scenario digest (SHA-256)", "Empreinte du scénario (SHA-256)"),
                run => run.Results.Run.ScenarioDigest
            ),
            (speech.Say("Data digest (SHA-256)", "Empreinte des données (SHA-256)"), run => run.Results.Run.DataDigest),
            (
                speech.Say("Data", "Données"),
                run =>
                    speech.Say(
                        $"{run.Results.Run.DataSource}, to {DayOf(speech, run)}",
                        $"{run.Results.Run.DataSource}, jusqu'au {DayOf(speech, run)}"
                    )
            ),
            (speech.Say("First day", "Premier jour"), run => speech.Day(run.AsOf)),
            (speech.Say("Last day", "Dernier jour"), run => speech.Day(run.End.AddDays(-1))),
            (speech.Say("Replications", "Réplications"), run => speech.Number(run.Replications)),
            (speech.Say("Seed", "Germe"), run => run.Results.Run.Seed.ToString(CultureInfo.InvariantCulture)),
            (speech.Say("Engine", "Moteur"), run => run.Results.Run.Engine),
            (speech.Say("Version", "Version"), run => $"ExpressEntry.Sim {run.Results.Run.ProgramVersion}"),
        ];
        return new ReportTable(
            "basis",
            speech.Say("Inputs", "Données d'entrée"),
            [
                new ReportColumn(speech.Say("Scenario", "Scénario"), IsNumber: false),
                .. runs.Select(run => new ReportColumn(run.Name, IsNumber: false)),
            ],
            [
                .. facts.Select(fact =>
                    (ImmutableArray<ReportCell>)[Cells.Text(fact.What), .. runs.Select(run => Cells.Text(fact.Value(run)))]
                ),
            ]
        );
    }

    private static string DayOf(ReportSpeech speech, RunSummary run) =>
        DateOnly.TryParseExact(run.Results.Run.DataEnds, "yyyy-MM-dd", out DateOnly day)
            ? speech.Day(day)
            : run.Results.Run.DataEnds;

    private static string Commands(ReportSpeech speech, ImmutableArray<RunSummary> runs)
    {
        IEnumerable<string> simulations = runs.Select(
            (run, i) =>
            {
                RunDescription given = run.Results.Run;
                string history = given.DataSource == "embedded" ? " --history embedded" : "";
                string until = given.Until is null ? "" : $" --until {given.Until}";
                return $"eesim simulate {FileOf(runs, i)} --out results{Number(runs, i)} --engine {given.Engine}{history}{until}";
            }
        );
        string folders = string.Join(' ', runs.Select((_, i) => $"results{Number(runs, i)}"));
        string language = speech.Language == ReportLanguage.French ? " --lang fr" : "";
        return string.Join('\n', simulations.Append($"eesim report {folders} --out report.html{language}"));
    }

    private static string FileOf(ImmutableArray<RunSummary> runs, int place) => $"scenario{Number(runs, place)}.yaml";

    private static string Number(ImmutableArray<RunSummary> runs, int place) =>
        runs.Length == 1 ? "" : (place + 1).ToString(CultureInfo.InvariantCulture);
}
