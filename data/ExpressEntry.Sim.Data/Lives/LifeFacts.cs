using System.Collections.Immutable;

namespace ExpressEntry.Sim.Data.Lives;

/// <summary>What is known or assumed of profiles, invitations and applications besides the rules.</summary>
/// <remarks>From <c>data/population/lives.yaml</c>, which gives each value's source and confidence.</remarks>
public sealed record LifeFacts
{
    private static readonly Lazy<LifeFacts> LazyEmbedded = new(LifeFile.ReadEmbedded);

    /// <summary>The facts that travel with the program.</summary>
    public static LifeFacts Embedded => LazyEmbedded.Value;

    /// <summary>Share of invitations that does not become an application.</summary>
    public required ShareRange NotApplied { get; init; }

    /// <summary>Share of these that is declined; the others lapse.</summary>
    public required ShareRange DeclinedOfNotApplied { get; init; }

    /// <summary>Of those who apply within 90 days, the share that does so within 60.</summary>
    public required double AppliedInTime { get; init; }

    /// <summary>Of those who leave the pool early, the share that lost eligibility; the others withdraw.</summary>
    public required ShareRange LostOfLeaving { get; init; }

    /// <summary>Share of those whose profile expired that submits another.</summary>
    public required ShareRange ReentryOfExpired { get; init; }

    /// <summary>Share of those who withdrew or lost eligibility that submits another profile.</summary>
    public required ShareRange ReentryOfWithdrawn { get; init; }

    /// <summary>Share of those who let an invitation lapse that submits another profile.</summary>
    public required ShareRange ReentryOfLapsed { get; init; }

    /// <summary>How likely a return in one week is compared with the week before, 0 to 1.</summary>
    public required double ReentryKeptPerWeek { get; init; }

    /// <summary>Share of the pool with a better language test in a year.</summary>
    public required ShareRange LanguageTestsPerYear { get; init; }

    /// <summary>Share of CEC members with another year of work recorded in a year.</summary>
    public required ShareRange YearsOfWorkPerYear { get; init; }

    /// <summary>What a better language test brings.</summary>
    public required ImmutableArray<PointStep> LanguageSteps { get; init; }

    /// <summary>Weights of CEC members with 1, 2, 3 and 4 full years of work in Canada.</summary>
    public required ImmutableArray<int> YearsOfWork { get; init; }

    /// <summary>Share that gains transferability points with the second year of work, 0 to 1.</summary>
    public required double TransferabilityShare { get; init; }

    /// <summary>How many they gain.</summary>
    public required int TransferabilityPoints { get; init; }

    /// <summary>The pool by age.</summary>
    public required ImmutableArray<AgeShare> Ages { get; init; }

    /// <summary>Share of the pool scored in the column "with spouse", 0 to 1.</summary>
    public required double WithSpouse { get; init; }

    /// <summary>Share of applications refused or withdrawn.</summary>
    public required ShareRange Refused { get; init; }

    /// <summary>Weights of applications that cover 1, 2, 3 … persons.</summary>
    public required ImmutableArray<int> Persons { get; init; }

    /// <summary>Processing times by day of receipt, earliest first.</summary>
    public required ImmutableArray<ServiceStandard> Standards { get; init; }
}
