using System.Collections.Immutable;
using System.CommandLine;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Data.Studies;
using ExpressEntry.Sim.Forecasting.Lab;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;
using ExpressEntry.Sim.Forecasting.Studies;

namespace ExpressEntry.Sim.Cli.Studies;

/// <summary>A call of a study, read and checked: the scenario, its keys, the outputs, and the model that joins them.</summary>
internal sealed class StudyCall
{
    private readonly Dictionary<DateOnly, KnownHistory> _known = [];
    private readonly string _file;
    private readonly string? _history;
    private readonly DateOnly? _asOf;
    private readonly Host _host;

    /// <summary>Reads a call.</summary>
    /// <param name="call">The call.</param>
    /// <param name="options">Its options.</param>
    /// <param name="outputs">Names of the outputs.</param>
    /// <param name="host">What the verb may touch outside.</param>
    /// <exception cref="InvalidInputException">Something in it is wrong.</exception>
    public StudyCall(ParseResult call, StudyOptions options, ImmutableArray<OutputName> outputs, Host host)
    {
        _host = host;
        _file = call.GetValue(options.File)!;
        _history = call.GetValue(options.History);
        _asOf = call.GetValue(options.AsOf);
        ImmutableArray<ScenarioSetting> settings = ScenarioSetting.ParseAll(call.GetValue(options.Settings) ?? []);
        bool isFixed = call.GetValue(options.IsFixed);
        Scenario read = ScenarioReader.ReadFile(_file, settings);
        Known = KnownHistory.Open(
            _history,
            _asOf ?? read.AsOf,
            host,
            _asOf is null ? message => read.Places.Error("as_of", message) : null
        );
        _known[Known.AsOf] = Known;
        Seed = call.GetValue(options.Seed) ?? read.Seed ?? CommonOptions.DefaultSeed;
        Replications = call.GetValue(options.Replications) ?? options.DefaultReplications;
        Engine = call.GetValue(options.Engine)!;
        Threads = call.GetValue(options.Threads);
        Scenario = Resolve(read, isFixed);
        Model = new ScenarioStudyModel(
            values => Resolve(ScenarioReader.ReadFile(_file, settings.Concat(values)), isFixed),
            day => KnownBefore(day).History,
            outputs,
            new LabSettings(Replications) { Threads = Threads, Engine = Engine }
        );
        if (
            _asOf is not null
            && (call.GetValue(options.Vary) ?? []).Any(text => text.StartsWith("as_of=", StringComparison.Ordinal))
        )
        {
            throw new InvalidInputException("--as-of and --vary as_of both say the first day; expected one of them.");
        }

        Variables = Model.Recognize([.. (call.GetValue(options.Vary) ?? []).Select(StudyVariable.Parse)]);
    }

    /// <summary>What is known on the scenario's first day.</summary>
    public KnownHistory Known { get; }

    /// <summary>The scenario before its keys are varied.</summary>
    public Scenario Scenario { get; }

    public long Seed { get; }

    public int Replications { get; }

    public string Engine { get; }

    public int Threads { get; }

    public ScenarioStudyModel Model { get; }

    /// <summary>The keys of <c>--vary</c>, in the order given.</summary>
    public ImmutableArray<StudyVariable> Variables { get; }

    /// <summary>Finds out all that can be found without running a point, by making every point ready.</summary>
    /// <param name="design">The points.</param>
    /// <param name="file">The file they come from; null for none.</param>
    /// <returns>The points, from 0, that would fail, and why.</returns>
    /// <exception cref="InvalidInputException">A value is wrong wherever it stands.</exception>
    public ImmutableArray<(int Point, string Reason)> Rehearse(DesignTable design, string? file)
    {
        using var progress = new ProgressLine(_host, "points checked", design.Points.Length);
        return Model.Check(design, file, isThorough: true, progress.Report, _host.Cancellation);
    }

    /// <summary>Checks every point, and that the outputs can be measured.</summary>
    /// <param name="design">The points.</param>
    /// <param name="file">The file they come from; null for none.</param>
    /// <returns>What the reader of results should know.</returns>
    /// <exception cref="InvalidInputException">A key, a value or an output is wrong.</exception>
    public ImmutableArray<string> Check(DesignTable design, string? file)
    {
        Model.Check(design, file);
        try
        {
            return Model.Prepare([]).Warnings;
        }
        catch (InvalidInputException)
        {
            // What the scenario as it is does not allow, its points may: a longer horizon, another first day.
            try
            {
                return Model.Prepare(design.Overrides(design.Points.Length - 1)).Warnings;
            }
            catch (InvalidInputException)
            {
                // Said of the scenario as it is, which the reader knows.
            }

            throw;
        }
    }

    /// <summary>What the folder of this study says it was given.</summary>
    public StudyDescription Describe(string how, DesignTable design)
    {
        (System.Text.Json.JsonElement json, string digest) = ScenarioJson.Write(Scenario);
        return new StudyDescription
        {
            ProgramVersion = EesimProgram.Version,
            Engine = Engine,
            ScenarioDigest = digest,
            DataDigest = HistoryDigest.Of(Known.History),
            DataSource = Known.History.Source,
            DataEnds = PlainText.Day(Known.DataEnds),
            Seed = Seed,
            Replications = Replications,
            Outputs = Model.Outputs,
            Design = how,
            Vary = [.. Variables.Select(variable => variable.Text)],
            Keys = design.Keys,
            Points = design.Points.Length,
            Scenario = json,
        };
    }

    private Scenario Resolve(Scenario scenario, bool isFixed) =>
        scenario with
        {
            AsOf = _asOf ?? scenario.AsOf ?? Known.AsOf,
            Seed = Seed,
            Replications = Replications,
            IsFixedParameters = isFixed || scenario.IsFixedParameters,
        };

    private KnownHistory KnownBefore(DateOnly day)
    {
        if (!_known.TryGetValue(day, out KnownHistory? known))
        {
            _known[day] = known = KnownHistory.Open(
                _history,
                day,
                _host,
                message => new InvalidInputException($"'as_of' {message}.")
            );
        }

        return known;
    }
}
