using ExpressEntry.Sim.Engine.Rules.Candidates;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Engine.Rules.Programs;

/// <summary>Finds, requirement by requirement, which programs a candidate is eligible for on a day.</summary>
/// <remarks>
/// A requirement the profile does not speak about is <see cref="RequirementStatus.NotStated"/>, never guessed.
/// Source: <c>docs/rules.md</c>, "The programs".
/// </remarks>
public static class ProgramAssessor
{
    private const string Quebec = "QC";

    /// <summary>Assesses every program.</summary>
    /// <param name="candidate">What the profile states.</param>
    /// <param name="facts">How it stands on the day.</param>
    /// <param name="points">Its points on the FSW selection grid.</param>
    /// <param name="rules">What the programs ask for.</param>
    /// <param name="findings">Receives one finding a requirement: PNP, CEC, FSW, FST.</param>
    public static void Assess(
        Candidate candidate,
        CandidateFacts facts,
        SelectionPoints points,
        ProgramRules rules,
        ICollection<Finding> findings
    )
    {
        findings.Add(new Finding(RoundType.Pnp, RequirementKind.Nomination, StatusOf(candidate.HasNomination)));
        AssessCec(candidate, facts, rules, findings);
        AssessFsw(candidate, facts, points, rules, findings);
        AssessFst(candidate, facts, rules, findings);
    }

    /// <summary>Whether a group's requirements are all met.</summary>
    /// <param name="findings">Findings of any groups.</param>
    /// <param name="group">The program or category.</param>
    /// <returns>True or false, or null where it hangs on something not stated.</returns>
    public static bool? IsEligible(IReadOnlyList<Finding> findings, RoundType group)
    {
        bool? isEligible = true;
        foreach (Finding finding in findings)
        {
            if (finding.Group != group || finding.Status == RequirementStatus.Met)
            {
                continue;
            }

            if (finding.Status == RequirementStatus.NotMet)
            {
                return false;
            }

            isEligible = null;
        }

        return isEligible;
    }

    private static void AssessCec(
        Candidate candidate,
        CandidateFacts facts,
        ProgramRules rules,
        ICollection<Finding> findings
    )
    {
        int lowest = facts.Profile.First.Lowest;
        if (candidate.Work.IsDefault)
        {
            // Years of the last ten say that there are none in the last three, but not that there are some.
            bool hasNone = facts.Profile.CanadianYears == 0;
            findings.Add(
                new Finding(
                    RoundType.Cec,
                    RequirementKind.CanadianWork,
                    hasNone ? RequirementStatus.NotMet : RequirementStatus.NotStated,
                    hasNone ? 0 : null,
                    rules.CecHours
                )
            );
            RequirementStatus language =
                lowest >= rules.CecLanguageHigh ? RequirementStatus.Met
                : lowest < rules.CecLanguageLow ? RequirementStatus.NotMet
                : RequirementStatus.NotStated;
            int asked = lowest < rules.CecLanguageLow ? rules.CecLanguageLow : rules.CecLanguageHigh;
            findings.Add(new Finding(RoundType.Cec, RequirementKind.FirstLanguage, language, lowest, asked));
        }
        else
        {
            WorkPeriod[] jobs = [.. candidate.Work.Where(job => job.IsCanadianExperience && job.Teer <= rules.CecMostTeer)];
            int hours = WorkLedger.HoursBefore(jobs, facts.Day, rules.CecWindowYears);
            findings.Add(AtLeast(RoundType.Cec, RequirementKind.CanadianWork, hours, rules.CecHours));
            int high = HoursOfTeer(jobs, facts.Day, rules, job => job.Teer <= 1);
            int low = HoursOfTeer(jobs, facts.Day, rules, job => job.Teer > 1);
            int asked = low > high ? rules.CecLanguageLow : rules.CecLanguageHigh;
            findings.Add(AtLeast(RoundType.Cec, RequirementKind.FirstLanguage, lowest, asked));
        }

        findings.Add(DestinationOf(candidate, RoundType.Cec));
    }

    private static int HoursOfTeer(WorkPeriod[] jobs, DateOnly day, ProgramRules rules, Func<WorkPeriod, bool> isMeant) =>
        WorkLedger.HoursBefore([.. jobs.Where(isMeant)], day, rules.CecWindowYears);

