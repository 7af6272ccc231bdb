using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Rules.Crs;
using ExpressEntry.Sim.Engine.Rules.Programs;

namespace ExpressEntry.Sim.Cli.Score;

/// <summary>Prints a score for people: every part beside the most it can be, programs with reasons, categories.</summary>
internal static class ScorePage
{
    private const int Indent = 4;

    public static void Write(Host host, ProfileAssessment assessment, RuleBook book, ScoreWords words)
    {
        TextWriter output = host.Out;
        PlainText.Wrap(output, "", "  ", words.Heading(assessment, book.ScenarioOn(assessment.Day)), host.Width);
        output.WriteLine();
        WriteParts(host, assessment, words);
        output.WriteLine();
        WritePrograms(host, assessment, words);
        output.WriteLine();
        WriteCategories(host, assessment, words);
        if (assessment.Warnings.Count > 0)
        {
            output.WriteLine();
            PlainText.Warnings(output, assessment.Warnings.Select(words.Warning), host.Width, words.WarningLabel);
        }
    }

    /// <summary>Prints every part of the score beside the most it can be.</summary>
    public static void WriteParts(Host host, ProfileAssessment assessment, ScoreWords words)
    {
        var table = new TextTable("", $"#{words.ColumnPoints}", $"#{words.ColumnMost}");
        bool isFirst = true;
        foreach (ScoreSection section in ScoreSection.Of(assessment, words))
        {
            if (!isFirst)
            {
                table.Add("", "", "");
            }

            isFirst = false;
            table.Add(section.Title, "", "");
            foreach (ScorePart part in section.Parts)
            {
                table.Add($"  {words.Part(part.Key)}", $"{part.Points}", $"{part.Most}");
            }

            table.Add($"  {words.Subtotal}", $"{section.Points}", $"{section.Most}");
        }

        table.Add("", "", "");
        table.Add(words.Total, $"{assessment.Score.Total}", $"{assessment.RuleSet.Grid.Points(CrsTables.TotalCap)}");
        table.Write(host.Out, host.Width);
    }

    // Whether each program is met, requirement by requirement.
    private static void WritePrograms(Host host, ProfileAssessment assessment, ScoreWords words)
    {
        host.Out.WriteLine(words.ProgramsHeading);
        foreach (ImmigrationProgram program in ScoreWords.Programs)
        {
            RoundType group = ProfileAssessment.GroupOf(program);
            host.Out.WriteLine($"  {words.Program(program)}{words.Colon}{words.Answer(assessment.IsEligible(program))}");
            WriteFindings(host, assessment, group, words);
            if (program == ImmigrationProgram.Fsw)
            {
                WriteSelectionPoints(host, assessment.SelectionPoints, words);
            }
        }
    }

    private static void WriteFindings(Host host, ProfileAssessment assessment, RoundType group, ScoreWords words)
    {
        foreach (Finding finding in assessment.Findings.Where(finding => finding.Group == group))
        {
            string mark = $"{new string(' ', Indent)}{words.Mark(finding.Status), -11}";
            PlainText.Wrap(host.Out, mark, new string(' ', mark.Length + 2), words.Requirement(finding), host.Width);
        }
    }

    private static void WriteSelectionPoints(Host host, SelectionPoints points, ScoreWords words) =>
        PlainText.Wrap(
            host.Out,
            new string(' ', Indent),
            new string(' ', Indent + 2),
            words.SelectionLine(points),
            host.Width
        );

    private static void WriteCategories(Host host, ProfileAssessment assessment, ScoreWords words)
    {
        host.Out.WriteLine(words.Categories);
        IReadOnlyList<RoundType> groups =
        [
            .. assessment.Findings.Select(finding => finding.Group).Where(group => group > RoundType.Fst).Distinct(),
        ];
        foreach (RoundType category in groups)
        {
            bool? isMember = ProgramAssessor.IsEligible(assessment.Findings, category);
            host.Out.WriteLine($"  {words.Category(category)}{words.Colon}{words.Answer(isMember)}");
            WriteFindings(host, assessment, category, words);
        }

        if (!assessment.KnowsCategories)
        {
            host.Out.WriteLine($"  {words.NotEnoughForCategories}");
        }
        else if (groups.Count == 0)
        {
            host.Out.WriteLine($"  {words.NoCategories}");
        }
    }
}
