using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Simulation.Profiles;

/// <summary>Draws the pool at the start: score and signature by stock, ages by week, then rows in order of submission.</summary>
internal sealed class StartDraw
{
    private const int Days = ProfileValidity.Days;
    private const int Guides = 512;
    private readonly MarkTable _cells = new(); // of words, see RowWord
    private readonly bool[] _isInBand = new bool[CrsScore.Count];
    private readonly double[] _filled = new double[Days + 1]; // ∫ e^(−μ a) da from 0 to each age in days
    private readonly Piece[] _pieces = new Piece[(Days / 7) + 3]; // calendar weeks, going back
    private readonly int[] _guide = new int[Guides + 1]; // the week in which each part of all the mass begins
    private readonly int[] _firstOfAge = new int[Days + 2];
    private (uint Word, int Age)[] _drawn = new (uint, int)[1 << 18];
    private uint[] _inOrder = new uint[1 << 18];
    private int _count;
    private int _weeks;
    private double _guideScale;

    /// <summary>Fills a table.</summary>
    /// <param name="start">What is known.</param>
    /// <param name="random">The start pool's stream.</param>
    /// <param name="table">An empty table; gets the profiles in order of submission.</param>
    /// <param name="instants">Is told the days from a year before the start to the day before it.</param>
    public void Draw(PoolStart start, ref RandomStream random, ProfileTable table, SubmissionInstants instants)
    {
        _count = 0;
        Array.Clear(_firstOfAge);
        long startDay = start.AtUtcSeconds / CalendarWeek.SecondsPerDay;
        PrepareAges(startDay, start.AttritionPerDay);
        Array.Clear(_isInBand);
        foreach (StartBand band in start.Bands)
        {
            _isInBand.AsSpan(band.Low, band.High - band.Low + 1).Fill(value: true);
            DrawBand(start, band, table, ref random);
        }

        DrawBetweenBands(start, table, ref random);
        SortByAge();
        int next = 0;
        for (int age = Days - 1; age >= 0; age--)
        {
            instants.BeginDay(next);
            // Bands were drawn one after the other; the profiles of a day come in any order.
            Span<uint> ofDay = _inOrder.AsSpan(next.._firstOfAge[age]);
            for (int i = ofDay.Length - 1; i > 0; i--)
            {
                int other = random.NextBelow(i + 1);
                (ofDay[i], ofDay[other]) = (ofDay[other], ofDay[i]);
            }

            for (int end = _firstOfAge[age]; next < end; next++)
            {
                table.Add(_inOrder[next]);
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
        int young = 0;
        for (int old = (int)(startDay - CalendarWeek.FirstDayOf(startDay)); young < Days; old = Math.Min(old + 7, Days))
        {
            if (old > young)
            {
                double mass = _filled[old] - _filled[young];
                _pieces[_weeks++] = new Piece(young, old, _filled[young], _filled[old], (old - young) / mass);
                young = old;
            }
        }

        _guideScale = Guides / _filled[Days];
        int week = 0;
        for (int guide = 0; guide <= Guides; guide++)
        {
            while (week + 1 < _weeks && guide >= _pieces[week].MassTo * _guideScale)
            {
                week++;
            }

            _guide[guide] = week;
        }
    }

    private void DrawBand(PoolStart start, StartBand band, ProfileTable table, ref RandomStream random)
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
                _cells.Add(table.WordOf(score, signature), profiles[score]);
            }
        }

        if (_cells.Total <= 0)
        {
            for (int score = band.Low; score <= band.High; score++)
            {
                _cells.Add(table.WordOf(score, 0), 1);
            }
        }

        _cells.Build();
        for (int i = 0; i < band.Count; i++)
        {
            uint word = _cells.Draw(ref random);
            Keep(word, start, ref random);
        }
    }

    private void DrawBetweenBands(PoolStart start, ProfileTable table, ref RandomStream random)
    {
        for (int score = 0; score < CrsScore.Count; score++)
        {
            for (int signature = 0; !_isInBand[score] && signature < start.Stocks.Length; signature++)
            {
                for (int left = random.NextPoisson(start.Stocks[signature].Profiles[score]); left > 0; left--)
                {
                    Keep(table.WordOf(score, signature), start, ref random);
                }
            }
        }
    }

    // An age by its week, in proportion to what attrition has left of it, and evenly inside the week.
    private void Keep(uint word, PoolStart start, ref RandomStream random)
    {
        var oldest = start.Stocks[RowWord.SignatureOf(word)].OldestDays;
        int oldestDay = oldest.IsEmpty ? Days : (int)Math.Ceiling(oldest[RowWord.ScoreOf(word)]);
        double mass = random.NextUniform() * _filled[oldestDay];
        int week = _guide[(int)(mass * _guideScale)];
        while (mass >= _pieces[week].MassTo && week + 1 < _weeks)
        {
            week++;
        }

        while (mass < _pieces[week].MassFrom)
        {
            week--; // rounding put the guide one too far
        }

        Piece piece = _pieces[week];
        int old = Math.Min(piece.Old, oldestDay);
        double daysPerMass = old == piece.Old ? piece.DaysPerMass : (old - piece.Young) / (_filled[old] - piece.MassFrom);
        int age = Math.Min(piece.Young + (int)((mass - piece.MassFrom) * daysPerMass), old - 1);
        if (_count == _drawn.Length)
        {
            Array.Resize(ref _drawn, 2 * _count);
            Array.Resize(ref _inOrder, 2 * _count);
        }

        _firstOfAge[age]++;
        _drawn[_count++] = (word, age);
    }

    // The oldest first: a counting sort. Afterwards _firstOfAge[age] is where the next younger age begins.
    private void SortByAge()
    {
        Span<int> first = _firstOfAge;
        int before = 0;
        for (int age = Days; age >= 0; age--)
        {
            (first[age], before) = (before, before + first[age]);
        }

        for (int i = 0; i < _count; i++)
        {
            (uint word, int age) = _drawn[i];
            _inOrder[first[age]++] = word;
        }
    }

    /// <summary>A calendar week before the start: its ages in days, and ∫ e^(−μ a) da up to its ends.</summary>
    private readonly record struct Piece(int Young, int Old, double MassFrom, double MassTo, double DaysPerMass);
}
