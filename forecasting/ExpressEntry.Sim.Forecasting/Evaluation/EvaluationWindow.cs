namespace ExpressEntry.Sim.Forecasting.Evaluation;

/// <summary>The days whose forecasts are judged; both ends included.</summary>
/// <param name="From">First day.</param>
/// <param name="To">Last day.</param>
public readonly record struct EvaluationWindow(DateOnly From, DateOnly To)
{
    /// <summary>The window of the published tables: 2023-07-01 to 2026-07-31.</summary>
    public static EvaluationWindow Standard { get; } = new(new DateOnly(2023, 7, 1), new DateOnly(2026, 7, 31));

    /// <summary>Whether a day lies in the window.</summary>
    /// <param name="day">Any day.</param>
    /// <returns>True from <see cref="From"/> to <see cref="To"/>.</returns>
    public bool Contains(DateOnly day) => From <= day && day <= To;

    /// <summary>Whether a day lies in the last twelve months of the window.</summary>
    /// <param name="day">Any day.</param>
    /// <returns>True for the year that ends with <see cref="To"/>.</returns>
    public bool IsLastYear(DateOnly day) => To.AddYears(-1) < day && day <= To;
}