    private static void AssessFsw(
        Candidate candidate,
        CandidateFacts facts,
        SelectionPoints points,
        ProgramRules rules,
        ICollection<Finding> findings
    )
    {
        CrsProfile profile = facts.Profile;
        if (candidate.Work.IsDefault)
        {
            // Completed years do not say whether they were without a gap and in one occupation.
            bool hasNone = profile.CanadianYears == 0 && profile.ForeignYears == 0;
            findings.Add(
                new Finding(
                    RoundType.Fsw,
                    RequirementKind.ContinuousWork,
                    hasNone ? RequirementStatus.NotMet : RequirementStatus.NotStated,
                    hasNone ? 0 : null,
                    rules.FswHours
                )
            );
        }
        else
        {
            WorkPeriod[] jobs = [.. candidate.Work.Where(job => job.Counts && job.Teer <= rules.FswMostTeer)];
            int run = WorkLedger.LongestRunBefore(jobs, facts.Day, rules.FswWindowYears);
            findings.Add(AtLeast(RoundType.Fsw, RequirementKind.ContinuousWork, run, rules.FswHours));
        }

        findings.Add(AtLeast(RoundType.Fsw, RequirementKind.FirstLanguage, profile.First.Lowest, rules.FswLanguage));
        findings.Add(
            new Finding(RoundType.Fsw, RequirementKind.Education, StatusOf(profile.Education >= EducationLevel.Secondary))
        );
        PointRange total = points.Total;
        RequirementStatus passed =
            total.Low >= rules.FswPassMark ? RequirementStatus.Met
            : total.High < rules.FswPassMark ? RequirementStatus.NotMet
            : RequirementStatus.NotStated;
        findings.Add(new Finding(RoundType.Fsw, RequirementKind.SelectionPoints, passed, total.Known, rules.FswPassMark));
        findings.Add(FundsOf(candidate, facts.Day, rules, RoundType.Fsw));
        findings.Add(DestinationOf(candidate, RoundType.Fsw));
    }

    private static void AssessFst(
        Candidate candidate,
        CandidateFacts facts,
        ProgramRules rules,
        ICollection<Finding> findings
    )
    {
        CrsProfile profile = facts.Profile;
        if (candidate.Work.IsDefault)
        {
            // No completed year in Canada and none elsewhere leaves less than the two years asked for.
            bool hasNone = profile.CanadianYears == 0 && profile.ForeignYears == 0;
            findings.Add(
                new Finding(
                    RoundType.Fst,
                    RequirementKind.TradeWork,
                    hasNone ? RequirementStatus.NotMet : RequirementStatus.NotStated,
                    hasNone ? 0 : null,
                    rules.FstHours
                )
            );
        }
        else
        {
            WorkPeriod[] jobs = [.. candidate.Work.Where(job => job.Counts && rules.IsTrade(job.Occupation))];
            int hours = WorkLedger.MostInOneOccupationBefore(jobs, facts.Day, rules.FstWindowYears);
            findings.Add(AtLeast(RoundType.Fst, RequirementKind.TradeWork, hours, rules.FstHours));
        }

        findings.Add(FstLanguageOf(profile, rules));
        bool hasOffer = candidate.OfferOccupation is { } occupation
            ? candidate.Offer != JobOffer.None && rules.IsTrade(occupation)
            : candidate.Offer == JobOffer.Other;
        findings.Add(
            new Finding(RoundType.Fst, RequirementKind.OfferOrCertificate, StatusOf(candidate.HasCertificate || hasOffer))
        );
        findings.Add(FundsOf(candidate, facts.Day, rules, RoundType.Fst));
        findings.Add(DestinationOf(candidate, RoundType.Fst));
    }

    private static Finding FstLanguageOf(in CrsProfile profile, ProgramRules rules)
    {
        // Reported by the ability that falls short, or by the lowest where none does.
        for (int ability = 0; ability < rules.FstLanguage.Length; ability++)
        {
            if (profile.First[ability] < rules.FstLanguage[ability])
            {
                return AtLeast(
                    RoundType.Fst,
                    RequirementKind.FirstLanguage,
                    profile.First[ability],
                    rules.FstLanguage[ability]
                );
            }
        }

        return AtLeast(RoundType.Fst, RequirementKind.FirstLanguage, profile.First.Lowest, rules.FstLanguage.Min());
    }

    private static Finding FundsOf(Candidate candidate, DateOnly day, ProgramRules rules, RoundType group)
    {
        if (candidate.IsAuthorizedToWork == true && candidate.Offer != JobOffer.None)
        {
            return new Finding(group, RequirementKind.Funds, RequirementStatus.Met);
        }

        int? need = candidate.FamilySize is { } persons && rules.FundsOn(day) is { } table ? table.AmountFor(persons) : null;
        return candidate.Funds is { } dollars && need is { } amount
            ? AtLeast(group, RequirementKind.Funds, dollars, amount)
            : new Finding(group, RequirementKind.Funds, RequirementStatus.NotStated, candidate.Funds, need);
    }

    private static Finding DestinationOf(Candidate candidate, RoundType group) =>
        new(
            group,
            RequirementKind.Destination,
            candidate.Destination is { } destination ? StatusOf(destination != Quebec) : RequirementStatus.NotStated
        );

    private static Finding AtLeast(RoundType group, RequirementKind kind, int have, int need) =>
        new(group, kind, StatusOf(have >= need), have, need);

    private static RequirementStatus StatusOf(bool isMet) => isMet ? RequirementStatus.Met : RequirementStatus.NotMet;
}
