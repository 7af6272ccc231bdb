using System.ComponentModel;
using System.Diagnostics;

namespace ExpressEntry.Sim.TestSupport;

/// <summary>
/// The scripts of <c>tests/node</c>, which let other readers open our files. A machine without Node.js fails the tests that
/// run them and says so: a check by others that is silently left out is no check.
/// </summary>
public static class NodeScripts
{
    /// <summary>Installs what the scripts need, where it is not there.</summary>
    /// <param name="cancellation">The test's.</param>
    /// <exception cref="InvalidOperationException">It could not be installed.</exception>
    public static void Install(CancellationToken cancellation) =>
        RunProgram("bash", [Repository.PathOf("eng", "node-setup.sh")], cancellation);

    /// <summary>Runs one.</summary>
    /// <param name="script">Its file name.</param>
    /// <param name="arguments">Its arguments.</param>
    /// <param name="cancellation">The test's.</param>
    /// <returns>Its standard output.</returns>
    /// <exception cref="InvalidOperationException">It did not succeed.</exception>
    public static string Run(string script, string[] arguments, CancellationToken cancellation) =>
        RunProgram("node", [Repository.PathOf("tests", "node", script), .. arguments], cancellation);

    private static string RunProgram(string program, string[] arguments, CancellationToken cancellation)
    {
        try
        {
            return ProgramRun.Of(new ProcessStartInfo(program, arguments), cancellation).OutOfSuccess;
        }
        catch (Win32Exception e)
        {
            throw new InvalidOperationException(
                $"'{program}' could not be started: checks by other readers need bash and Node.js 20 or newer with npm on the PATH.",
                e
            );
        }
    }
}
