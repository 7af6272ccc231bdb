using System.Collections.Immutable;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Data.Studies;
using ExpressEntry.Sim.Forecasting.Lab;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;

namespace ExpressEntry.Sim.Forecasting.Studies;

/// <summary>A scenario file whose keys are varied, run in memory: the same replications, by number, at every point.</summary>
/// <remarks>Not safe for several threads; the replications of a point use as many as the settings say.</remarks>
public sealed class ScenarioStudyModel : IStudyModel
{
    // What these say is the study's own, or is no quantity at all.
    private static readonly ImmutableArray<string> NotVaried =
    [
        "scenario",
        "extends",
        "name",
        "description",
        "seed",
        "replications",
    ];

    private readonly Func<IEnumerable<ScenarioSetting>, Scenario> _read;
    private readonly Func<DateOnly, PublishedHistory> _historyBefore;
    private readonly ImmutableArray<OutputName> _outputs;
    private readonly LabSettings _settings;
    private readonly Dictionary<string, Scenario> _scenarios = [];

    /// <summary>Makes a model.</summary>
    /// <param name="read">Reads the scenario with values in the place of the file's: first day, seed and replications resolved.</param>
    /// <param name="historyBefore">What is known before a day.</param>
    /// <param name="outputs">What is measured.</param>
    /// <param name="settings">Replications, threads and engine.</param>
    public ScenarioStudyModel(
        Func<IEnumerable<ScenarioSetting>, Scenario> read,
        Func<DateOnly, PublishedHistory> historyBefore,
        ImmutableArray<OutputName> outputs,
        LabSettings settings
    )
    {
        (_read, _historyBefore, _outputs, _settings) = (read, historyBefore, outputs, settings);
        Outputs = [.. outputs.Select(output => output.ToString())];
    }

    /// <inheritdoc/>
    public ImmutableArray<string> Outputs { get; }

    /// <inheritdoc/>
    public int Replications => _settings.Replications;

    /// <summary>Says of each range whether its key takes whole numbers only: the scenario refuses a half where it takes a whole.</summary>
    /// <param name="variables">The keys.</param>
    /// <returns>The keys, with that said.</returns>
    /// <exception cref="InvalidInputException">A key cannot be varied, or stands there twice.</exception>
    public ImmutableArray<StudyVariable> Recognize(ImmutableArray<StudyVariable> variables)
    {
        StudyVariable? twice = variables.FirstOrDefault(one => variables.Count(other => other.Key == one.Key) > 1);
        if (twice is not null)
        {
            throw new InvalidInputException($"--vary names {twice.Key} twice; expected each key once.");
        }

        foreach (StudyVariable variable in variables)
        {
            CheckVaried(variable.Key);
        }

        return
        [
            .. variables.Select(variable => variable with { IsWhole = variable.IsRange && TakesWholeNumbers(variable) }),
        ];
    }

    /// <summary>
    /// Reads the scenario of every point, so that mistakes show before anything is run: a value that is wrong in every point
    /// that has it is a mistake; one that is wrong only beside others makes those points fail later.
    /// </summary>
    /// <param name="design">The points.</param>
    /// <param name="file">The file the design comes from, for messages; null where the call has it.</param>
    /// <param name="isThorough">Whether every point is made ready as well (about 55 ms each), which finds all that can be found without running it.</param>
    /// <param name="onDone">Told how many points are checked.</param>
    /// <param name="cancellation">Stops between two points.</param>
    /// <returns>The points, from 0, that will fail, and why.</returns>
    /// <exception cref="InvalidInputException">A key or value is a mistake; the message says where it stands.</exception>
    public ImmutableArray<(int Point, string Reason)> Check(
        DesignTable design,
        string? file,
        bool isThorough = false,
        Action<int>? onDone = null,
        CancellationToken cancellation = default
    )
    {
        foreach (string key in design.Keys)
        {
            CheckVaried(key);
        }

        var reasons = new string?[design.Points.Length];
        for (int point = 0; point < reasons.Length; point++)
        {
            cancellation.ThrowIfCancellationRequested();
            reasons[point] = Find(design.Overrides(point), isThorough);
            onDone?.Invoke(point + 1);
        }

        for (int key = 0; key < design.Keys.Length; key++)
        {
            ILookup<string, int> rowsOf = Enumerable.Range(0, reasons.Length).ToLookup(point => design.Points[point][key]);
            foreach (IGrouping<string, int> rows in rowsOf)
            {
                if (
                    rows.All(point => reasons[point] is not null)
                    && Find([KeyValuePair.Create(design.Keys[key], rows.Key)], isThorough) is { } reason
                )
                {
                    throw new InvalidInputException($"{PlaceOf(design, key, rows.First(), file, reason)}: {reason}");
                }
            }
        }

        return [.. reasons.Index().Where(entry => entry.Item is not null).Select(entry => (entry.Index, entry.Item!))];
    }

