namespace ExpressEntry.Sim.Gate.Peers;

internal static class CSharpPeers
{
    public static void Run(string folder, TextWriter output) => throw new NotSupportedException(folder);
}
