using ExpressEntry.Sim.Cli.Tests.Documents;
using ExpressEntry.Sim.TestSupport;

[assembly: AssemblyFixture(typeof(InRepositoryRoot))]

namespace ExpressEntry.Sim.Cli.Tests.Documents;

/// <summary>Tests run in the repository's root, where a reader runs the commands of the documents.</summary>
/// <remarks>A full path in place of a file's documented name would break the lines of an output elsewhere on each machine.</remarks>
public sealed class InRepositoryRoot
{
    /// <summary>Moves the process there, before the first test.</summary>
    public InRepositoryRoot() => Directory.SetCurrentDirectory(Repository.Root);
}