    /// <summary>Makes a point ready, and checks that the outputs can be measured there.</summary>
    /// <param name="overrides">Scenario keys and their values.</param>
    /// <exception cref="InvalidInputException">They cannot be, or an output cannot be measured.</exception>
    public LabScenario Prepare(ImmutableArray<KeyValuePair<string, string>> overrides)
    {
        Scenario scenario = Read(overrides);
        var ready = new LabScenario(scenario, _historyBefore(scenario.AsOf!.Value), _settings.Threads);
        foreach (OutputName output in _outputs)
        {
            ready.Check(output);
        }

        return ready;
    }

    /// <inheritdoc/>
    public double[][] Evaluate(
        ImmutableArray<KeyValuePair<string, string>> overrides,
        Action<int>? onDone,
        CancellationToken cancellation
    )
    {
        LabResult result = LabRun.Run(
            [Prepare(overrides)],
            _outputs,
            _settings,
            (done, _) => onDone?.Invoke(done),
            cancellation
        );
        // A point whose laws the engine refuses is as impossible as one the scenario refuses.
        return result.Failures[0] is { } failure
            ? throw new InvalidInputException(failure.Message, failure)
            : [.. _outputs.Select((_, output) => result.Values[0].Column(output).ToArray())];
    }

    private static void CheckVaried(string key)
    {
        if (NotVaried.Contains(key))
        {
            throw new InvalidInputException(
                $"{key} cannot be varied; expected a key that changes what is simulated, as rounds.size_factor."
            );
        }
    }

    private static string PlaceOf(DesignTable design, int key, int point, string? file, string reason)
    {
        if (file is null)
        {
            return $"--vary {design.Keys[key]}";
        }

        // A key that is not known stands in the header, not in the cell.
        bool isKey =
            !reason.Contains("; expected a ", StringComparison.Ordinal)
            && (
                reason.Contains("unknown key", StringComparison.Ordinal)
                || reason.Contains("names no", StringComparison.Ordinal)
            );
        return $"{file} line {(isKey ? 1 : design.Lines[point])}, column {key + 1} ({design.Keys[key]})";
    }

    private static string NameOf(ImmutableArray<KeyValuePair<string, string>> overrides) =>
        string.Join('\n', overrides.Select(pair => $"{pair.Key}={pair.Value}"));

    private bool TakesWholeNumbers(StudyVariable variable)
    {
        double whole = Math.Max(Math.Ceiling(variable.Low), Math.Floor((variable.Low + variable.High) / 2));
        return whole + 0.5 <= variable.High
            && Find([KeyValuePair.Create(variable.Key, PlainNumber.Of(whole))]) is null
            && Find([KeyValuePair.Create(variable.Key, PlainNumber.Of(whole + 0.5))]) is not null;
    }

    // Null where a point can be read and, if asked, made ready; else why not.
    private string? Find(ImmutableArray<KeyValuePair<string, string>> overrides, bool isThorough = false)
    {
        try
        {
            if (isThorough)
            {
                Prepare(overrides);
            }
            else
            {
                Read(overrides);
            }

            return null;
        }
        catch (InvalidInputException wrong)
        {
            return wrong.Message;
        }
    }

    // Every point once: it is checked before it is run, and a rehearsal checks it twice.
    private Scenario Read(ImmutableArray<KeyValuePair<string, string>> overrides)
    {
        string name = NameOf(overrides);
        if (!_scenarios.TryGetValue(name, out Scenario? scenario))
        {
            scenario = _read(overrides.Select(pair => new ScenarioSetting(pair.Key, pair.Value)));
            _scenarios.Add(name, scenario);
        }

        return scenario;
    }
}
