using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Lab.Outputs;
using ExpressEntry.Sim.Reports.Text;

namespace ExpressEntry.Sim.Reports.Comparing;

/// <summary>Outputs of comparisons in the language of a report: their names, units and values.</summary>
internal sealed class OutputNames(ReportSpeech speech)
{
    /// <summary>A name for a line of a table or chart about one kind of output: only what tells it from the others.</summary>
    public string Short(OutputName output) =>
        output.Kind switch
        {
            OutputKind.Invitations when output.Types.IsEmpty => speech.Say("All types", "Tous les types"),
            OutputKind.Pool => output.Band is { } band
                ? ReportSpeech.Band(band.Label)
                : speech.Say("Whole pool", "Tout le bassin"),
            OutputKind.Odds => Odds(output),
            OutputKind.NeverInvited => speech.Say("Never invited before expiry", "Jamais invités avant l'expiration"),
            OutputKind.Admissions => output.Period is { } year ? $"{Admitted(output)}, {year}" : Admitted(output),
            OutputKind.Flow => GroupNames.OfFlow(speech, output.Event!),
            _ => TypeOf(output),
        };

    /// <summary>A name that stands in a sentence.</summary>
    public string Full(OutputName output) =>
        output.Kind switch
        {
            OutputKind.Cutoff => speech.Say($"Cut-offs, {TypeOf(output)}", $"Notes du dernier invité, {TypeOf(output)}"),
            OutputKind.LastCutoff => speech.Say($"Last cut-off, {TypeOf(output)}", $"Dernière note, {TypeOf(output)}"),
            OutputKind.Invitations => speech.Say(
                $"Invitations, {Lower(Short(output))}",
                $"Invitations, {Lower(Short(output))}"
            ),
            OutputKind.Wait => speech.Say(
                $"Days from submission to invitation, {TypeOf(output)}",
                $"Jours entre la présentation et l'invitation, {TypeOf(output)}"
            ),
            OutputKind.Pool => speech.Say(
                $"Profiles in the pool, {Lower(Short(output))}",
                $"Profils dans le bassin, {Lower(Short(output))}"
            ),
            _ => Short(output),
        };

    /// <summary>Whether values are shares 0 to 1.</summary>
    public static bool IsShare(OutputName output) => output.Kind is OutputKind.NeverInvited or OutputKind.Odds;

    /// <summary>Digits after the decimal sign, of values in their unit (shares in per cent).</summary>
    public static int Digits(OutputName output) =>
        output.Kind is OutputKind.Cutoff or OutputKind.LastCutoff or OutputKind.Wait || IsShare(output) ? 1 : 0;

    /// <summary>A value with its unit.</summary>
    public string Value(OutputName output, double value) =>
        IsShare(output) ? speech.Percent(value, 1) : speech.Number(value, Digits(output));

    /// <summary>The size of a difference with its unit; one that is not 0 is not spelled as 0.</summary>
    public string Size(OutputName output, double value)
    {
        double scaled = Math.Abs(IsShare(output) ? 100 * value : value);
        int digits = Digits(output);
        while (digits < 3 && scaled > 0 && Math.Round(scaled, digits) == 0)
        {
            digits++;
        }

        // In French what is below 2 is singular.
        string plural = Math.Round(scaled, digits, MidpointRounding.AwayFromZero) < 2 ? "" : "s";
        string unit = output.Kind switch
        {
            OutputKind.Cutoff or OutputKind.LastCutoff => speech.Say(" points", $" point{plural}"),
            OutputKind.Wait => speech.Say(" days", $" jour{plural}"),
            OutputKind.NeverInvited or OutputKind.Odds => speech.Say(" percentage points", $" point{plural} de pourcentage"),
            _ => "",
        };
        return speech.Number(scaled, digits) + unit;
    }

    private string Admitted(OutputName output) =>
        output.Program switch
        {
            null => speech.Say("Persons admitted", "Personnes admises"),
            OutputName.Federal => speech.Say("Persons admitted, federal programs", "Personnes admises, programmes fédéraux"),
            _ => speech.Say("Persons admitted, provincial nominees", "Personnes admises, candidats des provinces"),
        };

    private string Odds(OutputName output)
    {
        string groups = string.Join(", ", output.Types.Select(type => GroupNames.Of(speech, type)));
        string score = speech.Number(output.Score!.Value);
        return groups.Length == 0
            ? speech.Say($"Odds at {score} points", $"Chances à {score} points")
            : speech.Say($"Odds at {score} points, {groups}", $"Chances à {score} points, {groups}");
    }

    private string TypeOf(OutputName output) =>
        GroupNames.Of(speech, output.Types.IsEmpty ? RoundType.General : output.Types[0]);

    private static string Lower(string text) =>
        text.StartsWith("All", StringComparison.Ordinal)
        || text.StartsWith("Tou", StringComparison.Ordinal)
        || text.StartsWith("Whole", StringComparison.Ordinal)
            ? char.ToLowerInvariant(text[0]) + text[1..]
            : text;
}
