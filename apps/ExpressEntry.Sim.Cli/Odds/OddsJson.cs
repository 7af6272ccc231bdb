using System.Collections.Immutable;
using System.Text.Json;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Candidates;

namespace ExpressEntry.Sim.Cli.Odds;

/// <summary>The odds as a document for programs: <c>docs/interfaces.md</c>.</summary>
internal static class OddsJson
{
    private const int Digits = 4;

    public static void Write(
        TextWriter output,
        OddsRequest request,
        OddsResult result,
        OddsWords words,
        IEnumerable<string> warnings
    ) =>
        JsonDocumentWriter.Write(
            output,
            warnings,
            json =>
            {
                json.WriteString("as_of", PlainText.Day(request.Known.AsOf));
                json.WriteString("data_ends", PlainText.Day(request.Known.DataEnds));
                json.WriteNumber("seed", request.Seed);
                json.WriteNumber("replications", request.Replications);
                json.WriteNumber("score", request.Today.Score);
                json.WriteStartArray("types");
                foreach (RoundType type in request.Types)
                {
                    json.WriteStringValue(type.ToWord());
                }

                json.WriteEndArray();
                WriteOdds(json, result.Odds);
                WriteCurve(json, result.Curve);
                json.WriteStartArray("score_for");
                foreach ((int days, double probability, int? score) in result.ScoreFor)
                {
                    json.WriteStartObject();
                    json.WriteNumber("days", days);
                    json.WriteNumber("p", probability);
                    if (score is { } points)
                    {
                        json.WriteNumber("score", points);
                    }
                    else
                    {
                        json.WriteNull("score");
                    }

                    json.WriteEndObject();
                }

                json.WriteEndArray();
                if (result.Improvements is { } improvements)
                {
                    WriteImprovements(json, improvements, words);
                }
            }
        );

    private static void WriteImprovements(Utf8JsonWriter json, ImmutableArray<OddsImprovement> improvements, OddsWords words)
    {
        json.WriteStartArray("improvements");
        foreach (OddsImprovement improvement in improvements)
        {
            json.WriteStartObject();
            json.WriteString("change", words.Change(improvement.Change));
            json.WriteNumber("points", improvement.Points);
            json.WriteNumber("score", improvement.Score);
            WriteOdds(json, improvement.Odds);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteCurve(Utf8JsonWriter json, ImmutableArray<CandidateOddsAnswer> curve)
    {
        json.WriteStartArray("curve");
        foreach (CandidateOddsAnswer answer in curve)
        {
            json.WriteStartObject();
            WriteChance(json, answer);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteChance(Utf8JsonWriter json, CandidateOddsAnswer answer)
    {
        json.WriteNumber("days", answer.Days);
        json.WriteNumber("p_invited", Math.Round(answer.Probability, Digits));
        json.WriteNumber("p_low", Math.Round(answer.Low, Digits));
        json.WriteNumber("p_high", Math.Round(answer.High, Digits));
    }

    private static void WriteOdds(Utf8JsonWriter json, ImmutableArray<CandidateOddsAnswer> odds)
    {
        json.WriteStartArray("odds");
        foreach (CandidateOddsAnswer answer in odds)
        {
            json.WriteStartObject();
            WriteChance(json, answer);
            json.WriteStartObject("p_by_type");
            foreach ((RoundType type, double probability) in answer.ByType)
            {
                json.WriteNumber(type.ToWord(), Math.Round(probability, Digits));
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }
}
