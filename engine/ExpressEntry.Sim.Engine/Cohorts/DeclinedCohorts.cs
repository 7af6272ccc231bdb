using ExpressEntry.Sim.Engine.Randomness;

namespace ExpressEntry.Sim.Engine.Cohorts;

/// <summary>Invited profiles that will decline, by the day they are back.</summary>
internal sealed class DeclinedCohorts
{
    private List<(int Score, Cohort Cohort)>[] _due = []; // a ring of days

    /// <summary>Empties it.</summary>
    /// <param name="deadlineDays">The longest time away.</param>
    public void Clear(int deadlineDays)
    {
        if (_due.Length != deadlineDays + 2)
        {
            _due = [.. Enumerable.Range(0, deadlineDays + 2).Select(_ => new List<(int, Cohort)>())];
        }

        foreach (List<(int, Cohort)> day in _due)
        {
            day.Clear();
        }
    }

    /// <summary>Keeps one profile until its day.</summary>
    /// <param name="day">The midnight it returns at, days since 1970.</param>
    /// <param name="score">The score it ranks with.</param>
    /// <param name="cohort">What is known of it.</param>
    public void Add(long day, int score, in Cohort cohort) =>
        _due[day % _due.Length].Add((score, cohort with { Count = 1 }));

    /// <summary>Puts back those due at a midnight who have not expired.</summary>
    /// <returns>How many came back.</returns>
    public int Return(long day, ScoreCohorts[] pool, Survival survival, ref RandomStream random)
    {
        const double secondsPerDay = 86_400;
        double now = day * secondsPerDay;
        int returned = 0;
        List<(int Score, Cohort Cohort)> due = _due[day % _due.Length];
        foreach ((int score, Cohort cohort) in due)
        {
            double staying = survival.ShareNotExpired(cohort.From, cohort.To, now);
            if (random.NextBinomial(1, staying) == 0)
            {
                continue;
            }

            double from = cohort.IsInstant ? cohort.From : Math.Max(cohort.From, Survival.ExpiredAt(now));
            // Returns come before the midnight's departures, so one day of attrition is still ahead of it.
            double mass = survival.MassOf(from, cohort.To, now) / survival.Staying;
            pool[score].Add(cohort with { From = from, Mass = mass });
            returned++;
        }

        due.Clear();
        return returned;
    }
}
