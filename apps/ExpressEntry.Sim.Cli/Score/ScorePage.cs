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

    public static void Write(Host host, ProfileAssessment assessment, RuleBook book)
    {
        TextWriter output = host.Out;
        output.WriteLine(ScoreWords.Heading(assessment, book.ScenarioOn(assessment.Day)));
        output.WriteLine();
        WriteParts(host, assessment);
        output.WriteLine();
        WritePrograms(host, assessment);
        output.WriteLine();
        WriteCategories(host, assessment);
        if (assessment.Warnings.Count > 0)
        {
            output.WriteLine();
            PlainText.Warnings(output, assessment.Warnings.Select(ScoreWords.Warning), host.Width);
        }
    }

    /// <summary>Prints every part of the score beside the most it can be.</summary>
    public static void WriteParts(Host host, ProfileAssessment assessment)
    {
        var table = new TextTable("", $"#{ScoreWords.ColumnPoints}", $"#{ScoreWords.ColumnMost}");
        bool isFirst = true;
        foreach (ScoreSection section in ScoreSection.Of(assessment))
        {
            if (!isFirst)
            {
                table.Add("", "", "");
            }

            isFirst = false;
            table.Add(section.Title, "", "");
            foreach (ScorePart part in section.Parts)
            {
                table.Add($"  {ScoreWords.Part(part.Key)}", $"{part.Points}", $"{part.Most}");
            }

            table.Add($"  {ScoreWords.Subtotal}", $"{section.Points}", $"{section.Most}");
        }

        table.Add("", "", "");
        table.Add(ScoreWords.Total, $"{assessment.Score.Total}", $"{assessment.RuleSet.Grid.Points(CrsTables.TotalCap)}");
        table.Write(host.Out, host.Width);
    }

    /// <summary>Prints whether each program is met, requirement by requirement.</summary>
    public static void WritePrograms(Host host, ProfileAssessment assessment)
    {
        host.Out.WriteLine(ScoreWords.ProgramsHeading);
        foreach (ImmigrationProgram program in ScoreWords.Programs)
        {
            RoundType group = ProfileAssessment.GroupOf(program);
            host.Out.WriteLine($"  {ScoreWords.Program(program)}: {ScoreWords.Answer(assessment.IsEligible(program))}");
            WriteFindings(host, assessment, group);
            if (program == ImmigrationProgram.Fsw)
            {
                WriteSelectionPoints(host, assessment.SelectionPoints);
            }
        }
    }

    private static void WriteFindings(Host host, ProfileAssessment assessment, RoundType group)
    {
        foreach (Finding finding in assessment.Findings.Where(finding => finding.Group == group))
        {
            string mark = $"{new string(' ', Indent)}{ScoreWords.Mark(finding.Status), -11}";
            PlainText.Wrap(host.Out, mark, new string(' ', mark.Length + 2), ScoreWords.Requirement(finding), host.Width);
        }
    }

    private static void WriteSelectionPoints(Host host, SelectionPoints points) =>
        PlainText.Wrap(
            host.Out,
            new string(' ', Indent),
            new string(' ', Indent + 2),
            ScoreWords.SelectionLine(points),
            host.Width
        );

    private static void WriteCategories(Host host, ProfileAssessment assessment)
    {
        host.Out.WriteLine(ScoreWords.Categories);
        IReadOnlyList<RoundType> groups =
        [
            .. assessment.Findings.Select(finding => finding.Group).Where(group => group > RoundType.Fst).Distinct(),
        ];
        foreach (RoundType category in groups)
        {
            bool? isMember = ProgramAssessor.IsEligible(assessment.Findings, category);
            host.Out.WriteLine($"  {ScoreWords.Category(category)}: {ScoreWords.Answer(isMember)}");
            WriteFindings(host, assessment, category);
        }

        if (!assessment.KnowsCategories)
        {
            host.Out.WriteLine($"  {ScoreWords.NotEnoughForCategories}");
        }
        else if (groups.Count == 0)
        {
            host.Out.WriteLine($"  {ScoreWords.NoCategories}");
        }
    }
}
