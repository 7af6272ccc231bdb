using System.Collections.Immutable;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.Replay;
using ExpressEntry.Sim.Data.Scenarios;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Replay;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.Forecasting.Futures;

namespace ExpressEntry.Sim.Forecasting.Runs;

/// <summary>A start pool from a scenario's file: exactly its profiles by score, shared out over the mixes of groups as in it.</summary>
/// <remarks>Immutable and safe for several threads. Source: <c>docs/scenarios/README.md</c>, "A pool of your own".</remarks>
internal sealed class FilePool
{
    private const double SecondsPerDay = 86_400;
    private const double LeastDays = 1.0 / 24;
    private static readonly StartStock Nobody = new([.. new double[CrsScore.Count]], []);
    private readonly long _atUtcSeconds;
    private readonly ImmutableArray<StartBand> _bands;
    private readonly Dictionary<GroupSet, StartStock> _stocks = [];

    /// <summary>Reads a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="mix">The mixes of groups.</param>
    /// <param name="atUtcSeconds">The first midnight simulated.</param>
    /// <exception cref="InvalidInputException">The file is wrong, or a profile is not in the pool at that midnight.</exception>
    public FilePool(ScenarioPoolFile file, SignatureMix mix, long atUtcSeconds)
    {
        _atUtcSeconds = atUtcSeconds;
        ReplayPool profiles = ProfileFile.Read(file.Path);
        double[][] counts = [.. mix.Groups.Select(_ => new double[CrsScore.Count])];
        double[][] oldest = [.. mix.Groups.Select(_ => Enumerable.Repeat(LeastDays, CrsScore.Count).ToArray())];
        int[] profilesAt = new int[CrsScore.Count];
        for (int row = 0; row < profiles.Count; row++)
        {
            double days = (atUtcSeconds - profiles.SubmittedOf(row)) / SecondsPerDay;
            if (days is <= 0 or >= ProfileValidity.Days)
            {
                throw new InvalidInputException(
                    $"pool.file: profile {row + 1} of {file.Name} was submitted {DateTimeOffset.FromUnixTimeSeconds(profiles.SubmittedOf(row)):yyyy-MM-dd}; expected a day within the year before {DateTimeOffset.FromUnixTimeSeconds(atUtcSeconds):yyyy-MM-dd}, the first simulated."
                );
            }

            int score = profiles.ScoreOf(row);
            int signature = mix.IndexOf(profiles.GroupsOf(row));
            profilesAt[score]++;
            counts[signature][score]++;
            oldest[signature][score] = Math.Max(oldest[signature][score], days);
        }

        _bands = [.. Enumerable.Range(0, CrsScore.Count).Select(score => new StartBand(score, score, profilesAt[score]))];
        for (int signature = 0; signature < counts.Length; signature++)
        {
            _stocks[mix.Groups[signature]] = new StartStock([.. counts[signature]], [.. oldest[signature]]);
        }
    }

    /// <summary>The start for some laws.</summary>
    /// <param name="laws">Laws whose signatures are mixes of the same kind; those the file has nobody of start empty.</param>
    /// <param name="attritionPerDay">Rate at which older profiles get rarer.</param>
    public PoolStart StartOf(PoolLaws laws, double attritionPerDay) =>
        new(
            _atUtcSeconds,
            _bands,
            [.. laws.Signatures.Select(signature => _stocks.GetValueOrDefault(signature.Groups, Nobody))],
            attritionPerDay
        );
}
