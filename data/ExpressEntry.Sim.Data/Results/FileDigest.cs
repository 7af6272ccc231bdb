namespace ExpressEntry.Sim.Data.Results;

/// <summary>What a file's bytes must be.</summary>
/// <param name="Bytes">How many.</param>
/// <param name="Sha256">Their SHA-256, 64 lower-case hexadecimal digits.</param>
public readonly record struct FileDigest(long Bytes, string Sha256);
