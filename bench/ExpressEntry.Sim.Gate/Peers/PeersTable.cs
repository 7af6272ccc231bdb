namespace ExpressEntry.Sim.Gate.Peers;

internal static class PeersTable
{
    public static void Write(string folder, string[] results, TextWriter output) => throw new NotSupportedException(folder);
}
