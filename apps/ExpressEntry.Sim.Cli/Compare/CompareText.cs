using System.Globalization;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Lab.Comparisons;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;

namespace ExpressEntry.Sim.Cli.Compare;

/// <summary>A comparison as people read it: what differs in the scenarios, what comes of it, and the tables behind.</summary>
internal static class CompareText
{
    private const int MostTypesByMonth = 3;

    /// <summary>Writes it.</summary>
    /// <param name="host">The terminal.</param>
    /// <param name="comparison">The comparison.</param>
    /// <param name="isBrief">Whether the tables of outputs are left out.</param>
    public static void Write(Host host, Comparison comparison, bool isBrief)
    {
        TextWriter output = host.Out;
        for (int i = 0; i < comparison.Scenarios.Length; i++)
        {
            ComparedScenario scenario = comparison.Scenarios[i];
            PlainText.Wrap(output, $"{LetterOf(i)}: ", "   ", $"{scenario.Name} ({scenario.Source})", host.Width);
        }

        output.WriteLine();
        WriteKeys(output, comparison, host.Width);
        WriteFindings(output, comparison, host.Width);
        for (int scenario = 1; scenario < comparison.Scenarios.Length && !isBrief; scenario++)
        {
            WriteWhole(output, comparison, scenario, host.Width);
            WriteMonths(output, comparison, scenario, host.Width);
            WriteAttributes(output, comparison, scenario, host.Width);
        }

        WriteTargets(output, comparison, host.Width);
        PlanSizesPage.Write(output, comparison.Scenarios.Select((scenario, i) => (LetterOf(i), scenario.Sizes)), host.Width);
        PlainText.Wrap(
            output,
            "  · ",
            "    ",
            $"{PlainText.Count(comparison.Replications, "replication")} of each scenario, seed {comparison.Seed}; replication n sees the same random numbers in all of them",
            host.Width
        );
        PlainText.Wrap(
            output,
            "  · ",
            "    ",
            "Every month, band and type: --json (docs/lab/compare.md). Each interval holds by itself 19 times in 20",
            host.Width
        );
        PlainText.Warnings(output, comparison.Warnings, host.Width);
    }

    private static void WriteKeys(TextWriter output, Comparison comparison, int width)
    {
        if (comparison.DifferingKeys.IsEmpty)
        {
            output.WriteLine("No key differs.");
            output.WriteLine();
            return;
        }

        var table = new TextTable(["Key", .. comparison.Scenarios.Select((_, i) => LetterOf(i))]) { WrapsLast = true };
        foreach (DifferingKey key in comparison.DifferingKeys)
        {
            table.Add([key.Key, .. key.Values.Select(value => value ?? "–")]);
        }

        table.Write(output, width);
        output.WriteLine();
    }

    private static void WriteFindings(TextWriter output, Comparison comparison, int width)
    {
        foreach (string finding in comparison.Findings)
        {
            PlainText.Wrap(output, "  · ", "    ", finding, width);
        }

        output.WriteLine();
    }

    private static void WriteWhole(TextWriter output, Comparison comparison, int scenario, int width)
    {
        ComparedOutput[] whole = [.. comparison.Outputs.Where(compared => compared.Output.Period is null)];
        ReplacedRounds[] replaced = [.. comparison.Replaced.Where(rounds => rounds.Difference.Scenario == scenario)];
        // How many pairs a difference rests on is said where they are not all replications.
        bool hasFewer = whole
            .Select(compared => compared.Differences[scenario - 1])
            .Concat(replaced.Select(rounds => rounds.Difference))
            .Any(difference => difference.Pairs > 0 && difference.Pairs < comparison.Replications);
        var table = new TextTable([
            "Whole time",
            "#A",
            $"#{LetterOf(scenario)}",
            "#Difference",
            "#95 %",
            "#Pairing",
            .. hasFewer ? ["#Pairs"] : Array.Empty<string>(),
        ]);
        foreach (ReplacedRounds rounds in replaced)
        {
            OutputName cutoff = OutputName.Parse($"cutoff:{rounds.Type.ToWord()}");
            Add($"{cutoff} → {rounds.HeldAs.ToWord()}", cutoff, rounds.Before, rounds.After, rounds.Difference);
        }

        foreach (ComparedOutput compared in whole)
        {
            Add(
                compared.Output.ToString(),
                compared.Output,
                compared.Values[0],
                compared.Values[scenario],
                compared.Differences[scenario - 1]
            );
        }

        table.Write(output, width);
        output.WriteLine();
        string held =
            replaced.Length > 0 ? " → is a type that is held in the place of another, and its cut-offs beside those." : "";
        string pairs = hasFewer ? " Pairs: how many of the replications these are, where not all." : "";
        PlainText.Wrap(
            output,
            "  ",
            "  ",
            $"Read: means over the replications that have a value; cut-offs are of the invitations, each round weighted by its own; Difference over the replications in which both have a value.{pairs} Pairing: how many times as many replications the difference would need without common random numbers (=: the same difference in every replication).{held}",
            width
        );
        output.WriteLine();

        void Add(string name, OutputName of, OutputSummary first, OutputSummary own, PairedDifference difference) =>
            table.Add([
                name,
                OutputWords.Spell(of, first.Mean),
                OutputWords.Spell(of, own.Mean),
                OutputWords.SpellSigned(of, difference.Mean),
                OutputWords.SpellInterval(of, difference),
                Ratio(difference),
                .. hasFewer
                    ?
                    [
                        difference.Pairs > 0 && difference.Pairs < comparison.Replications
                            ? $"{difference.Pairs:N0} of {comparison.Replications:N0}"
                            : "",
                    ]
                    : Array.Empty<string>(),
            ]);
    }

