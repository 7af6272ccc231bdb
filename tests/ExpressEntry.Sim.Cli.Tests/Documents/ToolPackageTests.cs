using System.Diagnostics;
using ExpressEntry.Sim.TestSupport;

namespace ExpressEntry.Sim.Cli.Tests.Documents;

/// <summary>The tool package: packed, installed from a folder, and run as an installed program.</summary>
[Trait("Length", "long")]
public sealed class ToolPackageTests
{
    [Fact]
    public void Pack_InstalledFromAFolder_RunsAndAnswers()
    {
        using var host = new TestHost();
        string packages = Path.Combine(host.Folder, "packages");
        string tool = Path.Combine(host.Folder, "tool");
        Run(
            host.Folder,
            "dotnet",
            "pack",
            Repository.PathOf("apps", "ExpressEntry.Sim.Cli"),
            "-c",
            "Release",
            "--no-build",
            "-o",
            packages,
            "-nologo"
        );
        string package = Assert.Single(Directory.GetFiles(packages, "*.nupkg"));
        Assert.Contains(EesimProgram.Version, Path.GetFileName(package), StringComparison.Ordinal);

        Run(host.Folder, "dotnet", "tool", "install", "ExpressEntry.Sim.Tool", "--tool-path", tool, "--source", packages);

        string program = Path.Combine(tool, OperatingSystem.IsWindows() ? "eesim.exe" : "eesim");
        Assert.Equal(EesimProgram.Version, Run(host.Folder, program, "--version").Trim());
        // From a folder without the repository: the history travels inside.
        Assert.Contains(
            "430",
            Run(host.Folder, program, "history", "rounds", "--number", "430", "--history", "embedded"),
            StringComparison.Ordinal
        );
    }

    private static string Run(string folder, string program, params string[] arguments) =>
        ProgramRun
            .Of(
                new ProcessStartInfo(program, arguments)
                {
                    WorkingDirectory = folder,
                    Environment = { ["EESIM_DATA"] = folder },
                },
                TestContext.Current.CancellationToken
            )
            .OutOfSuccess;
}
