namespace ExpressEntry.Sim.Gate.Paths;

/// <summary>Reads 30,000 rows of rounds back.</summary>
internal sealed class ParquetReadPath : HotPath
{
    private RoundsTable _table = null!;
    private byte[] _file = [];

    public override string Id => "parquet-read";

    public override string Unit => "30,000 rows of rounds read from Parquet";

    public override int UnitsPerSlice => 10;

    public override void Prepare()
    {
        _table = new RoundsTable();
        _file = _table.FileOf(_table.Write());
    }

    public override long Run(int number)
    {
        _table.Read(_file);
        return 0;
    }
}
