namespace ExpressEntry.Sim.Cli.Common;

/// <summary>What the process tells its caller.</summary>
internal static class ExitCode
{
    public const int Done = 0;

    /// <summary>Failed while running, or was stopped.</summary>
    public const int Failed = 1;

    /// <summary>The input or the call is wrong.</summary>
    public const int WrongInput = 2;
}
