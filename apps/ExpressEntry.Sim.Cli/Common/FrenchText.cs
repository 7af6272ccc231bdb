using System.Globalization;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Reports.Text;

namespace ExpressEntry.Sim.Cli.Common;

/// <summary>Dates, numbers and names as they are written in Canadian French.</summary>
/// <remarks>A no-break space stands before a colon and a percent sign and inside numbers; none before a semicolon.</remarks>
internal static class FrenchText
{
    /// <summary>The space that keeps a number, or a word and its colon, on one line.</summary>
    public const string NoBreak = "\u00A0";

    private static readonly NumberFormatInfo Numbers = new()
    {
        NumberGroupSeparator = NoBreak,
        NumberDecimalSeparator = ",",
        NumberGroupSizes = [3],
    };

    /// <summary><c>1er mars 2026</c>, <c>23 juillet 2026</c>.</summary>
    public static string Day(DateOnly day) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{day.Day}{(day.Day == 1 ? "er" : "")} {ReportSpeech.FrenchMonths[day.Month - 1]} {day.Year}"
        );

    /// <summary><c>23 juillet 2026 à 10 h 19 min 47 s UTC</c>.</summary>
    public static string Instant(DateTimeOffset at)
    {
        DateTime utc = at.UtcDateTime;
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{Day(DateOnly.FromDateTime(utc))} à {utc.Hour}{NoBreak}h{NoBreak}{utc.Minute:00}{NoBreak}min{NoBreak}{utc.Second:00}{NoBreak}s{NoBreak}UTC"
        );
    }

    /// <summary><c>12 345</c>; a dash for unknown.</summary>
    public static string Count(long? count) => count?.ToString("N0", Numbers) ?? "–";

    /// <summary>A program or a category, with the word that options know it by.</summary>
    public static string Group(RoundType type) => $"{GroupName(type)} ({type.ToWord()})";

    private static string GroupName(RoundType type) =>
        type switch
        {
            RoundType.General => "tous les programmes",
            RoundType.Pnp => "Programme des candidats des provinces",
            RoundType.Cec => "catégorie de l'expérience canadienne",
            RoundType.Fsw => "Programme des travailleurs qualifiés (fédéral)",
            RoundType.Fst => "Programme des travailleurs de métiers spécialisés (fédéral)",
            RoundType.French => "compétence en français",
            RoundType.Healthcare => "soins de santé et services sociaux",
            RoundType.Stem => "sciences, technologie, ingénierie et mathématiques",
            RoundType.Trades => "métiers",
            RoundType.Transport => "transports",
            RoundType.Agriculture => "agriculture et agroalimentaire",
            RoundType.Education => "enseignement",
            RoundType.Physicians => "médecins ayant travaillé au Canada",
            RoundType.SeniorManagers => "cadres supérieurs ayant travaillé au Canada",
            RoundType.Researchers => "chercheurs ayant travaillé au Canada",
            RoundType.Military => "recrues militaires qualifiées",
            _ => "autre groupe",
        };
}
