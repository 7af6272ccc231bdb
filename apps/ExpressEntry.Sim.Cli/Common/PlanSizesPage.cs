using System.Globalization;
using System.Text.Json;
using ExpressEntry.Sim.Forecasting.Runs;

namespace ExpressEntry.Sim.Cli.Common;

/// <summary>What levels plans ask of rounds, for people and as JSON.</summary>
internal static class PlanSizesPage
{
    /// <summary>Writes a table of the stretches, and a line for what no round can bring any more.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="plans">A label and a plan each; plans that are null are passed over.</param>
    /// <param name="width">Columns of the terminal.</param>
    public static void Write(TextWriter output, IEnumerable<(string Label, PlanSizes? Sizes)> plans, int width)
    {
        (string Label, PlanSizes Sizes)[] known =
        [
            .. plans.Where(plan => plan.Sizes is not null).Select(plan => (plan.Label, plan.Sizes!)),
        ];
        if (known.Length == 0)
        {
            return;
        }

        var table = new TextTable(
            "Rounds that the plan sizes",
            "Decided",
            "Target",
            "#Factor",
            "#9 times in 10",
            "#A year",
            "#9 times in 10"
        );
        foreach ((string label, PlanSizes sizes) in known)
        {
            foreach (PlannedStretch stretch in sizes.Stretches)
            {
                table.Add(
                    $"{label}{(label.Length > 0 ? ": " : "")}{PlainText.Day(stretch.From)} to {PlainText.Day(stretch.To)}",
                    Year(stretch.Year),
                    stretch.TargetYear is { } target ? Year(target) : "–",
                    Factor(stretch.Factor.P50),
                    $"{Factor(stretch.Factor.P05)}–{Factor(stretch.Factor.P95)}",
                    Count(stretch.InvitationsPerYear.P50),
                    $"{Count(stretch.InvitationsPerYear.P05)}–{Count(stretch.InvitationsPerYear.P95)}"
                );
            }
        }

        if (known.Any(plan => !plan.Sizes.Stretches.IsEmpty))
        {
            table.Write(output, width);
            output.WriteLine();
            PlainText.Wrap(
                output,
                "  ",
                "  ",
                "Read: rounds of these days are decided in the year (half of their applications, by expectation) and sized for the target of the year; Factor, at the median, multiplies the sizes that are drawn or that a cadence gives, of all rounds but nominees' and listed ones; A year: the invitations that they come to in a year.",
                width
            );
            output.WriteLine();
        }

        foreach ((string label, PlanSizes sizes) in known)
        {
            foreach (string line in LinesOf(sizes))
            {
                PlainText.Wrap(output, "  · ", "    ", label.Length > 0 ? $"{label}: {line}" : line, width);
            }
        }

        if (known.Any(plan => LinesOf(plan.Sizes).Any()))
        {
            output.WriteLine();
        }
    }

    /// <summary>Writes the value of <c>plan_sizes</c>.</summary>
    public static void Write(Utf8JsonWriter json, PlanSizes? sizes)
    {
        if (sizes is null)
        {
            json.WriteNull("plan_sizes");
            return;
        }

        json.WriteStartObject("plan_sizes");
        json.WriteStartArray("stretches");
        foreach (PlannedStretch stretch in sizes.Stretches)
        {
            json.WriteStartObject();
            json.WriteString("from", PlainText.Day(stretch.From));
            json.WriteString("to", PlainText.Day(stretch.To));
            json.WriteNumber("decided_in", stretch.Year);
            json.WritePropertyName("target_of");
            if (stretch.TargetYear is { } target)
            {
                json.WriteNumberValue(target);
            }
            else
            {
                json.WriteNullValue();
            }

            Write(json, "factor", stretch.Factor, digits: 6);
            Write(json, "invitations_per_year", stretch.InvitationsPerYear, digits: 1);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteStartArray("years_without_rounds");
        foreach (int year in sizes.YearsWithoutRounds)
        {
            json.WriteNumberValue(year);
        }

        json.WriteEndArray();
        if (sizes.NominationsPerDay is { } perDay)
        {
            json.WriteNumber("nominations_per_day", Math.Round(perDay, 6));
        }
        else
        {
            json.WriteNull("nominations_per_day");
        }

        json.WriteEndObject();
    }

    private static IEnumerable<string> LinesOf(PlanSizes sizes)
    {
        if (!sizes.YearsWithoutRounds.IsEmpty)
        {
            string years = string.Join(", ", sizes.YearsWithoutRounds.Select(Year));
            yield return $"No round of this run is still decided in {years}: that target is left to invitations issued before";
        }

        if (sizes.NominationsPerDay is { } perDay)
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"Nominations are set to {perDay:0.0} a day, which the targets of nominees ask for"
            );
        }
    }

    private static void Write(Utf8JsonWriter json, string name, PlanRange range, int digits)
    {
        json.WriteStartObject(name);
        json.WriteNumber("p05", Math.Round(range.P05, digits));
        json.WriteNumber("p50", Math.Round(range.P50, digits));
        json.WriteNumber("p95", Math.Round(range.P95, digits));
        json.WriteEndObject();
    }

    private static string Year(int year) => year.ToString(CultureInfo.InvariantCulture);

    private static string Factor(double factor) => factor.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Count(double count) => PlainText.Count((long)Math.Round(count));
}
