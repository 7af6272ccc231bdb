namespace ExpressEntry.Sim.Data.Results;

/// <summary>One file of a result set.</summary>
/// <param name="Name">Its name in the folder.</param>
/// <param name="Rows">Rows of a table; null for <c>run.json</c>.</param>
/// <param name="Bytes">Its length.</param>
/// <param name="Sha256">Its SHA-256, 64 lower-case hexadecimal digits.</param>
public sealed record ManifestFile(string Name, long? Rows, long Bytes, string Sha256);
