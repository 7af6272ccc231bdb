using System.Diagnostics;
using System.Net.Sockets;
using ExpressEntry.Sim.Data.Results;
using ExpressEntry.Sim.Data.Tests.Results;

namespace ExpressEntry.Sim.Data.Tests;

/// <summary>Only a regular file is ever replaced: not a pipe, a socket or a device, under whatever name.</summary>
public sealed class OutputPlaceTests : IDisposable
{
    private readonly TestFolder _folder = new();

    public void Dispose() => _folder.Dispose();

    [Theory]
    [InlineData("pipe")]
    [InlineData("link to a pipe")]
    [InlineData("socket")]
    public void Writing_OverWhatIsNoRegularFile_IsRefusedAndLeavesIt(string kind)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "Windows has no such files.");
        using var socket = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        string path = Make(kind, socket);
        string[] before = Directory.GetFileSystemEntries(_folder.Path);

        Assert.Contains("no regular file", Refusal(() => ReplacedFile.Open(path)), StringComparison.Ordinal);
        Assert.Contains("no regular file", Refusal(() => DurableFile.Write(path, [1])), StringComparison.Ordinal);
        string named = Refusal(() => OutputPlace.RequireReplaceable(path, "--out"));
        Assert.StartsWith($"--out {path}: is no regular file", named, StringComparison.Ordinal);
        Assert.Equal(before, Directory.GetFileSystemEntries(_folder.Path));
    }

    [Theory]
    [InlineData(0)]
    [InlineData(5)]
    public void Writing_OverARegularFileOrALinkToOne_ReplacesIt(int bytes)
    {
        File.WriteAllBytes(_folder["old"], new byte[bytes]);
        File.CreateSymbolicLink(_folder["link"], "old");
        File.CreateSymbolicLink(_folder["to nothing"], "nowhere");
        File.CreateSymbolicLink(_folder["round"], "about");
        File.CreateSymbolicLink(_folder["about"], "round");
        foreach (string name in (string[])["old", "link", "to nothing", "round", "new"])
        {
            DurableFile.Write(_folder[name], [7]);
            Assert.Equal([7], File.ReadAllBytes(_folder[name]));
        }
    }

    private static string Refusal(Action write) => Assert.Throws<InvalidInputException>(write).Message;

    private string Make(string kind, Socket socket)
    {
        string path = _folder["place"];
        if (kind == "socket")
        {
            socket.Bind(new UnixDomainSocketEndPoint(path));
            return path;
        }

        using var made = Process.Start("mkfifo", [path]);
        made.WaitForExit();
        Assert.Equal(0, made.ExitCode);
        return kind == "pipe" ? path : File.CreateSymbolicLink(_folder["link"], "place").FullName;
    }
}
