using System.Globalization;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;

namespace ExpressEntry.Sim.Forecasting.Lab.Comparisons;

/// <summary>Spells outputs and their values for people.</summary>
public static class OutputWords
{
    private const int MostDecimals = 3;

    /// <summary>A type as sentences name it: <c>CEC</c>, <c>French</c>.</summary>
    /// <param name="type">The type.</param>
    public static string NameOf(RoundType type) =>
        type switch
        {
            RoundType.Pnp or RoundType.Cec or RoundType.Fsw or RoundType.Fst or RoundType.Stem => type.ToWord()
                .ToUpperInvariant(),
            RoundType.French => "French",
            _ => type.ToWord().Replace('_', ' '),
        };

    /// <summary>What an output says, to stand at the beginning or in the middle of a sentence: <c>CEC cut-offs</c>.</summary>
    /// <param name="output">The output.</param>
    public static string Describe(OutputName output)
    {
        string type = output.Types.Length == 1 ? NameOf(output.Types[0]) : "";
        string what = output.Kind switch
        {
            OutputKind.Cutoff => $"{type} cut-offs",
            OutputKind.LastCutoff => $"the last {type} cut-off",
            OutputKind.Invitations => type.Length == 0 ? "invitations of all types together" : $"{type} invitations",
            OutputKind.Pool when output.Period is not null => $"profiles in the pool{OfBand(output)}",
            OutputKind.Pool => $"profiles in the pool at the end{OfBand(output)}",
            OutputKind.Flow => $"{output.Event!.Replace('_', ' ')}{(output.Program is null ? "" : $" ({output.Program})")}",
            OutputKind.Admissions when output.Program is null => "persons admitted",
            OutputKind.Admissions => output.Program == OutputName.Federal
                ? "persons admitted under CEC, FSW and FST"
                : "nominees of the pool admitted, with their families",
            OutputKind.Wait => $"the wait for {type} invitations",
            OutputKind.NeverInvited => "the share of profiles never invited before they expire",
            _ =>
                $"the odds at {output.Score} points ({string.Join(", ", output.Types.Prepend(RoundType.General).Distinct().Select(NameOf))})",
        };
        return output.Period is { } period ? $"{what}, {period}" : what;
    }

    /// <summary>Whether the words of <see cref="Describe"/> are one thing, as far as verbs go.</summary>
    /// <param name="output">The output.</param>
    public static bool IsSingular(OutputName output) =>
        output.Kind is OutputKind.LastCutoff or OutputKind.Wait or OutputKind.NeverInvited;

    /// <summary>A value with its unit's digits: points and days with one decimal, shares in per cent, counts whole.</summary>
    /// <param name="output">Whose value it is.</param>
    /// <param name="value">The value; null for a dash.</param>
    /// <param name="isSigned">Whether a plus is written.</param>
    public static string Spell(OutputName output, double? value, bool isSigned = false)
    {
        if (value is not { } number)
        {
            return "–";
        }

        bool isShare = IsShare(output);
        return Digits(isShare ? 100 * number : number, DecimalsOf(output), isSigned) + (isShare ? " %" : "");
    }

    /// <summary>A difference for a table: with its sign, and shares in percentage points.</summary>
    /// <param name="output">Whose difference it is.</param>
    /// <param name="value">The difference; null for a dash.</param>
    public static string SpellSigned(OutputName output, double? value) =>
        value is { } number && IsShare(output)
            ? $"{Digits(100 * number, DecimalsOf(output), isSigned: true)} pp"
            : Spell(output, value, isSigned: true);

    /// <summary>The ends of a difference's interval for a table, as <see cref="SpellSigned"/> with the unit said once.</summary>
    /// <param name="output">Whose difference it is.</param>
    /// <param name="difference">The difference.</param>
    /// <returns>A dash where there is no interval.</returns>
    public static string SpellInterval(OutputName output, PairedDifference difference)
    {
        if (difference is not { Low: { } low, High: { } high })
        {
            return "–";
        }

        string from = IsShare(output) ? Digits(100 * low, DecimalsOf(output), isSigned: true) : SpellSigned(output, low);
        return $"{from} to {SpellSigned(output, high)}";
    }

    /// <summary>A difference with its unit: <c>4.1 points</c>, <c>120 invitations</c>, <c>2.3 percentage points</c>.</summary>
    /// <param name="output">Whose difference it is.</param>
    /// <param name="mean">Its size.</param>
    /// <param name="low">One end of the interval.</param>
    /// <param name="high">The other end.</param>
    internal static (string Size, string Low, string High) SpellDifference(
        OutputName output,
        double mean,
        double low,
        double high
    )
    {
        double scale = IsShare(output) ? 100 : 1;
        // A difference that is seen is not spelled as 0.
        int decimals = DecimalsOf(output);
        while (decimals < MostDecimals && Math.Abs(scale * mean) < Math.Pow(10, -decimals))
        {
            decimals++;
        }

        string unit = output.Kind switch
        {
            OutputKind.Cutoff or OutputKind.LastCutoff => "points",
            OutputKind.Wait => "days",
            OutputKind.NeverInvited or OutputKind.Odds => "percentage points",
            _ => "",
        };
        string size = Digits(scale * mean, decimals, false);
        return (
            unit.Length == 0 ? size : $"{size} {(size == "1" ? unit.TrimEnd('s') : unit)}",
            Digits(scale * low, decimals, false),
            Digits(scale * high, decimals, false)
        );
    }

    private static bool IsShare(OutputName output) => output.Kind is OutputKind.NeverInvited or OutputKind.Odds;

    private static int DecimalsOf(OutputName output) =>
        output.Kind is OutputKind.Cutoff or OutputKind.LastCutoff or OutputKind.Wait || IsShare(output) ? 1 : 0;

    private static string OfBand(OutputName output) =>
        output.Band is { } band
            ? string.Create(CultureInfo.InvariantCulture, $" with {band.Low} to {band.High} points")
            : "";

    private static string Digits(double value, int decimals, bool isSigned)
    {
        string text = value.ToString($"N{decimals}", CultureInfo.InvariantCulture);
        if (text.StartsWith('-') && !text.AsSpan().ContainsAnyInRange('1', '9'))
        {
            text = text[1..]; // no minus before 0
        }

        return isSigned && value > 0 && text.AsSpan().ContainsAnyInRange('1', '9') ? "+" + text : text;
    }
}
