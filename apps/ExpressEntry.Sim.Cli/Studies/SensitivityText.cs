using System.Collections.Immutable;
using System.Globalization;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Forecasting.Studies;

namespace ExpressEntry.Sim.Cli.Studies;

/// <summary>A sensitivity analysis as people read it: for each output its keys from the strongest down, and a sentence.</summary>
internal static class SensitivityText
{
    private const string HowToReadMorris =
        "effect is what the output does on average while the key goes through its whole range; size is the same without the sign; spread is how much it depends on where the keys are, by curvature or together with others.";

    private const string HowToReadSobol =
        "alone is the share of the variance over the ranges that goes when the key is known; in all adds what it does together with others. A value below 0 is an estimate of one near 0.";

    private const string OfSeveral = "95 % intervals hold the uncertainty of the points and of the replications.";

    private const string OfSeveralSobol =
        "Both are of the expected output: the noise of the replications is taken off. " + OfSeveral;

    private const string OfOne =
        "One replication gives no interval, and its noise is in the measures; with two or more it can be told.";

    public static void Write(Host host, StudyCall study, SensitivityResult result)
    {
        bool isMorris = result.Method == "morris";
        StudyText.WriteTitle(host, study, $"what depends on {StudyText.KeysOf(study.Variables)}");
        foreach (SensitivityOutput output in result.Outputs)
        {
            if (output.Problem is { } problem)
            {
                PlainText.Wrap(host.Out, "", "  ", $"{output.Name}: {problem}", host.Width);
            }
            else if (isMorris)
            {
                WriteMorris(host, output);
            }
            else
            {
                WriteSobol(host, output);
            }

            host.Out.WriteLine();
        }

        PlainText.Wrap(host.Out, "  Read: ", "  ", HowToRead(isMorris, result.Outputs), host.Width);
        host.Out.WriteLine();
        foreach (string error in result.Errors.OfType<string>().Distinct().Take(10))
        {
            PlainText.Wrap(host.Out, "Failed: ", "  ", error, host.Width);
        }

        if (result.Failed > 0)
        {
            host.Out.WriteLine(
                $"{result.Failed:N0} of {result.Design.Points.Length:N0} points failed; what they belong to is left out."
            );
        }

        PlainText.Wrap(
            host.Out,
            "  · ",
            "    ",
            $"{result.Design.Points.Length:N0} points: {(isMorris ? "Morris trajectories" : "two halves of a scrambled Sobol sequence, and each key exchanged between them")}",
            host.Width
        );
        StudyText.WriteFoot(host, study, result.Folder, result.Warnings);
    }

    private static void WriteMorris(Host host, SensitivityOutput output)
    {
        MorrisIndex[] order = [.. output.Morris.OrderByDescending(index => index.MuStar.Value)];
        double largest = order[0].MuStar.Value;
        host.Out.WriteLine(
            $"{output.Name}: {output.Blocks:N0} trajectories, {PlainText.Count(output.Replications, "replication")}"
        );
        WriteTable(
            host,
            ["Key", "#Effect", "#95 %", "#Size", "#95 %", "#Spread"],
            "Size",
            order.Select(index =>
                new[]
                {
                    index.Key,
                    StudyText.Number(index.Mu.Value),
                    StudyText.Span(index.Mu.Low, index.Mu.High),
                    StudyText.Number(index.MuStar.Value),
                    StudyText.Span(index.MuStar.Low, index.MuStar.High),
                    StudyText.Number(index.Sigma.Value),
                }
            ),
            (row, width) => Bar(order[row].MuStar.Value, 0, largest, width)
        );
        PlainText.Wrap(host.Out, "  ", "  ", SensitivitySentences.Of(output.Name, order), host.Width);
    }

    private static string HowToRead(bool isMorris, ImmutableArray<SensitivityOutput> outputs)
    {
        int[] replications = [.. outputs.Where(output => output.Problem is null).Select(output => output.Replications)];
        return string.Join(
            ' ',
            [
                isMorris ? HowToReadMorris : HowToReadSobol,
                .. replications.Any(count => count > 1) ? [isMorris ? OfSeveral : OfSeveralSobol] : Array.Empty<string>(),
                .. replications.Contains(1) ? [OfOne] : Array.Empty<string>(),
            ]
        );
    }

    private static void WriteSobol(Host host, SensitivityOutput output)
    {
        SobolResult result = output.Sobol!;
        string noise = double.IsNaN(result.NoiseShare)
            ? ""
            : $" ({SensitivitySentences.Percent(result.NoiseShare)} of the raw variance was noise)";
        PlainText.Wrap(
            host.Out,
            "",
            "  ",
            $"{output.Name}: mean {StudyText.Number(result.Mean)}, standard deviation {StudyText.Number(result.StandardDeviation)} over the ranges{noise}; {output.Blocks:N0} rows, {PlainText.Count(output.Replications, "replication")}",
            host.Width
        );
        SobolIndex[] order = [.. result.Indices.OrderByDescending(index => index.Total.Value)];
        WriteTable(
            host,
            ["Key", "#Alone", "#95 %", "#In all", "#95 %"],
            "Alone █, with others ▒",
            order.Select(index =>
                new[] { index.Key, Share(index.First.Value), Span(index.First), Share(index.Total.Value), Span(index.Total) }
            ),
            (row, width) => Bar(order[row].First.Value, order[row].Total.Value - order[row].First.Value, 1, width)
        );
        PlainText.Wrap(host.Out, "  ", "  ", SensitivitySentences.Of(output.Name, result), host.Width);
    }

    // The bars take what the other columns leave of the line.
    private static void WriteTable(
        Host host,
        string[] titles,
        string bars,
        IEnumerable<string[]> rows,
        Func<int, int, string> barOf
    )
    {
        const int gap = 2;
        const int longest = 24;
        string[][] cells = [.. rows];
        int used = titles
            .Select((title, i) => gap + cells.Select(row => row[i]).Append(title.TrimStart('#')).Max(cell => cell.Length))
            .Sum();
        int width = Math.Clamp(host.Width - used - gap, 4, longest);
        var table = new TextTable([.. titles, bars.Length <= width ? bars : ""]);
        for (int row = 0; row < cells.Length; row++)
        {
            table.Add([.. cells[row], barOf(row, width)]);
        }

        table.Write(host.Out, host.Width);
    }

    private static string Bar(double value, double more, double whole, int width)
    {
        int Length(double share) => double.IsNaN(share) ? 0 : (int)Math.Round(Math.Clamp(share, 0, 1) * width);
        int solid = whole > 0 ? Length(value / whole) : 0;
        int both = whole > 0 ? Length((Math.Max(0, value) + more) / whole) : 0;
        return new string('█', solid) + new string('▒', Math.Max(0, both - solid));
    }

    private static string Share(double value)
    {
        const double half = 0.005; // of the last digit shown: no "-0.00"
        return double.IsNaN(value) ? "–"
            : Math.Abs(value) < half ? "0.00"
            : value.ToString("0.00", CultureInfo.InvariantCulture);
    }

    private static string Span(Interval share) => share.IsKnown ? $"{Share(share.Low)} to {Share(share.High)}" : "–";
}
