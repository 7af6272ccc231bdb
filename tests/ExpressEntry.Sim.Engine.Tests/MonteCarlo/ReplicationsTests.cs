using ExpressEntry.Sim.Engine.MonteCarlo;

namespace ExpressEntry.Sim.Engine.Tests.MonteCarlo;

public sealed class ReplicationsTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    [InlineData(200)]
    public void Run_AnyNumberOfThreads_ReturnsResultsByNumber(int threads)
    {
        int[] squares = Replications.Run(100, threads, () => 0, (_, number) => number * number);
        Assert.Equal(Enumerable.Range(0, 100).Select(number => number * number), squares);
    }

    [Fact]
    public void Run_NoReplications_ReturnsNothing() => Assert.Empty(Replications.Run(0, 4, () => 0, (_, number) => number));

    [Fact]
    public void Run_OneFails_TheCallerSeesItsException()
    {
        var failure = Assert.Throws<InvalidOperationException>(() =>
            Replications.Run<int, int>(
                50,
                3,
                () => 0,
                (_, number) => number == 20 ? throw new InvalidOperationException("20") : number
            )
        );
        Assert.Equal("20", failure.Message);
    }

    [Fact]
    public void Run_Cancelled_Ends()
    {
        using var source = new CancellationTokenSource();
        Assert.ThrowsAny<OperationCanceledException>(() =>
            Replications.Run(
                1000,
                2,
                () => 0,
                (_, number) =>
                {
                    source.Cancel();
                    return number;
                },
                cancellation: source.Token
            )
        );
    }

    [Fact]
    public void Run_Progress_CountsEveryReplication()
    {
        int most = 0;
        Replications.Run(
            64,
            4,
            () => 0,
            (_, number) => number,
            done => InterlockedMax(ref most, done),
            CancellationToken.None
        );
        Assert.Equal(64, most);
    }

    private static void InterlockedMax(ref int target, int value)
    {
        int seen = Volatile.Read(ref target);
        while (value > seen)
        {
            int before = Interlocked.CompareExchange(ref target, value, seen);
            if (before == seen)
            {
                return;
            }

            seen = before;
        }
    }
}
