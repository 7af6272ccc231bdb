using System.Collections.Immutable;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Rules.Programs;

namespace ExpressEntry.Sim.Cli.Score;

/// <summary>Everything that <c>eesim score</c> says to people; one class a language.</summary>
internal abstract class ScoreWords
{
    private static readonly EnglishScoreWords English = new();
    private static readonly FrenchScoreWords French = new();

    /// <summary>The order programs are listed in.</summary>
    public static ImmutableArray<ImmigrationProgram> Programs { get; } =
    [ImmigrationProgram.Fsw, ImmigrationProgram.Cec, ImmigrationProgram.Fst, ImmigrationProgram.Pnp];

    public abstract string ColumnPoints { get; }

    public abstract string ColumnMost { get; }

    public abstract string Subtotal { get; }

    public abstract string Total { get; }

    public abstract string ProgramsHeading { get; }

    public abstract string Categories { get; }

    public abstract string NoCategories { get; }

    public abstract string NotEnoughForCategories { get; }

    public abstract string SectionCore { get; }

    public abstract string SectionSpouse { get; }

    public abstract string SectionTransferability { get; }

    public abstract string SectionAdditional { get; }

    public abstract string TimelineDay { get; }

    public abstract string TimelineChange { get; }

    public abstract string TimelineScore { get; }

    public abstract string TimelineWhat { get; }

    public abstract string NoSteps { get; }

    public abstract string WarningLabel { get; }

    /// <summary>What stands between a name and what is said of it.</summary>
    public abstract string Colon { get; }

    /// <summary>The words of a language.</summary>
    public static ScoreWords In(OutputLanguage language) => language == OutputLanguage.French ? French : English;

    public abstract string Heading(ProfileAssessment assessment, string? scenario);

    /// <summary>A part of the score, by its key in the JSON document.</summary>
    public abstract string Part(string key);

    public abstract string Program(ImmigrationProgram program);

    public abstract string Category(RoundType category);

    public abstract string Answer(bool? isMet);

    public abstract string Mark(RequirementStatus status);

    /// <summary>The selection grid in one line.</summary>
    public abstract string SelectionLine(SelectionPoints points);

    /// <summary>A requirement with its figures.</summary>
    public abstract string Requirement(Finding finding);

    public abstract string Warning(AssessmentWarning warning);

    public abstract string Cause(TimelineCause cause, ProfileAssessment after);

    /// <summary>A program or category that begins or ceases to be met.</summary>
    public abstract string Turn(RoundType group, bool? before, bool? after);

    public abstract string TimelineHeading(int months, DateOnly from);

    public abstract string NotDated(IEnumerable<string> keys);

    public abstract string BulkDone(int count, DateOnly day, string output);

    public abstract string BulkBad(int bad, int lines, string input);
}
