namespace ExpressEntry.Sim.Gate.Paths;

/// <summary>Writes 30,000 rows of rounds as Parquet.</summary>
internal sealed class ParquetWritePath : HotPath
{
    private RoundsTable _table = null!;

    public override string Id => "parquet-write";

    public override string Unit => "30,000 rows of rounds written as Parquet";

    public override int UnitsPerSlice => 5;

    public override int SlicesPerBlock => 14;

    public override void Prepare() => _table = new RoundsTable();

    public override long Run(int number) => _table.Write();
}
