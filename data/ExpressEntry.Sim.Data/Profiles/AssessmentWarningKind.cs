namespace ExpressEntry.Sim.Data.Profiles;

/// <summary>What the reader of a score should know.</summary>
public enum AssessmentWarningKind : byte
{
    /// <summary>A changed score was announced for the day; its values are not known, so the last known grid is used.</summary>
    RulesNotKnown,

    /// <summary>The first language result is two years old or not taken yet: it earns nothing and no program is met.</summary>
    FirstLanguageDoesNotCount,

    /// <summary>The second language result is two years old or not taken yet.</summary>
    SecondLanguageDoesNotCount,

    /// <summary>A credential is not completed, or its assessment is missing, too old or not made yet.</summary>
    EducationDoesNotCount,

    /// <summary>The second language is the same as the first, so there is only one.</summary>
    SameLanguageTwice,

    /// <summary>The settlement funds of the day are not known; those known last are used.</summary>
    FundsNotKnown,

    /// <summary>The settlement funds of the day are not certain.</summary>
    FundsInDoubt,

    /// <summary>The occupation's place in a category's list is not certain.</summary>
    CategoryListInDoubt,
}
