using System.Collections.Immutable;
using ExpressEntry.Sim.Data.Documents;

namespace ExpressEntry.Sim.Data.Population;

/// <summary>The known shares of <c>data/population/margins.yaml</c>.</summary>
internal sealed record PopulationMargins(
    ImmutableArray<PopulationMargins.ProgramShares> Programs,
    ImmutableArray<PopulationMargins.TraitShare> Traits
)
{
    private const int MostCount = 10_000_000;
    private const int PerMille = 1000;

    /// <summary>Traits a margin may speak of, in the order of their bits in a cell of the raking.</summary>
    public static readonly ImmutableArray<string> TraitWords = ["canadian_study", "sibling", "french"];

    private static readonly ImmutableArray<string> ProgramWords = ["cec", "fsw", "fst"];

    public static PopulationMargins Read(DocumentNode document)
    {
        document.AsMap(["recorded", "programs", "traits"]);
        return new PopulationMargins(
            [.. document.Require("programs").AsList().Select(ReadPrograms).OrderBy(entry => entry.Day)],
            [.. document.Require("traits").AsList().Select(ReadTrait)]
        );
    }

    /// <summary>Shares of CEC, FSW and FST among those not nominated, on a day; they sum to 1.</summary>
    public (ImmutableArray<double> Shares, string Confidence, string Source) ProgramsOn(DateOnly day)
    {
        ProgramShares nearest = Programs.MinBy(entry => Math.Abs(entry.Day.DayNumber - day.DayNumber))!;
        double[] shares = new double[3];
        for (int program = 0; program < shares.Length; program++)
        {
            int index = program;
            shares[program] = Between(day, [.. Programs.Select(entry => (entry.Day, entry.Shares[index]))]);
        }

        // Away from the day of a published figure its share is an assumption.
        bool isThatDay = Math.Abs(nearest.Day.DayNumber - day.DayNumber) <= 31;
        return ([.. shares], isThatDay ? nearest.Confidence : "assumed", nearest.Source);
    }

    private static double Between(DateOnly day, ImmutableArray<(DateOnly Day, double Share)> known)
    {
        int next = 0;
        while (next < known.Length && known[next].Day <= day)
        {
            next++;
        }

        if (next == 0 || next == known.Length)
        {
            return known[Math.Min(next, known.Length - 1)].Share;
        }

        (DateOnly from, double start) = known[next - 1];
        (DateOnly to, double end) = known[next];
        double way = (double)(day.DayNumber - from.DayNumber) / (to.DayNumber - from.DayNumber);
        return start + (way * (end - start));
    }

    private static ProgramShares ReadPrograms(DocumentNode node)
    {
        node.AsMap(["day", "cec", "fsw", "fst", "confidence", "source"]);
        double[] counts = [.. ProgramWords.Select(word => (double)node.Require(word).WholeNumber(1, MostCount))];
        double total = counts.Sum();
        return new ProgramShares(
            node.Require("day").Date(),
            [.. counts.Select(count => count / total)],
            node.Require("confidence").Text(),
            node.Require("source").Text()
        );
    }

    private static TraitShare ReadTrait(DocumentNode node)
    {
        node.AsMap(["trait", "confidence", "source", "tolerance", "at"]);
        return new TraitShare(
            node.Require("trait").Word(TraitWords),
            [
                .. node.Require("at")
                    .AsList()
                    .Select(entry => entry.AsMap(["day", "per_mille"]))
                    .Select(entry =>
                        (
                            entry.Require("day").Date(),
                            (double)entry.Require("per_mille").WholeNumber(1, PerMille - 1) / PerMille
                        )
                    )
                    .OrderBy(entry => entry.Item1),
            ],
            (double)node.Require("tolerance").WholeNumber(1, PerMille) / PerMille,
            node.Require("confidence").Text(),
            node.Require("source").Text()
        );
    }

    /// <summary>Shares of one day: CEC, FSW, FST.</summary>
    internal sealed record ProgramShares(DateOnly Day, ImmutableArray<double> Shares, string Confidence, string Source);

    /// <summary>The share of profiles with a trait, by day.</summary>
    internal sealed record TraitShare(
        int Trait,
        ImmutableArray<(DateOnly Day, double Share)> At,
        double Tolerance,
        string Confidence,
        string Source
    )
    {
        public double ShareOn(DateOnly day) => Between(day, At);
    }
}
