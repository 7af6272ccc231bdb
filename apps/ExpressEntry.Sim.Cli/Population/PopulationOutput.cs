using System.Globalization;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.Population;

namespace ExpressEntry.Sim.Cli.Population;

/// <summary>Says how a population stands to what is known, for people and for programs.</summary>
internal static class PopulationOutput
{
    public static void WriteText(
        Host host,
        KnownHistory known,
        PopulationRequest request,
        PopulationSampler sampler,
        string path
    )
    {
        PopulationFit fit = sampler.Fit;
        host.Out.WriteLine(
            $"{PlainText.Count(request.Size, "profile")} as of {PlainText.Day(sampler.Snapshot.AsOf)} {(request.Size == 1 ? "is" : "are")} in {path} (seed {request.Seed})."
        );
        host.Out.WriteLine($"Scored by the rules of {sampler.RuleSet.Name}.");
        host.Out.WriteLine();
        var table = new TextTable("margin", "level", "#known", "#profiles", "#share", "#off by", "confidence");
        foreach (MarginFit margin in fit.Margins)
        {
            table.Add(
                margin.Margin,
                margin.Level,
                Percent(margin.Known),
                PlainText.Count(margin.Profiles),
                Percent(margin.Share),
                (100 * (margin.Share - margin.Known)).ToString("+0.000;-0.000;0.000", CultureInfo.InvariantCulture)
                    + (margin.IsMet ? "" : " !"),
                margin.Confidence
            );
        }

        table.Write(host.Out, host.Width);
        host.Out.WriteLine();
        PlainText.Wrap(
            host.Out,
            "Weights: ",
            "  ",
            string.Create(
                CultureInfo.InvariantCulture,
                $"of {fit.Candidates:N0} candidates the heaviest counted {fit.MostWeight:0.0} times the mean (at most {Raking.MostWeight:0}); together worth {fit.EffectiveCandidates:N0} equal ones. {fit.Repeats:N0} profiles repeat another but for id and instant."
            ),
            host.Width
        );
        PlainText.Source(host, known);
        PlainText.Warnings(host.Out, Warnings(request, sampler), host.Width);
    }

    public static void WriteJson(
        Host host,
        KnownHistory known,
        PopulationRequest request,
        PopulationSampler sampler,
        string path
    )
    {
        PopulationFit fit = sampler.Fit;
        JsonDocumentWriter.Write(
            host.Out,
            known.Warnings.Concat(Warnings(request, sampler)),
            json =>
            {
                json.WriteString("as_of", PlainText.Day(known.AsOf));
                json.WriteString("snapshot", PlainText.Day(sampler.Snapshot.AsOf));
                json.WriteString("rule_set", sampler.RuleSet.Name);
                json.WriteString("data_ends", PlainText.Day(known.DataEnds));
                json.WriteNumber("seed", request.Seed);
                json.WriteNumber("size", request.Size);
                json.WriteString("out", path);
                json.WriteNumber("candidates", fit.Candidates);
                json.WriteNumber("most_weight", fit.MostWeight);
                json.WriteNumber("effective_candidates", fit.EffectiveCandidates);
                json.WriteNumber("repeats", fit.Repeats);
                json.WriteStartArray("margins");
                foreach (MarginFit margin in fit.Margins)
                {
                    json.WriteStartObject();
                    json.WriteString("margin", margin.Margin);
                    json.WriteString("level", margin.Level);
                    json.WriteNumber("known", margin.Known);
                    json.WriteNumber("raked", margin.Raked);
                    json.WriteNumber("profiles", margin.Profiles);
                    json.WriteNumber("share", margin.Share);
                    json.WriteNumber("tolerance", margin.Tolerance);
                    json.WriteBoolean("met", margin.IsMet);
                    json.WriteString("confidence", margin.Confidence);
                    json.WriteString("source", margin.Source);
                    json.WriteEndObject();
                }

                json.WriteEndArray();
            }
        );
    }

    private static IEnumerable<string> Warnings(PopulationRequest request, PopulationSampler sampler)
    {
        foreach (MarginFit margin in sampler.Fit.Margins.Where(margin => !margin.IsMet))
        {
            yield return string.Create(
                CultureInfo.InvariantCulture,
                $"{margin.Margin} {margin.Level} is {Percent(margin.Share)} of the population, {Percent(margin.Known)} is known"
            );
        }

        if (request.Rules.RuleSetOn(request.AsOf) is { } later && later.From != sampler.RuleSet.From)
        {
            yield return $"the rules changed on {later.Name}, after the snapshot; scores are those of its day, {PlainText.Day(sampler.Snapshot.AsOf)}";
        }

        foreach (string note in sampler.Snapshot.Notes)
        {
            yield return $"snapshot of {PlainText.Day(sampler.Snapshot.AsOf)}: {note}";
        }
    }

    private static string Percent(double share) => (100 * share).ToString("0.000", CultureInfo.InvariantCulture) + " %";
}
