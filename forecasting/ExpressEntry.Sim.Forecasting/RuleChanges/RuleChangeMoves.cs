using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Population;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Rules.Crs;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.Forecasting.Futures;

namespace ExpressEntry.Sim.Forecasting.RuleChanges;

/// <summary>What a scenario's changes of the rules do to the pool, found by scoring a synthetic population again.</summary>
/// <remarks>
/// The population is drawn once a run, from the pool the run starts from. How sure its counts are is kept by
/// <see cref="Resamples"/> Poisson bootstraps of it, of which each replication takes one. Immutable after construction and safe
/// for several threads. Source: <c>docs/population.md</c>, "Another grid".
/// </remarks>
internal sealed class RuleChangeMoves
{
    /// <summary>Profiles of the population.</summary>
    public const int Profiles = 100_000;

    /// <summary>Bootstraps of the population.</summary>
    public const int Resamples = 16;

    private readonly ImmutableArray<ImmutableArray<Rescoring>> _drawn; // by bootstrap
    private readonly long _seed;

    /// <summary>Draws a population and scores it under each set of rules.</summary>
    /// <param name="changes">In order; their days are checked.</param>
    /// <param name="history">What is known before the first day simulated.</param>
    /// <param name="asOf">That day.</param>
    /// <param name="mix">The signatures of the laws.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="threads">Threads to draw with; never changes a result.</param>
    /// <exception cref="Data.InvalidInputException">The pool has no snapshot with every band, or a change cannot be simulated.</exception>
    public RuleChangeMoves(
        ImmutableArray<ScenarioRuleChange> changes,
        PublishedHistory history,
        DateOnly asOf,
        SignatureMix mix,
        long seed,
        int threads
    )
    {
        _seed = seed;
        var sampler = new PopulationSampler(
            new PopulationRequest
            {
                History = history,
                AsOf = asOf,
                Size = Profiles,
                Seed = seed,
                Threads = threads,
            }
        );
        SyntheticProfile[] profiles = sampler.Draw(0, CancellationToken.None);
        int[] signatures = [.. profiles.Select(profile => mix.IndexOf(profile.Groups))];
        CrsRuleSet rules = sampler.RuleSet;
        ushort[] scores = PopulationScorer.ScoreWithoutNomination(profiles, rules);
        var steps = new List<(long At, ImmutableArray<ScoreShift> Shifts)>();
        var shares = ImmutableArray.CreateBuilder<double>();
        foreach (ScenarioRuleChange change in changes)
        {
            rules = change.Apply(rules, RuleBook.Embedded);
            ushort[] after = PopulationScorer.ScoreWithoutNomination(profiles, rules);
            steps.Add((ClearanceMemory.SecondsOf(change.From), Count(signatures, scores, after)));
            shares.Add(scores.Zip(after).Count(pair => pair.First != pair.Second) / (double)profiles.Length);
            scores = after;
        }

        ChangedShares = shares.ToImmutable();
        Middle = Rescore(steps, mix.Groups);
        _drawn = [.. Enumerable.Range(0, Resamples).Select(number => Rescore(Resample(steps, number), mix.Groups))];
    }

    /// <summary>The share of the population whose score each change alters.</summary>
    public ImmutableArray<double> ChangedShares { get; }

    /// <summary>The rescorings by the population as it is; changes that alter no score are left out.</summary>
    public ImmutableArray<Rescoring> Middle { get; }

    /// <summary>The rescorings of one future.</summary>
    /// <param name="replication">Number of the replication, from 0.</param>
    /// <returns>Those of one bootstrap, picked by the replication's number.</returns>
    public ImmutableArray<Rescoring> Draw(int replication) =>
        _drawn[new RandomStream(_seed, replication, StreamPurpose.RuleChanges, Resamples).NextBelow(Resamples)];

    private static ImmutableArray<Rescoring> Rescore(
        IEnumerable<(long At, ImmutableArray<ScoreShift> Shifts)> steps,
        ImmutableArray<GroupSet> mix
    ) =>
        [
            .. steps
                .Select(step => new Rescoring(step.At, new ScoreShifts(mix, step.Shifts).Moves()))
                .Where(rescoring => !rescoring.Moves.IsEmpty),
        ];

    // The engine has no profile above 600 that is not a nominee; whoever the rules put there stands at 600 until they fall below.
    private static ImmutableArray<ScoreShift> Count(int[] signatures, ushort[] before, ushort[] after)
    {
        Dictionary<(int Signature, int From, int Points), int> counts = [];
        for (int i = 0; i < signatures.Length; i++)
        {
            int from = Math.Min((int)before[i], CrsScore.Nomination);
            int points = before[i] <= CrsScore.Nomination ? after[i] - before[i] : Math.Min(0, after[i] - from);
            CollectionsMarshal.GetValueRefOrAddDefault(counts, (signatures[i], from, points), out _)++;
        }

        return
        [
            .. counts
                .OrderBy(entry => entry.Key)
                .Select(entry => new ScoreShift(entry.Key.Signature, entry.Key.From, entry.Key.Points, entry.Value)),
        ];
    }

    // A profile that counts a Poisson number of times, of mean 1, makes a cell of n count a Poisson number of mean n.
    private IEnumerable<(long At, ImmutableArray<ScoreShift> Shifts)> Resample(
        List<(long At, ImmutableArray<ScoreShift> Shifts)> steps,
        int number
    )
    {
        for (int step = 0; step < steps.Count; step++)
        {
            var random = new RandomStream(_seed, step, StreamPurpose.RuleChanges, number);
            var shifts = ImmutableArray.CreateBuilder<ScoreShift>(steps[step].Shifts.Length);
            foreach (ScoreShift shift in steps[step].Shifts)
            {
                shifts.Add(shift with { Profiles = random.NextPoisson(shift.Profiles) });
            }

            yield return (steps[step].At, shifts.MoveToImmutable());
        }
    }
}
