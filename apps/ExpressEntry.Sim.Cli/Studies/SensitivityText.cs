using System.Globalization;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Forecasting.Studies;

namespace ExpressEntry.Sim.Cli.Studies;

/// <summary>A sensitivity analysis as people read it: for each output its keys from the strongest down, and a sentence.</summary>
internal static class SensitivityText
{
    private const double WideInterval = 0.3;

    private const string HowToReadMorris =
        "effect is what the output does on average while the key goes through its whole range; size is the same without the sign; spread is how much it depends on where the keys are, by curvature or together with others. 95 % intervals hold the uncertainty of the points and of the replications.";

    private const string HowToReadSobol =
        "alone is the share of the variance over the ranges that goes when the key is known; in all adds what it does together with others. Both are of the expected output: the noise of the replications is taken off. 95 % intervals hold the uncertainty of the points and of the replications; a value below 0 is an estimate of one near 0.";

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

        PlainText.Wrap(host.Out, "  Read: ", "  ", isMorris ? HowToReadMorris : HowToReadSobol, host.Width);
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
        host.Out.WriteLine($"{output.Name}: {output.Blocks:N0} trajectories, {output.Replications:N0} replications");
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
        PlainText.Wrap(host.Out, "  ", "  ", SentenceOf(output.Name, order), host.Width);
    }

    private static string SentenceOf(string output, MorrisIndex[] order)
    {
        const double certain = 2;
        MorrisIndex first = order[0];
        MorrisIndex[] quiet =
        [
            .. order.Where(index => index.MuStar.Value <= certain * index.Noise || index.MuStar.Value == 0),
        ];
        if (quiet.Length == order.Length)
        {
            return $"No key moves {output} by more than the noise of the replications.";
        }

        string way =
            first.Mu.Low > 0 ? "raises"
            : first.Mu.High < 0 ? "lowers"
            : "moves";
        string sentence =
            $"{first.Key} matters most: going through its range, it {way} {output} by {StudyText.Number(first.MuStar.Value)} on average.";
        MorrisIndex[] bent = [.. order.Except(quiet).Where(index => index.Sigma.Value > index.MuStar.Value / 2)];
        sentence +=
            bent.Length == 0
                ? ""
                : $" The effect of {string.Join(", ", bent.Select(index => index.Key))} depends much on where the keys are.";
        return quiet.Length == 0
            ? sentence
            : $"{sentence} {string.Join(", ", quiet.Select(index => index.Key))} cannot be told from the noise of the replications.";
    }

    private static void WriteSobol(Host host, SensitivityOutput output)
    {
        SobolResult result = output.Sobol!;
        PlainText.Wrap(
            host.Out,
            "",
            "  ",
            $"{output.Name}: mean {StudyText.Number(result.Mean)}, standard deviation {StudyText.Number(result.StandardDeviation)} over the ranges ({Percent(result.NoiseShare)} of the raw variance was noise); {output.Blocks:N0} rows, {output.Replications:N0} replications",
            host.Width
        );
        SobolIndex[] order = [.. result.Indices.OrderByDescending(index => index.Total.Value)];
        WriteTable(
            host,
            ["Key", "#Alone", "#95 %", "#In all", "#95 %"],
            "Alone █, with others ▒",
            order.Select(index =>
                new[]
                {
                    index.Key,
                    Share(index.First.Value),
                    $"{Share(index.First.Low)} to {Share(index.First.High)}",
                    Share(index.Total.Value),
                    $"{Share(index.Total.Low)} to {Share(index.Total.High)}",
                }
            ),
            (row, width) => Bar(order[row].First.Value, order[row].Total.Value - order[row].First.Value, 1, width)
        );
        PlainText.Wrap(host.Out, "  ", "  ", SentenceOf(output.Name, order), host.Width);
    }

    private static string SentenceOf(string output, SobolIndex[] order)
    {
        if (order.All(index => double.IsNaN(index.Total.Value)))
        {
            return $"{output} does not vary over these ranges by more than the noise of the replications.";
        }

        SobolIndex first = order[0];
        double alone = order.Sum(index => index.First.Value);
        string sentence =
            $"{first.Key} decides most: {Percent(first.First.Value)} of the variance by itself, {Percent(first.Total.Value)} with what it does together with others.";
        sentence +=
            alone > 0.95
                ? " The keys act nearly independently of each other."
                : $" About {Percent(1 - alone)} belongs to keys acting together.";
        sentence +=
            first.Total.High - first.Total.Low > WideInterval
                ? " The intervals are wide; more rows (--base) would make them narrower."
                : "";
        string[] quiet = [.. order.Where(index => index.Total.High < 0.05).Select(index => index.Key)];
        return quiet.Length == 0
            ? sentence
            : $"{sentence} {string.Join(", ", quiet)} could be set to any value of the range without much difference.";
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

    private static string Percent(double value) => $"{Math.Clamp(value, 0, 1) * 100:0} %";
}
