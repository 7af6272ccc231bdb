using ExpressEntry.Sim.Parquet.Encodings;
using ExpressEntry.Sim.Parquet.Pages;

namespace ExpressEntry.Sim.Parquet;

/// <summary>
/// Reads one column of one row group from its first row to its last, a span at a time. Made by
/// <see cref="ParquetReader.OpenColumn{T}"/>; several may be open at once, but not used by two threads, as they share the
/// file's stream.
/// </summary>
/// <typeparam name="T">bool, int, long, double or string?.</typeparam>
public sealed class ParquetColumnReader<T>
{
    private const int Batch = 512;
    private readonly PageStream _pages;
    private readonly bool _isOptional;

    /// <summary>Hands the page buffers on; called with the last row, after which no page is looked at.</summary>
    private readonly Action _release;
    private T[]? _dictionary;
    private HybridReader? _levels;
    private ValueReader<T>? _values;
    private Page _page;
    private int _leftInPage;
    private int _nullsInPage;

    internal ParquetColumnReader(PageStream pages, bool isOptional, int rowCount, Action release)
    {
        (_pages, _isOptional, RowsLeft, _release) = (pages, isOptional, rowCount, release);
    }

    /// <summary>Rows not read yet.</summary>
    public int RowsLeft { get; private set; }

    /// <summary>Reads the next rows.</summary>
    /// <param name="values">
    /// Written from the start, one entry a row. A missing value is 0, false or (for texts) null.
    /// </param>
    /// <param name="isPresent">
    /// Written likewise: whether the row has a value; as long as <paramref name="values"/>. May be left out when no value is
    /// missing, and for texts.
    /// </param>
    /// <returns>Rows read: the length of <paramref name="values"/>, or all that are left when those are fewer.</returns>
    /// <exception cref="ParquetFormatException">
    /// The pages are damaged or beyond the limits; or a value is missing and <paramref name="isPresent"/> is left out.
    /// </exception>
    /// <exception cref="ArgumentException">The two spans differ in length.</exception>
    /// <remarks>Allocates only for a dictionary, for each text not in one, and when a page is larger than those before.</remarks>
    public int Read(Span<T> values, Span<bool> isPresent = default)
    {
        if (!isPresent.IsEmpty && isPresent.Length != values.Length)
        {
            throw new ArgumentException(
                $"{values.Length:N0} values come with {isPresent.Length:N0} marks of presence; expected as many, or none.",
                nameof(isPresent)
            );
        }

        int wanted = Math.Min(values.Length, RowsLeft);
        int read = 0;
        while (read < wanted)
        {
            if (_leftInPage == 0)
            {
                OpenNextPage();
                continue;
            }

            int count = Math.Min(wanted - read, _leftInPage);
            count = _isOptional ? Math.Min(count, Batch) : count;
            ReadWithinPage(values.Slice(read, count), isPresent.IsEmpty ? default : isPresent.Slice(read, count));
            read += count;
        }

        return read;
    }

    private void ReadWithinPage(Span<T> values, Span<bool> isPresent)
    {
        if (_isOptional)
        {
            ReadOptional(values, isPresent);
        }
        else
        {
            _values!.Read(values);
            isPresent.Fill(true);
        }

        _leftInPage -= values.Length;
        RowsLeft -= values.Length;
        if (_leftInPage == 0)
        {
            EndPage();
        }
    }

    private void ReadOptional(Span<T> values, Span<bool> isPresent)
    {
        Span<int> levels = stackalloc int[Batch];
        levels = levels[..values.Length];
        _levels!.Read(levels);
        int present = 0;
        foreach (int level in levels)
        {
            if ((uint)level > 1)
            {
                throw _page.Place.Error($"a definition level is {level}; a flat optional column has 0 and 1");
            }

            present += level;
        }

        _nullsInPage += levels.Length - present;
        if (present < levels.Length && isPresent.IsEmpty && typeof(T) != typeof(string))
        {
            throw _page.Place.Error("a value is missing where every row needs one");
        }

        _values!.Read(values[..present]);
        for (int i = 0; i < isPresent.Length; i++)
        {
            isPresent[i] = levels[i] != 0;
        }

        if (present < levels.Length)
        {
            SpreadOut(values, levels, present);
        }
    }

    /// <summary>Moves the values that are there to their rows, from the last to the first, so none is overwritten early.</summary>
    private static void SpreadOut(Span<T> values, ReadOnlySpan<int> levels, int present)
    {
        for (int i = levels.Length - 1; i >= 0; i--)
        {
            values[i] = levels[i] != 0 ? values[--present] : default!;
        }
    }

    private void OpenNextPage()
    {
        bool isFirst = _values is null && _dictionary is null;
        if (!_pages.MoveNext(out _page))
        {
            throw _pages.Place.Error($"the column's pages end {RowsLeft:N0} rows early");
        }

        if (_page.IsDictionary)
        {
            _dictionary = isFirst
                ? ColumnDecoder.ReadDictionary<T>(_page)
                : throw _page.Place.Error("a dictionary stands here; a column has at most one, before its data");
            return;
        }

        if (_page.ValueCount > RowsLeft)
        {
            throw _page.Place.Error($"the page claims {_page.ValueCount:N0} values; the column has {RowsLeft:N0} rows left");
        }

        _levels = new HybridReader(_page.Levels, bitWidth: 1, _page.Place);
        _values = ColumnDecoder.Open(_page, _dictionary);
        (_leftInPage, _nullsInPage) = (_page.ValueCount, 0);
    }

    private void EndPage()
    {
        _values!.RequireEnd();
        if (_page.NullCount >= 0 && _page.NullCount != _nullsInPage)
        {
            throw _page.Place.Error($"the page claims {_page.NullCount:N0} missing values and has {_nullsInPage:N0}");
        }

        if (RowsLeft == 0)
        {
            _release();
        }
    }
}
