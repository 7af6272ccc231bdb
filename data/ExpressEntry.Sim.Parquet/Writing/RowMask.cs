namespace ExpressEntry.Sim.Parquet.Writing;

/// <summary>Which rows of a column chunk have a value.</summary>
internal readonly ref struct RowMask
{
    private readonly ReadOnlySpan<bool> _isPresent;

    /// <summary>Notes the rows; marks that are all true are as good as none.</summary>
    /// <param name="rowCount">Rows of the row group.</param>
    /// <param name="isOptional">Whether the column may miss values.</param>
    /// <param name="isPresent">One mark a row, or none when every row has a value.</param>
    public RowMask(int rowCount, bool isOptional, ReadOnlySpan<bool> isPresent)
    {
        (RowCount, IsOptional) = (rowCount, isOptional);
        NullCount = isPresent.Count(false);
        _isPresent = NullCount > 0 ? isPresent : default;
    }

    public int RowCount { get; }

    public bool IsOptional { get; }

    public int NullCount { get; }

    public bool IsPresent(int row) => _isPresent.IsEmpty || _isPresent[row];

    public int CountPresent(int row, int rows) => _isPresent.IsEmpty ? rows : _isPresent.Slice(row, rows).Count(true);

    /// <summary>Counts the rows from one on that have some number of values, up to and with the last of those.</summary>
    public int CountRowsWith(int row, int present)
    {
        int rows = 0;
        for (int found = 0; found < present; rows++)
        {
            found += IsPresent(row + rows) ? 1 : 0;
        }

        return rows;
    }

    /// <summary>Writes 1 for each row that has a value and 0 for each that has none.</summary>
    public void CopyLevels(int row, Span<int> levels)
    {
        if (_isPresent.IsEmpty)
        {
            levels.Fill(1);
            return;
        }

        for (int i = 0; i < levels.Length; i++)
        {
            levels[i] = _isPresent[row + i] ? 1 : 0;
        }
    }
}
