using System.Collections.Immutable;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Candidates;
using ExpressEntry.Sim.Forecasting.Evaluation;

namespace ExpressEntry.Sim.Cli.Odds;

/// <summary>The odds as a candidate reads them.</summary>
internal static class OddsText
{
    private const int BarCells = 40;
    private const string Indent = "  ";
    private const string Item = "  · ";

    public static void Write(
        Host host,
        OddsRequest request,
        OddsResult result,
        OddsWords words,
        ImmutableArray<string> warnings
    )
    {
        TextWriter output = host.Out;
        output.WriteLine(words.Heading(request.Known.AsOf));
        PlainText.Wrap(
            output,
            "",
            Indent,
            request.Types.IsEmpty ? words.NoGroup : words.Subject(request.Today.Score, request.Types),
            host.Width
        );
        WriteSteps(host, request, words);
        output.WriteLine();
        WriteOdds(host, request, result, words);
        output.WriteLine();
        CandidateOddsAnswer longest = result.Odds.MaxBy(answer => answer.Days)!;
        PlainText.Wrap(output, "", Indent, words.Sentence(longest.Probability, LastDay(request, longest.Days)), host.Width);
        WriteScores(host, request, result, words);
        output.WriteLine();
        WriteCurve(host, request, result, words);
        if (result.Improvements is { } improvements)
        {
            output.WriteLine();
            WriteImprovements(host, request, improvements, words);
        }

        output.WriteLine();
        output.WriteLine(words.RestsOn);
        PlainText.Wrap(output, Item, Indent + Indent, words.RangeMeaning, host.Width);
        (int days, ReliabilityNode node) = OddsReliability.Nearest(longest.Probability, longest.Days);
        PlainText.Wrap(output, Item, Indent + Indent, words.Reliability(days, node, EvaluationWindow.Standard), host.Width);
        PlainText.Wrap(
            output,
            Item,
            Indent + Indent,
            words.Basis(request.Replications, request.Seed, request.Known.DataEnds, request.Known.History.Source),
            host.Width
        );
        PlainText.Warnings(output, warnings, host.Width, words.ScoreWords.WarningLabel);
    }

    private static void WriteSteps(Host host, OddsRequest request, OddsWords words)
    {
        foreach (CandidateStanding step in request.Candidate.Standings.Where(step => step.From > request.Known.AsOf))
        {
            PlainText.Wrap(host.Out, Item, Indent + Indent, words.Step(step.From, step.Score, step.Types), host.Width);
        }

        if (request.Candidate.Ends is { } ends)
        {
            PlainText.Wrap(host.Out, Item, Indent + Indent, words.Ends(ends), host.Width);
        }
    }

    private static void WriteOdds(Host host, OddsRequest request, OddsResult result, OddsWords words)
    {
        RoundType[] types = [.. result.Odds[0].ByType.Select(type => type.Key)];
        var table = new TextTable([
            words.ColumnBy,
            words.ColumnOdds,
            "#%",
            $"#{words.ColumnRange}",
            .. types.Select(type => $"#{type.ToWord()}"),
        ]);
        foreach (CandidateOddsAnswer answer in result.Odds)
        {
            table.Add([
                words.Day(LastDay(request, answer.Days)),
                words.Chance(answer.Probability),
                words.Percent(answer.Probability),
                words.Range(answer.Low, answer.High),
                .. answer.ByType.Select(type => words.Percent(type.Value)),
            ]);
        }

        table.Write(host.Out, host.Width);
    }

    private static void WriteScores(Host host, OddsRequest request, OddsResult result, OddsWords words)
    {
        if (request.Types.IsEmpty)
        {
            return;
        }

        foreach (IGrouping<int, (int Days, double Probability, int? Score)> window in result.ScoreFor.GroupBy(s => s.Days))
        {
            int?[] scores = [.. window.Select(one => one.Score)];
            PlainText.Wrap(
                host.Out,
                "",
                Indent,
                words.ScoreFor(LastDay(request, window.Key), scores[0], scores[1]),
                host.Width
            );
        }
    }

    private static void WriteCurve(Host host, OddsRequest request, OddsResult result, OddsWords words)
    {
        host.Out.WriteLine(words.CurveHeading);
        foreach (CandidateOddsAnswer answer in result.Curve)
        {
            string bar = string.Concat(Enumerable.Range(0, BarCells).Select(cell => Cell((cell + 0.5) / BarCells, answer)));
            host.Out.WriteLine(
                $"{Indent}{PlainText.Day(LastDay(request, answer.Days))}  {bar}  {words.Percent(answer.Probability), 5}"
            );
        }

        PlainText.Wrap(host.Out, Indent, Indent, words.CurveLegend, host.Width);
    }

    private static char Cell(double at, CandidateOddsAnswer answer) =>
        at <= answer.Low ? '█'
        : at <= answer.Probability ? '▓'
        : at <= answer.High ? '░'
        : '·';

    private static void WriteImprovements(
        Host host,
        OddsRequest request,
        ImmutableArray<OddsImprovement> improvements,
        OddsWords words
    )
    {
        host.Out.WriteLine(words.ImprovementsHeading);
        if (improvements.IsEmpty)
        {
            host.Out.WriteLine(Indent + words.NoImprovements);
            return;
        }

        var table = new TextTable([
            $"#{words.ColumnPoints}",
            $"#{words.ColumnScore}",
            .. request.Days.Select(days => $"#{PlainText.Day(LastDay(request, days))}"),
            words.ColumnChange,
        ])
        {
            WrapsLast = true,
        };
        foreach (OddsImprovement improvement in improvements)
        {
            table.Add([
                improvement.Points > 0 ? $"+{improvement.Points}" : $"{improvement.Points}",
                $"{improvement.Score}",
                .. improvement.Odds.Select(answer => words.Percent(answer.Probability)),
                words.Change(improvement.Change),
            ]);
        }

        table.Write(host.Out, host.Width);
    }

    // A window of one day is the first day itself.
    private static DateOnly LastDay(OddsRequest request, int days) => request.Known.AsOf.AddDays(days - 1);
}
