using System.Collections.Immutable;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Cli.Score;
using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Evaluation;

namespace ExpressEntry.Sim.Cli.Odds;

/// <summary>Everything that <c>eesim odds</c> says to people; one class a language.</summary>
internal abstract class OddsWords
{
    /// <summary>The words of the score in the same language.</summary>
    public required ScoreWords ScoreWords { get; init; }

    public abstract string ColumnBy { get; }

    public abstract string ColumnOdds { get; }

    public abstract string ColumnRange { get; }

    public abstract string ColumnChange { get; }

    public abstract string ColumnPoints { get; }

    public abstract string ColumnScore { get; }

    public abstract string CurveHeading { get; }

    public abstract string CurveLegend { get; }

    public abstract string ImprovementsHeading { get; }

    public abstract string NoImprovements { get; }

    public abstract string RestsOn { get; }

    /// <summary>The words of a language.</summary>
    public static OddsWords In(OutputLanguage language)
    {
        ScoreWords score = ScoreWords.In(language);
        return language == OutputLanguage.French
            ? new FrenchOddsWords { ScoreWords = score }
            : new EnglishOddsWords { ScoreWords = score };
    }

    public abstract string Heading(DateOnly asOf);

    public abstract string Subject(int score, ImmutableArray<RoundType> types);

    public abstract string NoGroup { get; }

    /// <summary>Odds as people say them, for example "about 7 in 10".</summary>
    public abstract string Chance(double probability);

    /// <summary>The odds of the last window in a sentence.</summary>
    public abstract string Sentence(double probability, DateOnly day);

    public abstract string Day(DateOnly day);

    public abstract string Percent(double probability);

    public abstract string Range(double low, double high);

    public abstract string ScoreFor(DateOnly day, int? even, int? likely);

    public abstract string Step(DateOnly day, int score, ImmutableArray<RoundType> types);

    public abstract string Ends(DateOnly day);

    public abstract string Change(ProfileChange change);

    public abstract string Basis(int futures, long seed, DateOnly dataEnds, string source);

    public abstract string RangeMeaning { get; }

    public abstract string Reliability(int days, ReliabilityNode node, EvaluationWindow window);

    public abstract string GridNotKnown(DateOnly certainTo);

    public abstract string FileSaysSubmitted(DateTimeOffset at);

    public abstract string ProgramsNotKnown { get; }

    public abstract string FewReplications(int asked, int simulated);

    public abstract string Gap(int days, DateOnly asOf);

    public abstract string NotInUse(ImmutableArray<RoundType> types);
}
