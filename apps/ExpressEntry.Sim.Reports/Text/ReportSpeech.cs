using System.Collections.Immutable;
using System.Globalization;

namespace ExpressEntry.Sim.Reports.Text;

/// <summary>How a report says things: sentences in its language, numbers and dates in that language's form.</summary>
/// <remarks>
/// Both wordings of a sentence stand beside each other where they are used, so that none can be forgotten. French: a narrow
/// no-break space groups digits, a no-break space stands before a colon and a per cent sign. Terms: <c>docs/glossary.md</c>.
/// </remarks>
public sealed class ReportSpeech
{
    /// <summary>What stands for a figure that exists nowhere.</summary>
    public const string Dash = "–";

    private const string Minus = "\u2212";
    private const string NarrowNoBreak = "\u202F";
    private const string NoBreak = "\u00A0";

    private static readonly ImmutableArray<string> EnglishMonths =
    [
        "January",
        "February",
        "March",
        "April",
        "May",
        "June",
        "July",
        "August",
        "September",
        "October",
        "November",
        "December",
    ];

    /// <summary>The months in French, from January.</summary>
    public static ImmutableArray<string> FrenchMonths { get; } =
    [
        "janvier",
        "février",
        "mars",
        "avril",
        "mai",
        "juin",
        "juillet",
        "août",
        "septembre",
        "octobre",
        "novembre",
        "décembre",
    ];

    private readonly NumberFormatInfo _numbers;

    /// <summary>Speaks a language.</summary>
    /// <param name="language">English or French.</param>
    public ReportSpeech(ReportLanguage language)
    {
        Language = language;
        _numbers = new NumberFormatInfo
        {
            NumberGroupSeparator = IsFrench ? NarrowNoBreak : ",",
            NumberDecimalSeparator = IsFrench ? "," : ".",
            NumberGroupSizes = [3],
            NegativeSign = Minus,
        };
    }

    /// <summary>The language.</summary>
    public ReportLanguage Language { get; }

    /// <summary>Its code in HTML and in the charts: <c>en</c> or <c>fr</c>.</summary>
    public string Code => IsFrench ? "fr" : "en";

    private bool IsFrench => Language == ReportLanguage.French;

    /// <summary>One of two wordings.</summary>
    /// <param name="english">The English one.</param>
    /// <param name="french">The French one, with ordinary spaces before its colons and per cent signs.</param>
    /// <returns>The one of this language, spaced as it should be.</returns>
    public string Say(string english, string french) =>
        IsFrench
            ? french
                .Replace(" :", NoBreak + ":", StringComparison.Ordinal)
                .Replace(" %", NoBreak + "%", StringComparison.Ordinal)
                .Replace("« ", "«" + NoBreak, StringComparison.Ordinal)
                .Replace(" »", NoBreak + "»", StringComparison.Ordinal)
            : english;

    /// <summary><c>1,234.5</c> or <c>1 234,5</c>.</summary>
    /// <param name="value">Any finite number.</param>
    /// <param name="digits">Digits after the decimal sign.</param>
    /// <returns>The number; a dash for one that is not finite.</returns>
    public string Number(double value, int digits = 0)
    {
        if (!double.IsFinite(value))
        {
            return Dash;
        }

        // Halves away from zero, and no minus before a zero.
        double rounded = Math.Round(value, digits, MidpointRounding.AwayFromZero);
        return (rounded == 0 ? 0 : rounded).ToString("N" + digits.ToString(CultureInfo.InvariantCulture), _numbers);
    }

    /// <summary>The same with a plus before what is above zero, for differences.</summary>
    /// <param name="value">Any finite number.</param>
    /// <param name="digits">Digits after the decimal sign.</param>
    /// <returns>The number with its sign.</returns>
    public string Signed(double value, int digits = 0) =>
        (Math.Round(value, digits, MidpointRounding.AwayFromZero) > 0 ? "+" : "") + Number(value, digits);

    /// <summary><c>93%</c> or <c>93 %</c>.</summary>
    /// <param name="share">0 to 1.</param>
    /// <param name="digits">Digits after the decimal sign.</param>
    /// <returns>The share in hundredths.</returns>
    public string Percent(double share, int digits = 0) =>
        double.IsFinite(share) ? Number(100 * share, digits) + (IsFrench ? NoBreak + "%" : "%") : Dash;

    /// <summary><c>1 replication</c>, <c>1,000 replications</c>; <c>1 réplication</c>.</summary>
    /// <param name="count">1 or more.</param>
    /// <returns>The count with its noun.</returns>
    public string Replications(int count) =>
        Say(
            $"{Number(count)} {(count == 1 ? "replication" : "replications")}",
            $"{Number(count)} {(count == 1 ? "réplication" : "réplications")}"
        );

    /// <summary><c>505 to 531</c> or <c>de 505 à 531</c>.</summary>
    /// <param name="low">The lower end.</param>
    /// <param name="high">The upper end.</param>
    /// <param name="digits">Digits after the decimal sign.</param>
    /// <returns>The range in words.</returns>
    public string Range(double low, double high, int digits = 0) =>
        Say($"{Number(low, digits)} to {Number(high, digits)}", $"de {Number(low, digits)} à {Number(high, digits)}");

    /// <summary><c>July 23, 2026</c> or <c>23 juillet 2026</c>.</summary>
    /// <param name="day">A day.</param>
    /// <returns>The day in words.</returns>
    public string Day(DateOnly day) =>
        IsFrench
            ? $"{Whole(day.Day)}{(day.Day == 1 ? "er" : "")}{NoBreak}{FrenchMonths[day.Month - 1]} {Whole(day.Year)}"
            : $"{EnglishMonths[day.Month - 1]} {Whole(day.Day)}, {Whole(day.Year)}";

    /// <summary><c>July 2026</c> or <c>juillet 2026</c>.</summary>
    /// <param name="month">Any day of it.</param>
    /// <returns>The month in words.</returns>
    public string Month(DateOnly month) =>
        $"{(IsFrench ? FrenchMonths : EnglishMonths)[month.Month - 1]} {Whole(month.Year)}";

    /// <summary><c>July 23, 2026 at 10:19:47 UTC</c> or <c>23 juillet 2026 à 10 h 19 min 47 s UTC</c>.</summary>
    /// <param name="at">An instant.</param>
    /// <returns>The instant in UTC, in words.</returns>
    public string Instant(DateTimeOffset at)
    {
        DateTime utc = at.UtcDateTime;
        string day = Day(DateOnly.FromDateTime(utc));
        return IsFrench
            ? $"{day} à {Whole(utc.Hour)}{NoBreak}h{NoBreak}{utc:mm}{NoBreak}min{NoBreak}{utc:ss}{NoBreak}s{NoBreak}UTC"
            : $"{day} at {utc:HH:mm:ss} UTC";
    }

    /// <summary><c>451–500</c>: a band of scores with a dash between its ends.</summary>
    /// <param name="band">The label of the data, <c>451-500</c>.</param>
    /// <returns>The label for people.</returns>
    public static string Band(string band) => band.Replace('-', '–');

    /// <summary>What stands for a figure nobody has published.</summary>
    public string NotPublished => Say("not published", "non publié");

    /// <summary>What stands for a figure that may well be published and is not among those this project holds.</summary>
    public string NotInData => Say("not in this project's data", "absent des données de ce projet");

    private static string Whole(int number) => number.ToString(CultureInfo.InvariantCulture);
}
