namespace ExpressEntry.Sim.Parquet;

/// <summary>What the machine must be for numbers to be copied as they are.</summary>
internal static class Host
{
    /// <summary>Refuses machines whose numbers are not the format's.</summary>
    /// <exception cref="PlatformNotSupportedException">The machine stores the highest byte first; the format does not.</exception>
    public static void RequireLittleEndian()
    {
        if (!BitConverter.IsLittleEndian)
        {
            throw new PlatformNotSupportedException("Parquet files are read and written on little-endian machines only.");
        }
    }
}
