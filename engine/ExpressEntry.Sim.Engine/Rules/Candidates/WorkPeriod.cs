namespace ExpressEntry.Sim.Engine.Rules.Candidates;

/// <summary>One job.</summary>
/// <param name="Occupation">NOC 2021 code, five digits; the second one is the TEER.</param>
/// <param name="From">First day.</param>
/// <param name="To">Last day, included; null for a job still held, which counts up to the day of the score.</param>
/// <param name="TenthHoursAWeek">Hours a week in tenths; above 30.0 counts as 30.0.</param>
/// <param name="InCanada">Whether in Canada.</param>
/// <param name="IsAuthorized">Whether the candidate was allowed to work; matters in Canada.</param>
/// <param name="IsSelfEmployed">Whether on own account.</param>
/// <param name="IsFullTimeStudent">Whether while studying full-time.</param>
/// <param name="IsPaid">Whether paid; volunteer work and unpaid internships never count.</param>
public sealed record WorkPeriod(
    string Occupation,
    DateOnly From,
    DateOnly? To,
    int TenthHoursAWeek,
    bool InCanada,
    bool IsAuthorized = true,
    bool IsSelfEmployed = false,
    bool IsFullTimeStudent = false,
    bool IsPaid = true
)
{
    /// <summary>Training, education, experience and responsibilities: 0 (management) to 5.</summary>
    public int Teer => Occupation[1] - '0';

    /// <summary>Whether the job is Canadian experience: in Canada, allowed, paid, employed, not as a full-time student.</summary>
    public bool IsCanadianExperience => InCanada && IsAuthorized && IsPaid && !IsSelfEmployed && !IsFullTimeStudent;

    /// <summary>Whether the job counts at all: paid, and either abroad or Canadian experience.</summary>
    public bool Counts => IsPaid && (!InCanada || IsCanadianExperience);
}
