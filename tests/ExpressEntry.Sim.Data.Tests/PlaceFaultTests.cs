namespace ExpressEntry.Sim.Data.Tests;

public sealed class PlaceFaultTests
{
    [Fact]
    public void Is_FullOrBrokenDisk_IsNoFaultOfThePlace()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Error numbers are those of Linux and macOS.");
        Assert.All([5, 27, 28], number => Assert.False(PlaceFault.Is(new IOException("disk", number))));
        Assert.False(PlaceFault.Is(new InvalidOperationException()));
    }

    [Fact]
    public void Is_PlaceThatIsMissingOrClosed_IsItsFault()
    {
        const int readOnlyFileSystem = 30;
        Assert.True(PlaceFault.Is(new IOException("read-only", readOnlyFileSystem)));
        Assert.True(PlaceFault.Is(new UnauthorizedAccessException()));
        Assert.True(PlaceFault.Is(new DirectoryNotFoundException()));
    }
}
