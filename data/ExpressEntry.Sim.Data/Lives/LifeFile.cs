using System.Collections.Immutable;
using ExpressEntry.Sim.Data.Documents;

namespace ExpressEntry.Sim.Data.Lives;

/// <summary>Reads <c>data/population/lives.yaml</c>, which travels inside the assembly.</summary>
internal static class LifeFile
{
    private const string Resource = "population/lives.yaml";
    private const int MostWeight = 1_000_000;
    private const int MostPoints = 200;
    private const int MostAge = 120;
    private const int MostMonths = 60;
    private const double PerMille = 1000;
    private static readonly ImmutableArray<string> RangeKeys = ["name", "range", "confidence", "source"];
    private static readonly ImmutableArray<string> Confidences = ["high", "medium", "low", "assumed"];

    public static LifeFacts ReadEmbedded()
    {
        using var reader = new StreamReader(
            typeof(LifeFile).Assembly.GetManifestResourceStream(Resource)
                ?? throw new InvalidOperationException($"{Resource} is not embedded.")
        );
        return Read(YamlDocument.Read(reader, $"data/{Resource}"));
    }

    /// <summary>Reads a document of this form.</summary>
    /// <exception cref="InvalidInputException">A value is missing or out of its range.</exception>
    public static LifeFacts Read(DocumentNode root)
    {
        root.AsMap([
            "recorded",
            "answers",
            "leaving",
            "reentry",
            "changes",
            "language_steps",
            "work",
            "ages",
            "with_spouse",
            "applications",
            "persons",
            "processing",
        ]);
        DocumentNode work = root.Require("work").AsMap(["years", "transferability", "transferability_points"]);
        return new LifeFacts
        {
            NotApplied = RangeOf(root, "answers", "not_applied"),
            DeclinedOfNotApplied = RangeOf(root, "answers", "declined"),
            AppliedInTime = RangeOf(root, "answers", "applied_in_time").Middle,
            LostOfLeaving = RangeOf(root, "leaving", "lost_eligibility"),
            ReentryOfExpired = RangeOf(root, "reentry", "expired"),
            ReentryOfWithdrawn = RangeOf(root, "reentry", "withdrawn"),
            ReentryOfLapsed = RangeOf(root, "reentry", "lapsed"),
            ReentryKeptPerWeek = RangeOf(root, "reentry", "each_week_later").Middle,
            LanguageTestsPerYear = RangeOf(root, "changes", "language_test"),
            YearsOfWorkPerYear = RangeOf(root, "changes", "year_of_work"),
            LanguageSteps =
            [
                .. root.Require("language_steps")
                    .AsList()
                    .Select(step => step.AsMap(["points", "weight"]))
                    .Select(step => new PointStep(
                        step.Require("points").WholeNumber(1, MostPoints),
                        step.Require("weight").WholeNumber(0, MostWeight)
                    )),
            ],
            YearsOfWork = Weights(work.Require("years")),
            TransferabilityShare = Share(work.Require("transferability")),
            TransferabilityPoints = work.Require("transferability_points").WholeNumber(0, MostPoints),
            Ages =
            [
                .. root.Require("ages")
                    .AsList()
                    .Select(entry => entry.AsMap(["from", "to", "per_mille"]))
                    .Select(entry => new AgeShare(
                        entry.Require("from").WholeNumber(0, MostAge),
                        entry.Require("to").WholeNumber(entry.Require("from").WholeNumber(0, MostAge), MostAge),
                        Share(entry.Require("per_mille"))
                    )),
            ],
            WithSpouse = Share(root.Require("with_spouse")),
            Refused = RangeOf(root, "applications", "refused"),
            Persons = Weights(root.Require("persons")),
            Standards =
            [
                .. root.Require("processing")
                    .AsList()
                    .Select(entry => entry.AsMap(["from", "pnp", "cec", "fsw", "fst"]))
                    .Select(entry => new ServiceStandard(
                        entry.Require("from").Date(),
                        Months(entry, "pnp"),
                        Months(entry, "cec"),
                        Months(entry, "fsw"),
                        Months(entry, "fst")
                    ))
                    .OrderBy(standard => standard.From),
            ],
        };
    }

    private static ShareRange RangeOf(DocumentNode root, string section, string name)
    {
        IReadOnlyList<DocumentNode> entries = root.Require(section).AsList();
        DocumentNode entry =
            entries.FirstOrDefault(entry => entry.AsMap(RangeKeys).Require("name").Text() == name)
            ?? throw root.Require(section).Wrong($"has no entry named '{name}'; it must be given");
        entry.Require("source").Text();
        entry.Require("confidence").Word(Confidences);
        IReadOnlyList<DocumentNode> values = entry.Require("range").AsList();
        if (values.Count != 3)
        {
            throw entry.Require("range").Wrong($"has {values.Count} values; expected lowest, middle and highest");
        }

        (double low, double middle, double high) = (Share(values[0]), Share(values[1]), Share(values[2]));
        return low <= middle && middle <= high
            ? new ShareRange(low, middle, high)
            : throw entry.Require("range").Wrong("is not in order; expected lowest, middle and highest");
    }

    private static int Months(DocumentNode entry, string program) => entry.Require(program).WholeNumber(1, MostMonths);

    private static double Share(DocumentNode node) => node.WholeNumber(0, (int)PerMille) / PerMille;

    private static ImmutableArray<int> Weights(DocumentNode node) =>
        [.. node.AsList().Select(weight => weight.WholeNumber(0, MostWeight))];
}
