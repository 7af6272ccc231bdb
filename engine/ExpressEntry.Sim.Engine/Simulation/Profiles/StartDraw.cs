using ExpressEntry.Sim.Engine.Lifecycle;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Simulation.Profiles;

/// <summary>Draws the pool at the start: score and signature by stock, ages by week, then rows in order of submission.</summary>
internal sealed class StartDraw
{
    private const int Days = ProfileValidity.Days;
    private readonly CellTable _cells = new();
    private readonly bool[] _isInBand = new bool[CrsScore.Count];
    private readonly double[] _filled = new double[Days + 1]; // ∫ e^(−μ a) da from 0 to each age in days
    private readonly int[] _weekEnds = new int[(Days / 7) + 3]; // ages in days at which calendar weeks end, going back
    private readonly int[] _firstOfAge = new int[Days + 2];
    private uint[] _drawn = new uint[1 << 18];
    private ushort[] _ages = new ushort[1 << 18];
    private uint[] _inOrder = new uint[1 << 18];
    private int _count;
    private int _weeks;

    /// <summary>Fills a table.</summary>
    /// <param name="start">What is known.</param>
    /// <param name="random">The start pool's stream.</param>
    /// <param name="table">An empty table; gets the profiles in order of submission.</param>
    /// <param name="instants">Is told the days from a year before the start to the day before it.</param>
    public void Draw(PoolStart start, ref RandomStream random, ProfileTable table, SubmissionInstants instants)
    {
        _count = 0;
        long startDay = start.AtUtcSeconds / CalendarWeek.SecondsPerDay;
        PrepareAges(startDay, start.AttritionPerDay);
        Array.Clear(_isInBand);
        foreach (StartBand band in start.Bands)
        {
            _isInBand.AsSpan(band.Low, band.High - band.Low + 1).Fill(value: true);
            DrawBand(start, band, ref random);
        }

        DrawBetweenBands(start, ref random);
        SortByAge();
        int next = 0;
        for (int age = Days - 1; age >= 0; age--)
        {
            instants.BeginDay(next);
            for (int end = _firstOfAge[age]; next < end; next++)
            {
                table.Add((int)(_inOrder[next] >> 8), (int)(_inOrder[next] & 0xFF));
            }
        }
    }

    private void PrepareAges(long startDay, double attrition)
    {
        for (int age = 0; age <= Days; age++)
        {
            _filled[age] = attrition > 0 ? (1 - PortableMath.Exp(-attrition * age)) / attrition : age;
        }

        _weeks = 0;
        for (int end = (int)(startDay - CalendarWeek.FirstDayOf(startDay)); end < Days; end += 7)
        {
            if (end > 0)
            {
                _weekEnds[_weeks++] = end;
            }
        }

        _weekEnds[_weeks++] = Days;
    }

    private void DrawBand(PoolStart start, StartBand band, ref RandomStream random)
    {
        if (band.Count == 0)
        {
            return;
        }

        _cells.Clear();
        for (int signature = 0; signature < start.Stocks.Length; signature++)
        {
            ReadOnlySpan<double> profiles = start.Stocks[signature].Profiles.AsSpan();
            for (int score = band.Low; score <= band.High; score++)
            {
                _cells.Add(score, signature, profiles[score]);
            }
        }

        if (_cells.Total <= 0)
        {
            for (int score = band.Low; score <= band.High; score++)
            {
                _cells.Add(score, 0, 1);
            }
        }

        _cells.Build();
        for (int i = 0; i < band.Count; i++)
        {
            uint cell = _cells.Draw(ref random);
            Keep(cell, start, ref random);
        }
    }

    private void DrawBetweenBands(PoolStart start, ref RandomStream random)
    {
        for (int score = 0; score < CrsScore.Count; score++)
        {
            for (int signature = 0; !_isInBand[score] && signature < start.Stocks.Length; signature++)
            {
                for (int left = random.NextPoisson(start.Stocks[signature].Profiles[score]); left > 0; left--)
                {
                    Keep((uint)((score << 8) | signature), start, ref random);
                }
            }
        }
    }

    // An age by its week, in proportion to what attrition has left of it, and evenly inside the week.
    private void Keep(uint cell, PoolStart start, ref RandomStream random)
    {
        var oldest = start.Stocks[(int)(cell & 0xFF)].OldestDays;
        int oldestDay = oldest.IsEmpty ? Days : (int)Math.Ceiling(oldest[(int)(cell >> 8)]);
        double u = random.NextUniform() * _filled[oldestDay];
        int week = (int)(u / _filled[oldestDay] * oldestDay / 7); // a guess, near where attrition is small
        week = Math.Min(week, _weeks - 1);
        while (week > 0 && u < _filled[_weekEnds[week - 1]])
        {
            week--;
        }

        while (week + 1 < _weeks && u >= _filled[_weekEnds[week]])
        {
            week++;
        }

        int young = week > 0 ? _weekEnds[week - 1] : 0;
        int old = Math.Min(_weekEnds[week], oldestDay);
        double inWeek = (u - _filled[young]) / (_filled[old] - _filled[young]);
        int age = Math.Min(young + (int)(inWeek * (old - young)), old - 1);
        if (_count == _drawn.Length)
        {
            Array.Resize(ref _drawn, 2 * _count);
            Array.Resize(ref _ages, 2 * _count);
            Array.Resize(ref _inOrder, 2 * _count);
        }

        _ages[_count] = (ushort)age;
        _drawn[_count++] = cell;
    }

    // The oldest first: a counting sort. Afterwards _firstOfAge[age] is where the next younger age begins.
    private void SortByAge()
    {
        Span<int> first = _firstOfAge;
        first.Clear();
        foreach (ushort age in _ages.AsSpan(0, _count))
        {
            first[age]++;
        }

        int before = 0;
        for (int age = Days; age >= 0; age--)
        {
            (first[age], before) = (before, before + first[age]);
        }

        for (int i = 0; i < _count; i++)
        {
            _inOrder[first[_ages[i]]++] = _drawn[i];
        }
    }
}
