using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data;

namespace ExpressEntry.Sim.Cli.Tests.Common;

public sealed class OutFolderTests : IDisposable
{
    private const int NoSpaceLeft = 28;
    private readonly TestHost _host = new();

    public void Dispose() => _host.Dispose();

    [Fact]
    public void Write_DiskIsFull_IsAFailureOfTheRunAndLeavesNothing()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Error numbers are those of Linux and macOS.");
        string folder = Path.Combine(_host.Folder, "out");
        Assert.Throws<IOException>(() =>
            OutFolder.Write(
                folder,
                fresh =>
                {
                    File.WriteAllText(Path.Combine(fresh, "a.txt"), "a");
                    throw new IOException("No space left on device", NoSpaceLeft);
                }
            )
        );
        Assert.Empty(Directory.EnumerateFileSystemEntries(_host.Folder));
    }

    [Fact]
    public void Write_BelowAFile_IsAnErrorOfTheCall()
    {
        string file = _host.Write("file.csv", "a\n");
        Assert.Throws<InvalidInputException>(() => OutFolder.Write(Path.Combine(file, "x"), _ => { }));
    }
}
