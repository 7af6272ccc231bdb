using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Baselines;
using ExpressEntry.Sim.Forecasting.Clearance;
using ExpressEntry.Sim.Forecasting.Combination;
using ExpressEntry.Sim.Forecasting.Contracts;
using ExpressEntry.Sim.Forecasting.Evaluation;
using ExpressEntry.Sim.Forecasting.Learned;
using ExpressEntry.Sim.Forecasting.NextPool;
using ExpressEntry.Sim.Forecasting.Pnp;

namespace ExpressEntry.Sim.Forecasting.Tests.Suite;

/// <summary>Every forecaster of the library, as questions in and plain numbers out, so that one suite covers all.</summary>
/// <param name="Name">Task and method.</param>
/// <param name="Kind">Which rules the answer keeps.</param>
/// <param name="Ask">Answers with a number of a history and a day; null where the method has no answer.</param>
public sealed record ForecasterCase(
    string Name,
    AnswerKind Kind,
    Func<KnowledgeCuts, ulong, DateOnly, RoundType, double[]?> Ask
)
{
    public override string ToString() => Name;
}

public enum AnswerKind
{
    Quantiles,
    Odds,
    Counts,
}

public static class ForecasterCases
{
    private const int Paths = 100;
    private const int Size = 1500;

    public static ImmutableArray<ForecasterCase> All { get; } =
    [
        .. Rounds(new RoundPersistence()),
        .. Rounds(new MovingMedian(3)),
        .. Rounds(new MovingMedian(5)),
        .. Rounds(new RoundClimatology()),
        .. Rounds(new ExponentialSmoothing()),
        .. Rounds(new ClearanceForecaster()).Take(1),
        .. Rounds(new SizeScenarioForecaster()),
        .. Rounds(new NomineeForecaster()).Take(1),
        .. Rounds(new NomineeLevelForecaster()),
        .. LearnedModels.All.SelectMany(model => Rounds(new LearnedForecaster(model))),
        .. Rounds(new LearnedForecaster(model: null)),
        .. Rounds(new RoundForecaster()),
        Future(),
        Ahead("persistence", _ => new AheadPersistence()),
        Ahead("climatology", _ => new RoundClimatology()),
        Ahead("simulation", seed => new SimulationForecaster(seed, Paths)),
        Ahead("eesim", seed => new AheadForecaster(seed, Paths)),
        Odds("step", _ => new OddsStep()),
        Odds("shift", _ => new OddsShift()),
        Odds("past windows", _ => new LevelOddsForecaster(isMoved: false)),
        Odds("moved windows", _ => new LevelOddsForecaster(isMoved: true)),
        Odds("simulation", seed => new SimulationForecaster(seed, Paths)),
        Odds("eesim", seed => new OddsForecaster(seed, Paths)),
        Pool(new PoolPersistence()),
        Pool(new PoolForecaster()),
    ];

    public static TheoryData<string> Names => [.. All.Select(one => one.Name)];

    public static ForecasterCase Find(string name) => All.Single(one => one.Name == name);

    // Task A and task B; a method that needs the size takes the first alone.
    private static IEnumerable<ForecasterCase> Rounds(IForecaster<RoundQuestion, CutoffQuantiles> method) =>
        [
            new($"A {method.Name}", AnswerKind.Quantiles, (cuts, _, day, type) => AskRound(cuts, method, day, type, Size)),
            new($"B {method.Name}", AnswerKind.Quantiles, (cuts, _, day, type) => AskRound(cuts, method, day, type, null)),
        ];

    private static double[]? AskRound(
        KnowledgeCuts cuts,
        IForecaster<RoundQuestion, CutoffQuantiles> method,
        DateOnly day,
        RoundType type,
        int? size
    ) => cuts.Ask(method, new RoundQuestion(day, type, size))?.Values.ToArray();

    private static ForecasterCase Future() =>
        new(
            "A and B eesim ahead",
            AnswerKind.Quantiles,
            (cuts, seed, day, type) =>
                [
                    .. new int?[] { Size, null }
                        .Select(size => new RoundQuestion(day.AddDays(40), type, size) { KnowledgeDay = day })
                        .Select(question => cuts.Ask(new FutureRoundForecaster(seed, Paths), question)!.Values)
                        .MaxBy(values => values[0]),
                ]
        );

    private static ForecasterCase Ahead(string name, Func<ulong, IForecaster<AheadQuestion, CutoffQuantiles>> method) =>
        new(
            $"C {name}",
            AnswerKind.Quantiles,
            (cuts, seed, day, type) => cuts.Ask(method(seed), new AheadQuestion(day, 180, type))?.Values.ToArray()
        );

    private static ForecasterCase Odds(string name, Func<ulong, IForecaster<OddsQuestion, ScoreOdds>> method) =>
        new(
            $"D {name}",
            AnswerKind.Odds,
            (cuts, seed, day, type) =>
                cuts.Ask(method(seed), new OddsQuestion(day, 365, type, OddsTask.ScoresOf(type)))?.Values.ToArray()
        );

    private static ForecasterCase Pool(IForecaster<PoolQuestion, PoolCounts> method) =>
        new(
            $"E {method.Name}",
            AnswerKind.Counts,
            (cuts, _, day, _) => cuts.Ask(method, new PoolQuestion(day, day))?.Values.ToArray()
        );
}