    private static void WriteMonths(TextWriter output, Comparison comparison, int scenario, int width)
    {
        RoundType[] types =
        [
            .. comparison
                .Outputs.Where(compared =>
                    compared.Output is { Kind: OutputKind.Invitations, Period: null, Types.Length: 1 }
                    && compared.Output.Types[0] != RoundType.Pnp
                )
                .OrderByDescending(compared => compared.Values[0].Mean)
                .Take(MostTypesByMonth)
                .Select(compared => compared.Output.Types[0])
                .Order(),
        ];
        var table = new TextTable([
            "Month",
            .. types.SelectMany(type => new[] { $"#{OutputWords.NameOf(type)} A", $"#{LetterOf(scenario)}", "#±" }),
            "#Invitations A",
            $"#{LetterOf(scenario)}",
        ]);
        foreach (ComparedOutput month in comparison.Outputs.Where(IsAllInvitationsOfAMonth))
        {
            List<string> cells = [month.Output.Period!.Value.ToString()];
            foreach (RoundType type in types)
            {
                ComparedOutput cutoff = comparison.Outputs.First(compared =>
                    compared.Output.Kind == OutputKind.Cutoff
                    && compared.Output.Types[0] == type
                    && compared.Output.Period == month.Output.Period
                );
                PairedDifference difference = cutoff.Differences[scenario - 1];
                cells.Add(OutputWords.Spell(cutoff.Output, cutoff.Values[0].Mean));
                cells.Add(OutputWords.Spell(cutoff.Output, cutoff.Values[scenario].Mean));
                cells.Add(OutputWords.SpellSigned(cutoff.Output, difference.Mean));
            }

            cells.Add(OutputWords.Spell(month.Output, month.Values[0].Mean));
            cells.Add(OutputWords.Spell(month.Output, month.Values[scenario].Mean));
            table.Add([.. cells]);
        }

        table.Write(output, width);
        output.WriteLine();
        PlainText.Wrap(
            output,
            "  ",
            "  ",
            "Read: mean cut-offs of the invitations, of the types with most of them (nominees apart); ± is the mean difference over the replications in which both have a round that month.",
            width
        );
        output.WriteLine();
    }

    private static bool IsAllInvitationsOfAMonth(ComparedOutput compared) =>
        compared.Output is { Kind: OutputKind.Invitations, Types.IsEmpty: true, Period.IsMonth: true };

    private static void WriteTargets(TextWriter output, Comparison comparison, int width)
    {
        // A part of a year says nothing beside the target of the whole one, so without the part before there is no row.
        (ComparedOutput Output, int Scenario)[] rows =
        [
            .. comparison.Outputs.SelectMany(compared =>
                Enumerable
                    .Range(0, compared.Targets.Length)
                    .Where(scenario => compared.Targets[scenario]?.ExpectedBefore is not null)
                    .Select(scenario => (compared, scenario))
            ),
        ];
        if (rows.Length == 0)
        {
            return;
        }

        var table = new TextTable(
            "Persons admitted",
            "",
            "#Target",
            "#Expected before",
            "#Simulated",
            "#Together",
            "#9 times in 10"
        );
        foreach ((ComparedOutput compared, int scenario) in rows)
        {
            AdmissionTarget target = compared.Targets[scenario]!;
            OutputSummary year = target.Together(compared.Values[scenario])!.Value;
            table.Add(
                compared.Output + (target.IsWholeYear ? "" : " (in part)"),
                LetterOf(scenario),
                OutputWords.Spell(compared.Output, target.Persons),
                OutputWords.Spell(compared.Output, target.ExpectedBefore),
                OutputWords.Spell(compared.Output, compared.Values[scenario].Mean),
                OutputWords.Spell(compared.Output, year.Mean),
                $"{OutputWords.Spell(compared.Output, year.P05)}–{OutputWords.Spell(compared.Output, year.P95)}"
            );
        }

        table.Write(output, width);
        output.WriteLine();
        if (rows.Any(row => !row.Output.Targets[row.Scenario]!.IsWholeYear))
        {
            PlainText.Wrap(
                output,
                "  ",
                "  ",
                "Read: a year in part is counted up to the last day simulated; its target is of the whole year.",
                width
            );
            output.WriteLine();
        }
    }

    private static void WriteAttributes(TextWriter output, Comparison comparison, int scenario, int width)
    {
        if (comparison.Attributes.IsEmpty)
        {
            return;
        }

        var table = new TextTable(
            "Invited, by way of the synthetic population",
            "#Pool",
            "#A",
            $"#{LetterOf(scenario)}",
            "#Difference",
            "#95 %"
        );
        OutputName count = OutputName.Parse("invitations");
        foreach (ComparedAttribute attribute in comparison.Attributes)
        {
            PairedDifference difference = attribute.Differences[scenario - 1];
            table.Add(
                $"{attribute.Attribute.Replace('_', ' ')}: {attribute.Level}",
                attribute.ShareOfPool.ToString("0.0 %", CultureInfo.InvariantCulture),
                OutputWords.Spell(count, attribute.Values[0].Mean),
                OutputWords.Spell(count, attribute.Values[scenario].Mean),
                OutputWords.SpellSigned(count, difference.Mean),
                OutputWords.SpellInterval(count, difference)
            );
        }

        table.Write(output, width);
        output.WriteLine();
    }

    private static string Ratio(PairedDifference difference) =>
        difference.Pairs < 2 ? "–"
        : difference.VarianceRatio is { } ratio ? ratio.ToString(ratio < 10 ? "0.0" : "#,0", CultureInfo.InvariantCulture)
        : "=";

    private static string LetterOf(int scenario) => ((char)('A' + scenario)).ToString();
}
