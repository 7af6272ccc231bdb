using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using ExpressEntry.Sim.Data;

namespace ExpressEntry.Sim.Gate.Peers;

/// <summary>The table of <c>bench/peers/run</c>: every way beside both engines, in <c>bench/results/&lt;cpu&gt;/peers.md</c>.</summary>
internal static class PeersTable
{
    /// <summary>The heading above the rows; a document that has it has these rows.</summary>
    public const string Heading =
        "| workload W, the same recorded year | holds | one year | × cohort engine | × individual engine |";

    private const string Cohort = "cohort engine";
    private const string Individual = "individual engine";

    /// <summary>Checks that all ways agree, and writes the table.</summary>
    /// <param name="folder">Holds <c>*.jsonl</c>, lines of <see cref="PeerResult"/>.</param>
    /// <param name="rest">The file to write, then what the machine is called.</param>
    /// <param name="output">Gets the table.</param>
    /// <exception cref="InvalidInputException">A result is damaged or missing.</exception>
    /// <exception cref="InvalidOperationException">Two ways disagree.</exception>
    public static void Write(string folder, string[] rest, TextWriter output)
    {
        if (rest is not [var file, var machine])
        {
            throw new InvalidInputException("peers-table: expected a folder of results, a file to write and the machine.");
        }

        ImmutableArray<PeerResult> results =
        [
            .. Directory
                .GetFiles(folder, "*.jsonl")
                .Order(StringComparer.Ordinal)
                .SelectMany(name => File.ReadLines(name).Select(line => PeerResult.Read(name, line))),
        ];
        string text = Describe(results, machine);
        using (var replaced = ReplacedFile.Open(file))
        {
            replaced.Stream.Write(Encoding.UTF8.GetBytes(text));
            replaced.Commit();
        }

        output.Write(text);
    }

    /// <summary>The page.</summary>
    /// <param name="results">One a way; both engines among them.</param>
    /// <param name="machine">Processor and load.</param>
    /// <exception cref="InvalidInputException">An engine is missing.</exception>
    /// <exception cref="InvalidOperationException">Two ways disagree.</exception>
    public static string Describe(ImmutableArray<PeerResult> results, string machine)
    {
        PeerResult cohort = Find(results, Cohort);
        PeerResult individual = Find(results, Individual);
        foreach (PeerResult result in results.Where(result => result.IsTrace))
        {
            for (int round = 0; round < cohort.Cutoffs.Length; round++)
            {
                if (result.Cutoffs.Length != cohort.Cutoffs.Length || result.Cutoffs[round] != cohort.Cutoffs[round])
                {
                    throw new InvalidOperationException(
                        $"'{result.Way}' gives another cut-off than the cohort engine in round {round + 1}; every way must agree."
                    );
                }
            }
        }

        int ways = results.Count(result => result.IsTrace);
        var page = new StringBuilder();
        page.Append("# The same year in other tools\n\n");
        page.Append(CultureInfo.InvariantCulture, $"{machine}. Remake: `bench/peers/run`.\n\n");
        page.Append(
            CultureInfo.InvariantCulture,
            $"One recorded replication of workload W (230,000 profiles at the start, about 255,000 arrivals, 26 rounds of 4,500), read into memory before the clock starts. All {ways} ways give the same {cohort.Cutoffs.Length} cut-offs. The × columns say how many times as long a way takes as that engine. Ways that hold counts get the arrivals counted by period and score, made before the clock starts; the others get a list of profiles with instants and scores, and tell who is invited.\n\n"
        );
        page.Append(Heading).Append("\n|---|---|---|---|---|\n");
        foreach (PeerResult result in results.Where(result => result.IsTrace).OrderBy(result => result.Microseconds))
        {
            page.Append(CultureInfo.InvariantCulture, $"{Row(result, cohort, individual)}\n");
        }

        page.Append("\nThe engines as `eesim bench` runs them, drawing every arrival as well, which no way above does:\n\n");
        page.Append("| | one year |\n|---|---|\n");
        foreach (PeerResult result in results.Where(result => !result.IsTrace))
        {
            page.Append(CultureInfo.InvariantCulture, $"| {result.Way} | {Time(result.Microseconds)} |\n");
        }

        return page.ToString();
    }

    private static string Row(PeerResult result, PeerResult cohort, PeerResult individual) =>
        $"| {result.Way} ({result.Version}) | {result.Holds} | {Time(result.Microseconds)} | {Ratio(result, cohort)} | {Ratio(result, individual)} |";

    private static PeerResult Find(ImmutableArray<PeerResult> results, string way) =>
        results.FirstOrDefault(result => result.Way == way && result.IsTrace)
        ?? throw new InvalidInputException(
            $"peers-table: the {way} is missing among the results; run bench/peers/run again."
        );

    private static string Ratio(PeerResult result, PeerResult engine)
    {
        double ratio = result.Microseconds / engine.Microseconds;
        double unit = Math.Pow(10, Math.Floor(Math.Log10(ratio)) - 1); // two digits mean something
        return (Math.Round(ratio / unit) * unit).ToString(ratio < 10 ? "0.####" : "N0", CultureInfo.InvariantCulture);
    }

    private static string Time(double microseconds) =>
        microseconds < 1_000 ? string.Create(CultureInfo.InvariantCulture, $"{microseconds:F0} µs")
        : microseconds < 1_000_000 ? string.Create(CultureInfo.InvariantCulture, $"{microseconds / 1_000:0.#} ms")
        : string.Create(CultureInfo.InvariantCulture, $"{microseconds / 1_000_000:F1} s");
}
