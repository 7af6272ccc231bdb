using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Futures;

namespace ExpressEntry.Sim.Gate.Paths;

/// <summary>A forecast end to end: the embedded history read, the models learnt, 100 futures drawn and summed up.</summary>
internal sealed class ForecastPath : HotPath
{
    private const int Futures = 100;
    private static readonly DateOnly AsOf = new(2026, 7, 24);

    public override string Id => "forecast";

    public override string Unit => "a forecast end to end with 100 futures";

    public override int UnitsPerSlice => 1;

    public override int SlicesPerBlock => 4;

    public override int CountedUnits => 1;

    public override void Prepare() => _ = HistoryTables.ReadEmbedded();

    // A new history object each time: what is learned from one is kept beside it.
    public override long Run(int number)
    {
        _ = CombinedForecast.Run(
            new ForecastRequest
            {
                History = HistoryTables.ReadEmbedded().KnownBefore(AsOf),
                AsOf = AsOf,
                Replications = Futures,
                Threads = 1,
                Seed = 1,
            }
        );
        return 0;
    }
}
