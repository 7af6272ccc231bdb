using System.Globalization;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Gate.Exact;
using ExpressEntry.Sim.Gate.Paths;

namespace ExpressEntry.Sim.Gate;

/// <summary>What the launchers pass on.</summary>
internal sealed record GateOptions
{
    private const long MostSeed = 1_000_000_000;

    /// <summary>The repository.</summary>
    public string Root { get; init; } = ".";

    /// <summary>The change's build.</summary>
    public string Change { get; init; } = "";

    /// <summary>The change's build that counts.</summary>
    public string Counting { get; init; } = "";

    /// <summary>The base's build; null where no times are compared.</summary>
    public string? Base { get; init; }

    /// <summary>What the base is called.</summary>
    public string BaseName { get; init; } = "";

    /// <summary>The change's commit.</summary>
    public string Commit { get; init; } = "";

    /// <summary>The day of that commit.</summary>
    public string Date { get; init; } = "";

    /// <summary>The processor, as in <c>bench/results/</c>.</summary>
    public string Cpu { get; init; } = "";

    /// <summary>Paths asked for; none for all.</summary>
    public IReadOnlyList<string> Paths { get; init; } = [];

    /// <summary>Whether the counters become the new budgets.</summary>
    public bool IsCommitting { get; init; }

    /// <summary>Whether the trend gets a line.</summary>
    public bool IsTrend { get; init; }

    /// <summary>Where the JSON document goes; null for nowhere.</summary>
    public string? Json { get; init; }

    /// <summary>Where the Markdown goes, besides standard output; null for nowhere.</summary>
    public string? Markdown { get; init; }

    /// <summary>Seed of the coins: another one each run, since unchanged code fails once in a thousand tosses, not runs.</summary>
    public long Seed { get; init; } = Random.Shared.NextInt64(1, MostSeed);

    /// <summary>Blocks the proof records of each kind.</summary>
    public int Blocks { get; init; } = 30;

    /// <summary>What is planted.</summary>
    public Plant Plant { get; init; }

    /// <summary>Reads arguments.</summary>
    /// <exception cref="InvalidInputException">One is not known, or its value is not.</exception>
    public static GateOptions Parse(string[] arguments)
    {
        var options = new GateOptions();
        List<string> paths = [];
        for (int i = 0; i < arguments.Length; i++)
        {
            string Value() =>
                ++i < arguments.Length
                    ? arguments[i]
                    : throw new InvalidInputException($"{arguments[i - 1]}: its value is missing.");
            options = arguments[i] switch
            {
                "--root" => options with { Root = Value() },
                "--change" => options with { Change = Value() },
                "--counting" => options with { Counting = Value() },
                "--base" => options with { Base = Value() },
                "--base-name" => options with { BaseName = Value() },
                "--commit-name" => options with { Commit = Value() },
                "--date" => options with { Date = Value() },
                "--cpu" => options with { Cpu = Value() },
                "--path" => Add(options, paths, Value()),
                "--commit" => options with { IsCommitting = true },
                "--trend" => options with { IsTrend = true },
                "--json" => options with { Json = Value() },
                "--markdown" => options with { Markdown = Value() },
                "--seed" => options with { Seed = Number("--seed", Value(), 0, long.MaxValue) },
                "--blocks" => options with { Blocks = (int)Number("--blocks", Value(), 1, 1000) },
                "--plant" => options with { Plant = PlantOf(Value()) },
                _ => throw new InvalidInputException($"'{arguments[i]}' is not an option; see bench/gate --help."),
            };
        }

        if (options.IsCommitting && options.Base is not null)
        {
            throw new InvalidInputException("--commit is of the counters alone; expected it with --exact.");
        }

        _ = HotPaths.Select(paths);
        return options with { Paths = paths };
    }

    private static GateOptions Add(GateOptions options, List<string> paths, string path)
    {
        paths.Add(path);
        return options;
    }

    private static long Number(string option, string text, long least, long most) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long number)
        && number >= least
        && number <= most
            ? number
            : throw new InvalidInputException($"{option}: '{text}' is not a whole number from {least} to {most}.");

    private static Plant PlantOf(string word) =>
        word switch
        {
            "allocation" => Plant.Allocation,
            "draw" => Plant.Draw,
            "slowdown" => Plant.Slowdown,
            _ => throw new InvalidInputException($"--plant: '{word}'; expected allocation, draw or slowdown."),
        };
}
