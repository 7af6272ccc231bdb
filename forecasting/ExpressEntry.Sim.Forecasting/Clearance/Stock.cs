namespace ExpressEntry.Sim.Forecasting.Clearance;

/// <summary>Eligible stock of a type on a day, up to level: who arrived since their score was last cleared, and stayed.</summary>
internal readonly ref struct Stock
{
    private const double LongestStayDays = 365;

    private readonly ReadOnlySpan<double> _atLeast;
    private readonly ReadOnlySpan<int> _low;
    private readonly ReadOnlySpan<double> _fill;
    private readonly Span<double> _stockAt;

    /// <summary>Sums the stock at the steps of a staircase.</summary>
    /// <param name="shape">How arrivals spread over scores.</param>
    /// <param name="cleared">Up to when each score was cleared.</param>
    /// <param name="fill">Filled time of each step in days, from <see cref="FillTimes"/>.</param>
    /// <param name="stockAt">Room for one number a step.</param>
    public Stock(ScoreShape shape, ClearedTo cleared, ReadOnlySpan<double> fill, Span<double> stockAt)
    {
        _atLeast = shape.AtLeast;
        _low = cleared.Low;
        _fill = fill;
        _stockAt = stockAt;
        double sum = 0;
        double above = 0;
        for (int step = 0; step < _low.Length; step++)
        {
            double reached = _atLeast[_low[step]];
            sum += fill[step] * (reached - above);
            stockAt[step] = sum;
            above = reached;
        }
    }

    /// <summary>Days of arrivals still present after a time, with a constant rate of leaving.</summary>
    /// <param name="days">Time since the score was cleared; a profile stays 365 days at most.</param>
    /// <param name="leavingRate">Share that leaves a day, above 0.</param>
    public static double FillTime(double days, double leavingRate) =>
        (1 - Math.Exp(-leavingRate * Math.Clamp(days, 0, LongestStayDays))) / leavingRate;

    /// <summary>The filled time of every step of a staircase.</summary>
    public static void FillTimes(ClearedTo cleared, double day, double leavingRate, Span<double> fill)
    {
        ReadOnlySpan<double> days = cleared.Day;
        for (int step = 0; step < days.Length; step++)
        {
            fill[step] = FillTime(day - days[step], leavingRate);
        }
    }

    /// <summary>The stock at or above a score.</summary>
    /// <param name="score">0 to 601, CRS points.</param>
    public double AtLeast(int score)
    {
        int step = 0;
        while (step < _low.Length && _low[step] >= score)
        {
            step++;
        }

        double full = step == 0 ? 0 : _stockAt[step - 1];
        return step == _low.Length || (step > 0 && _low[step - 1] == score)
            ? full
            : full + (_fill[step] * (_atLeast[score] - (step == 0 ? 0 : _atLeast[_low[step - 1]])));
    }

    /// <summary>The cut-off of a round that takes a given stock from the top.</summary>
    /// <param name="target">Stock to take, up to level, above 0.</param>
    /// <returns>CRS points; inside a class, half a point above it when nobody of it is taken, half below when everyone is.</returns>
    public double Solve(double target)
    {
        int step = 0;
        while (step < _low.Length && _stockAt[step] < target)
        {
            step++;
        }

        if (step == _low.Length)
        {
            return 0;
        }

        int top = step == 0 ? ScoreShape.TopScore + 1 : _low[step - 1];
        double wanted = _atLeast[top] + ((target - (step == 0 ? 0 : _stockAt[step - 1])) / _fill[step]);

        // The highest score in the step with enough density at or above it.
        int low = _low[step];
        int high = top - 1;
        while (low < high)
        {
            int middle = (low + high + 1) / 2;
            (low, high) = _atLeast[middle] >= wanted ? (middle, high) : (low, middle - 1);
        }

        double inClass = _atLeast[low] - _atLeast[low + 1];
        double share = inClass > 0 ? Math.Clamp((wanted - _atLeast[low + 1]) / inClass, 0, 1) : 0.5;
        return low + 0.5 - share;
    }
}
