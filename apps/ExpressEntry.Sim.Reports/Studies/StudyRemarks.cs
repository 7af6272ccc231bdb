using ExpressEntry.Sim.Reports.Text;

namespace ExpressEntry.Sim.Reports.Studies;

/// <summary>What a reader must know of an output's measures beside the strongest one: the noise, and how sure they are.</summary>
internal sealed class StudyRemarks(ReportSpeech speech, StudyFigures figures)
{
    private const double WideInterval = 0.3;
    private const double Quiet = 0.05;

    /// <summary>Sentences with a space before each; empty where there is nothing to say.</summary>
    /// <param name="output">Name of the output.</param>
    public string Of(string output) =>
        figures.Study.Design == "morris"
            ? OfMorris(output, [.. figures.Study.Keys])
            : OfSobol(output, [.. figures.Study.Keys]);

    private string OfMorris(string output, string[] keys)
    {
        string[] quiet = [.. keys.Where(key => figures.IsQuiet(output, key))];
        if (quiet.Length == 0 || quiet.Length == keys.Length)
        {
            return "";
        }

        string names = string.Join(", ", quiet);
        bool isNoiseKnown = !double.IsNaN(figures.Find(output, quiet[0], "noise").Value);
        return isNoiseKnown
            ? speech.Say(
                $" {names} cannot be told from the noise of the replications.",
                $" {names} : aucun effet distinct du hasard des réplications."
            )
            : speech.Say($" {names}: no effect at all.", $" {names} : aucun effet.");
    }

    private string OfSobol(string output, string[] keys)
    {
        StudyMeasure[] totals =
        [
            .. keys.Select(key => figures.Find(output, key, "total")).OrderByDescending(total => total.Value),
        ];
        if (keys.Length == 1)
        {
            return "";
        }

        string said =
            totals[0].High - totals[0].Low > WideInterval
                ? speech.Say(
                    " The intervals are wide; more rows (--base) would make them narrower.",
                    " Les intervalles sont larges; plus de lignes (--base) les resserreraient."
                )
                : "";
        string quiet = string.Join(", ", totals.Where(total => total.High < Quiet).Select(total => total.Key));
        return quiet.Length == 0
            ? said
            : said
                + speech.Say(
                    $" {quiet} could be set to any value of the range without much difference.",
                    $" {quiet} : n'importe quelle valeur de l'intervalle donne à peu près le même résultat."
                );
    }
}
