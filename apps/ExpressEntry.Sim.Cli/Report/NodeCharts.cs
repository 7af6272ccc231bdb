using System.ComponentModel;
using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Reports.Writing;

namespace ExpressEntry.Sim.Cli.Report;

/// <summary>Draws charts outside a browser: with Node.js, and the program that travels inside the reports' assembly.</summary>
internal static class NodeCharts
{
    /// <summary>Draws every chart of a list.</summary>
    /// <param name="specs">A JSON list of charts.</param>
    /// <param name="node">The program to start.</param>
    /// <returns>One SVG text a chart, in order.</returns>
    /// <exception cref="InvalidInputException">Node.js is not there or too old.</exception>
    public static string[] Draw(string specs, string node = "node")
    {
        string program = Path.Combine(Path.GetTempPath(), $"eesim-charts-{Environment.ProcessId}.mjs");
        try
        {
            File.WriteAllText(program, ChartAssets.NodeProgram);
            return JsonSerializer.Deserialize<string[]>(Run(node, program, specs))!;
        }
        catch (Win32Exception missing)
        {
            throw new InvalidInputException(
                $"--format svg draws with Node.js 20 or newer, and '{node}' was not found on the PATH; html, md and csv need nothing.",
                missing
            );
        }
        finally
        {
            File.Delete(program);
        }
    }

    private static string Run(string node, string program, string specs)
    {
        var start = new ProcessStartInfo(node, [program, "--stdin"])
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
            StandardOutputEncoding = Encoding.UTF8,
        };
        using Process process = Process.Start(start)!;
        Task<string> errors = process.StandardError.ReadToEndAsync();
        Task<string> drawn = process.StandardOutput.ReadToEndAsync();
        try
        {
            process.StandardInput.Write(specs);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // It ended before it read everything; its exit code and words say why.
        }

        process.WaitForExit();
        return process.ExitCode == 0
            ? drawn.Result
            : throw new InvalidInputException(
                $"--format svg draws with Node.js 20 or newer, and the one on the PATH failed (exit code {process.ExitCode}): {LastLine(errors.Result)}"
            );
    }

    private static string LastLine(string text) =>
        text.Split('\n', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
            .FirstOrDefault(line => line.Contains("Error", StringComparison.Ordinal))
        ?? "no message";
}
