namespace ExpressEntry.Sim.Parquet.Compression;

/// <summary>The checksum of a page: CRC-32 with the polynomial of GZIP and Ethernet, eight bytes a step.</summary>
/// <remarks>The framework has it only in a package of its own. Source: RFC 1952, section 8; slicing after Kounavis and Berry.</remarks>
internal static class Crc32
{
    private const uint ReversedPolynomial = 0xEDB88320;
    private static readonly uint[][] Tables = BuildTables();

    /// <summary>Computes the checksum of some bytes. O(n), no allocation.</summary>
    public static uint Of(ReadOnlySpan<byte> bytes)
    {
        uint[][] t = Tables;
        uint crc = uint.MaxValue;
        while (bytes.Length >= 8)
        {
            uint low = crc ^ BitConverter.ToUInt32(bytes);
            crc =
                t[7][low & 0xFF]
                ^ t[6][(low >> 8) & 0xFF]
                ^ t[5][(low >> 16) & 0xFF]
                ^ t[4][low >> 24]
                ^ t[3][bytes[4]]
                ^ t[2][bytes[5]]
                ^ t[1][bytes[6]]
                ^ t[0][bytes[7]];
            bytes = bytes[8..];
        }

        foreach (byte next in bytes)
        {
            crc = (crc >> 8) ^ t[0][(crc ^ next) & 0xFF];
        }

        return ~crc;
    }

    /// <summary>Table k says what a byte does to the checksum when k more bytes follow it.</summary>
    private static uint[][] BuildTables()
    {
        uint[][] tables = [.. Enumerable.Range(0, 8).Select(_ => new uint[256])];
        for (uint i = 0; i < 256; i++)
        {
            uint crc = i;
            for (int bit = 0; bit < 8; bit++)
            {
                crc = (crc >> 1) ^ ((crc & 1) * ReversedPolynomial);
            }

            tables[0][i] = crc;
        }

        for (int k = 1; k < tables.Length; k++)
        {
            for (int i = 0; i < 256; i++)
            {
                uint before = tables[k - 1][i];
                tables[k][i] = (before >> 8) ^ tables[0][before & 0xFF];
            }
        }

        return tables;
    }
}
