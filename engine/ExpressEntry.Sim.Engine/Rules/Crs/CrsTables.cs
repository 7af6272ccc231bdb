using System.Collections.Immutable;

namespace ExpressEntry.Sim.Engine.Rules.Crs;

/// <summary>Every table of the grid. A rule set gives each cell its points; no point value is in code.</summary>
/// <remarks>Source: <c>docs/rules.md</c>, "The score". Thresholds are data too: a table runs over every level.</remarks>
public static class CrsTables
{
    private static readonly CrsTable.Layout Layout = new();

    /// <summary>A: age, by spouse column.</summary>
    public static CrsTable Age { get; } = Layout.Add("A.age", CrsAxis.Spouse, CrsAxis.Age);

    /// <summary>A: level of education, by spouse column.</summary>
    public static CrsTable Education { get; } = Layout.Add("A.education", CrsAxis.Spouse, CrsAxis.Education);

    /// <summary>A: first official language, an ability, by spouse column.</summary>
    public static CrsTable FirstLanguage { get; } = Layout.Add("A.first_language", CrsAxis.Spouse, CrsAxis.Level);

    /// <summary>A: second official language, an ability, by spouse column.</summary>
    public static CrsTable SecondLanguage { get; } = Layout.Add("A.second_language", CrsAxis.Spouse, CrsAxis.Level);

    /// <summary>A: most that the four abilities of the second language earn together, by spouse column.</summary>
    public static CrsTable SecondLanguageCap { get; } = Layout.Add("A.second_language_cap", CrsAxis.Spouse);

    /// <summary>A: years of work in Canada, by spouse column.</summary>
    public static CrsTable CanadianWork { get; } = Layout.Add("A.canadian_work", CrsAxis.Spouse, CrsAxis.Years);

    /// <summary>B: the spouse's level of education.</summary>
    public static CrsTable SpouseEducation { get; } = Layout.Add("B.education", CrsAxis.Education);

    /// <summary>B: the spouse's first official language, an ability.</summary>
    public static CrsTable SpouseLanguage { get; } = Layout.Add("B.language", CrsAxis.Level);

    /// <summary>B: the spouse's years of work in Canada.</summary>
    public static CrsTable SpouseWork { get; } = Layout.Add("B.canadian_work", CrsAxis.Years);

    /// <summary>C: education with the lowest ability of the first language.</summary>
    public static CrsTable EducationLanguage { get; } = Layout.Add("C.education_language", CrsAxis.Education, CrsAxis.Level);

    /// <summary>C: education with years of work in Canada.</summary>
    public static CrsTable EducationWork { get; } =
        Layout.Add("C.education_canadian_work", CrsAxis.Education, CrsAxis.Years);

    /// <summary>C: most that the two education parts earn together.</summary>
    public static CrsTable EducationCap { get; } = Layout.Add("C.education_cap");

    /// <summary>C: years of foreign work with the lowest ability of the first language.</summary>
    public static CrsTable ForeignLanguage { get; } = Layout.Add("C.foreign_language", CrsAxis.Years, CrsAxis.Level);

    /// <summary>C: years of foreign work with years of work in Canada.</summary>
    public static CrsTable ForeignWork { get; } = Layout.Add("C.foreign_canadian_work", CrsAxis.Years, CrsAxis.Years);

    /// <summary>C: most that the two foreign-work parts earn together.</summary>
    public static CrsTable ForeignCap { get; } = Layout.Add("C.foreign_cap");

    /// <summary>C: a certificate of qualification with the lowest ability of the first language.</summary>
    public static CrsTable Certificate { get; } = Layout.Add("C.certificate", CrsAxis.Level);

    /// <summary>C: most that the certificate earns.</summary>
    public static CrsTable CertificateCap { get; } = Layout.Add("C.certificate_cap");

    /// <summary>C: most that the section earns.</summary>
    public static CrsTable TransferabilityCap { get; } = Layout.Add("C.cap");

    /// <summary>D: a nomination.</summary>
    public static CrsTable Nomination { get; } = Layout.Add("D.nomination");

    /// <summary>D: a job offer, by kind.</summary>
    public static CrsTable Offer { get; } = Layout.Add("D.job_offer", CrsAxis.Offer);

    /// <summary>D: study in Canada.</summary>
    public static CrsTable Study { get; } = Layout.Add("D.canadian_study", CrsAxis.Study);

    /// <summary>D: lowest ability in French (first axis) with lowest ability in English (second axis).</summary>
    public static CrsTable French { get; } = Layout.Add("D.french", CrsAxis.Level, CrsAxis.Level);

    /// <summary>D: a brother or sister in Canada.</summary>
    public static CrsTable Sibling { get; } = Layout.Add("D.sibling");

    /// <summary>D: tier of the occupation worked in; only where a scenario adds the factor.</summary>
    public static CrsTable OccupationTier { get; } = Layout.AddOptional("D.occupation", CrsAxis.Tier);

    /// <summary>D: tier of the occupation offered; only where a scenario adds the factor.</summary>
    public static CrsTable OfferTier { get; } = Layout.AddOptional("D.offer_occupation", CrsAxis.Tier);

    /// <summary>D: most that the section earns.</summary>
    public static CrsTable AdditionalCap { get; } = Layout.Add("D.cap");

    /// <summary>Most that the whole score comes to, at most <see cref="CrsScore.Max"/>.</summary>
    public static CrsTable TotalCap { get; } = Layout.Add("total_cap");

    /// <summary>Every table, in the order of the sections.</summary>
    public static ImmutableArray<CrsTable> All { get; } = Layout.Tables;

    /// <summary>How many cells a grid has.</summary>
    public static int CellCount { get; } = Layout.CellCount;
}
