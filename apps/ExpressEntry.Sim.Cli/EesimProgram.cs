using System.CommandLine;
using System.Reflection;
using ExpressEntry.Sim.Cli.Backtest;
using ExpressEntry.Sim.Cli.Bench;
using ExpressEntry.Sim.Cli.Calibrate;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Cli.Compare;
using ExpressEntry.Sim.Cli.Forecast;
using ExpressEntry.Sim.Cli.Hindcasts;
using ExpressEntry.Sim.Cli.History;
using ExpressEntry.Sim.Cli.Invitation;
using ExpressEntry.Sim.Cli.Models;
using ExpressEntry.Sim.Cli.Odds;
using ExpressEntry.Sim.Cli.Population;
using ExpressEntry.Sim.Cli.Replay;
using ExpressEntry.Sim.Cli.Report;
using ExpressEntry.Sim.Cli.Score;
using ExpressEntry.Sim.Cli.Simulate;
using ExpressEntry.Sim.Cli.Studies;
using ExpressEntry.Sim.Data;

namespace ExpressEntry.Sim.Cli;

/// <summary>The program: its verbs, and how every verb's failure reaches the person who called it.</summary>
internal static class EesimProgram
{
    /// <summary>The version as <c>--version</c> prints it.</summary>
    public static string Version { get; } =
        typeof(EesimProgram).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()!.InformationalVersion;

    /// <summary>Runs one call of the program.</summary>
    /// <param name="args">The words after the program's name.</param>
    /// <param name="host">What the verb may touch outside.</param>
    /// <returns>0 done, 1 failed while running, 2 wrong input or call.</returns>
    public static int Run(string[] args, Host host)
    {
        try
        {
            VectorSetting.Apply(Environment.GetEnvironmentVariable(VectorSetting.Variable));
            ParseResult call = CreateCommands(host).Parse(args);
            if (CallErrors.Find(call, args) is { } wrong)
            {
                host.Error.WriteLine(wrong);
                return ExitCode.WrongInput;
            }

            CallPaths.CheckNothingIsOverwritten(call);

            int code = call.Invoke(
                new InvocationConfiguration
                {
                    Output = host.Out,
                    Error = host.Error,
                    EnableDefaultExceptionHandler = false,
                }
            );
            host.Out.Flush();
            return code;
        }
        catch (InvalidInputException refused)
        {
            host.Error.WriteLine($"eesim: {OneLine(refused.Message)}");
            return ExitCode.WrongInput;
        }
        catch (OperationCanceledException)
        {
            host.Error.WriteLine("eesim: stopped; nothing half-written is left behind.");
            return ExitCode.Failed;
        }
        catch (IOException broken) when (IsBrokenPipe(broken))
        {
            // The reader of our output has seen enough (eesim … | head).
            return ExitCode.Done;
        }
#pragma warning disable CA1031 // The last resort: a person gets one line, never a stack trace.
        catch (Exception failure)
        {
            // Of a disk that is full or fails the message says it all.
            string kind = failure is IOException ? "" : $" ({failure.GetType().Name})";
            host.Error.WriteLine($"eesim: failed while running: {OneLine(failure.Message)}{kind}");
            if (Environment.GetEnvironmentVariable("EESIM_TRACE") is { Length: > 0 })
            {
                host.Error.WriteLine(failure.ToString());
            }

            return ExitCode.Failed;
        }
#pragma warning restore CA1031
    }

    private static RootCommand CreateCommands(Host host) =>
        new("Simulates Canada's Express Entry pool and forecasts its rounds of invitations.")
        {
            ForecastCommand.Create(host),
            OddsCommand.Create(host),
            ScoreCommand.Create(host),
            InvitationCommand.Create(host),
            HistoryCommand.Create(host),
            BacktestCommand.Create(host),
            CalibrateCommand.Create(host),
            HindcastCommand.Create(host),
            ModelsCommand.Create(host),
            SimulateCommand.Create(host),
            MergeCommand.Create(host),
            CompareCommand.Create(host),
            SweepCommand.Create(host),
            SensitivityCommand.Create(host),
            SolveCommand.Create(host),
            ReportCommand.Create(host),
            TablesCommand.Create(host),
            ReplayCommand.Create(host),
            PopulationCommand.Create(host),
            BenchCommand.Create(host),
        };

    private static string OneLine(string message) => message.ReplaceLineEndings(" ");

    private static bool IsBrokenPipe(IOException exception) =>
        exception.Message.Contains("Broken pipe", StringComparison.OrdinalIgnoreCase);
}
