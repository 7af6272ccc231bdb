using ExpressEntry.Sim.Engine.Randomness;

namespace ExpressEntry.Sim.Engine.Simulation.Profiles;

/// <summary>When the rows of a table were submitted: by day at once, to the second only where somebody asks.</summary>
/// <remarks>
/// Rows are in order, and those of a day are spread evenly over it, so their instants are the order statistics of uniform
/// numbers. What has been asked so far is kept as marks (so many rows before that instant); between two marks the rows are
/// again order statistics of uniform numbers. So an answer is a binomial split or one order statistic, and drawing 255,000
/// instants a year is spared. Exact: the joint law of all answers is that of instants drawn beforehand.
/// </remarks>
internal sealed class SubmissionInstants
{
    private const int SecondsPerDay = 86_400;
    private const int FewRows = 8;
    private readonly List<Mark> _marks = []; // in order of row and instant
    private int[] _firstOfDay = new int[1024];
    private long _firstDay;
    private int _days; // days whose first row is known

    /// <summary>Forgets everything.</summary>
    /// <param name="day">The first day, in days since 1970, whose rows will be told.</param>
    public void Begin(long day)
    {
        _marks.Clear();
        _firstDay = day;
        _days = 0;
    }

    /// <summary>Says that the rows of the next day begin here.</summary>
    /// <param name="row">The first row of the day; the day before ends with it.</param>
    public void BeginDay(int row)
    {
        if (_days == _firstOfDay.Length)
        {
            Array.Resize(ref _firstOfDay, 2 * _days);
        }

        _firstOfDay[_days++] = row;
    }

    /// <summary>The first row of a day.</summary>
    /// <param name="day">A day since 1970 that has begun; days before the first have no rows.</param>
    public int FirstRowOf(long day) => day < _firstDay ? 0 : _firstOfDay[day - _firstDay];

    /// <summary>The day a row was submitted on.</summary>
    /// <param name="row">A row; rows are asked for in ascending order.</param>
    /// <param name="place">0 at first; kept by the caller.</param>
    public long DayOf(int row, ref int place)
    {
        // Of days that begin with the same row, the last one has it.
        while (place + 1 < _days && _firstOfDay[place + 1] <= row)
        {
            place++;
        }

        return _firstDay + place;
    }

    /// <summary>Says how many rows of the running day were submitted before an instant.</summary>
    /// <param name="row">The first row after it.</param>
    /// <param name="instant">UTC seconds.</param>
    public void Tell(int row, double instant) => Insert(new Mark(row, instant));

    /// <summary>The first row submitted after an instant of a day that is over.</summary>
    /// <param name="instant">UTC seconds.</param>
    /// <param name="random">The look's stream.</param>
    public int FirstRowAfter(double instant, ref RandomStream random)
    {
        long day = (long)Math.Floor(instant / SecondsPerDay);
        if (day < _firstDay)
        {
            return 0;
        }

        int next = FirstMark(static (mark, at) => mark.Instant > at, instant);
        Mark from = Later(StartOf(day), next > 0 ? _marks[next - 1] : default);
        Mark to = next < _marks.Count ? Earlier(StartOf(day + 1), _marks[next]) : StartOf(day + 1);
        double width = to.Instant - from.Instant;
        int row = from.Row;
        if (width > 0)
        {
            row += random.NextBinomial(to.Row - from.Row, (instant - from.Instant) / width);
        }

        Insert(new Mark(row, instant));
        return row;
    }

    /// <summary>The instant a row was submitted at.</summary>
    /// <param name="row">A row.</param>
    /// <param name="end">One past the last row so far.</param>
    /// <param name="now">The instant, UTC seconds, up to which rows have come.</param>
    /// <param name="random">The look's stream.</param>
    /// <returns>UTC seconds, with a fraction.</returns>
    public double InstantOf(int row, int end, double now, ref RandomStream random)
    {
        long day = DayOf(row);
        int next = FirstMark(static (mark, at) => mark.Row > at, row);
        Mark from = Later(StartOf(day), next > 0 ? _marks[next - 1] : default);
        bool isRunning = day - _firstDay == _days - 1;
        Mark dayEnd = isRunning ? new Mark(end, now) : StartOf(day + 1);
        Mark to = next < _marks.Count ? Earlier(dayEnd, _marks[next]) : dayEnd;
        double place = DrawPlace(to.Row - from.Row, row - from.Row, ref random);
        double instant = from.Instant + ((to.Instant - from.Instant) * place);
        Insert(new Mark(row, instant));
        Insert(new Mark(row + 1, instant));
        return instant;
    }

    /// <summary>The k-th smallest (from 0) of n uniform numbers, exactly.</summary>
    internal static double DrawPlace(int n, int k, ref RandomStream random)
    {
        // Halve the interval until few are left on the side of the one asked for.
        double low = 0;
        double width = 1;
        while (n > FewRows)
        {
            width /= 2;
            int below = random.NextBinomial(n, 0.5);
            if (k < below)
            {
                n = below;
            }
            else
            {
                low += width;
                (n, k) = (n - below, k - below);
            }
        }

        Span<double> places = stackalloc double[FewRows];
        for (int i = 0; i < n; i++)
        {
            places[i] = random.NextOpenUniform();
        }

        places[..n].Sort();
        return low + (width * places[k]);
    }

    private Mark StartOf(long day) => new(_firstOfDay[day - _firstDay], (double)day * SecondsPerDay);

    private long DayOf(int row)
    {
        int place = _firstOfDay.AsSpan(0, _days).BinarySearch(row);
        if (place < 0)
        {
            return _firstDay + ~place - 1;
        }

        // Days without rows begin with the same row as the next one: the last of them is the row's own.
        while (place + 1 < _days && _firstOfDay[place + 1] == row)
        {
            place++;
        }

        return _firstDay + place;
    }

    private static Mark Later(Mark one, Mark other) => other.Instant > one.Instant ? other : one;

    private static Mark Earlier(Mark one, Mark other) => other.Instant < one.Instant ? other : one;

    private int FirstMark<T>(Func<Mark, T, bool> isReached, T sought)
    {
        int low = 0;
        int high = _marks.Count;
        while (low < high)
        {
            int middle = (low + high) / 2;
            if (isReached(_marks[middle], sought))
            {
                high = middle;
            }
            else
            {
                low = middle + 1;
            }
        }

        return low;
    }

    private void Insert(Mark mark)
    {
        int place = FirstMark(
            static (known, added) => known.Row > added.Row || (known.Row == added.Row && known.Instant > added.Instant),
            mark
        );
        _marks.Insert(place, mark);
    }

    /// <summary>Rows below <paramref name="Row"/> were submitted at or before the instant, the others at or after.</summary>
    private readonly record struct Mark(int Row, double Instant);
}
