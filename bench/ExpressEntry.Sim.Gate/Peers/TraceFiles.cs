namespace ExpressEntry.Sim.Gate.Peers;

internal static class TraceFiles
{
    public static void Write(string folder) => throw new NotSupportedException(folder);
}
