using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Forecasting.Candidates;
using ExpressEntry.Sim.Forecasting.RoundProcess;

namespace ExpressEntry.Sim.Cli.Odds;

/// <summary>Keeps the default call's simulated futures in the user's cache folder, by a digest of all that makes them.</summary>
/// <param name="folder">The cache folder; null for none.</param>
/// <remarks>
/// Never a reason for another answer or for a failure: a file that is damaged or of another key is made again, and a folder that
/// cannot be written is left alone.
/// </remarks>
internal sealed class FuturesCache(string? folder)
{
    private const int MostFiles = 8;
    private const long MostBytes = 64 << 20;
    private const string Suffix = ".futures";

    /// <summary>Makes the futures that <see cref="CandidateOdds"/> will ask for, or fetches them.</summary>
    /// <param name="known">What may be known.</param>
    /// <param name="gapDays">Days before the first day that are simulated too.</param>
    /// <param name="seed">The run's seed.</param>
    /// <param name="paths">Futures.</param>
    /// <param name="cancellation">Ends the simulation.</param>
    public void Prepare(KnownHistory known, int gapDays, long seed, int paths, CancellationToken cancellation = default)
    {
        DateOnly origin = known.AsOf.AddDays(-gapDays);
        int days = gapDays + CandidateOdds.MostDays;

        // Other seeds and numbers are asked for once; keeping those would only fill the folder.
        if (folder is null || seed != CommonOptions.DefaultSeed || paths != SimulatedFutures.DefaultPaths)
        {
            _ = SimulatedFutures.Simulate(known.History, origin, days, (ulong)seed, paths, cancellation);
            return;
        }

        byte[] key = KeyOf(known.History, origin, days, seed, paths);
        string path = Path.Combine(folder, Convert.ToHexStringLower(key.AsSpan(0, 16)) + Suffix);
        if (TryRead(path, key) is { } kept)
        {
            SimulatedFutures.Remember(known.History, (ulong)seed, kept);
        }
        else
        {
            TryWrite(path, key, SimulatedFutures.Simulate(known.History, origin, days, (ulong)seed, paths, cancellation));
        }
    }

    // The libraries' own identities change with every change of their code; floating point may differ by processor and runtime.
    private static byte[] KeyOf(PublishedHistory known, DateOnly origin, int days, long seed, int paths)
    {
        Type[] libraries = [typeof(SimulatedFutures), typeof(PublishedHistory), typeof(RoundType)];
        string[] parts =
        [
            .. libraries.Select(type => type.Assembly.ManifestModule.ModuleVersionId.ToString()),
            EesimProgram.Version,
            RuntimeInformation.FrameworkDescription,
            RuntimeInformation.RuntimeIdentifier,
            HistoryDigest.Of(known),
            PlainText.Day(origin),
            FormattableString.Invariant($"{days} {seed} {paths}"),
        ];
        return SHA256.HashData(Encoding.UTF8.GetBytes(string.Join('\n', parts)));
    }

    private static SimulatedFutures? TryRead(string path, byte[] key)
    {
        try
        {
            var file = new FileInfo(path);
            return file.Exists && file.Length <= MostBytes ? SavedFutures.TryRead(File.ReadAllBytes(path), key) : null;
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    private void TryWrite(string path, byte[] key, SimulatedFutures futures)
    {
        try
        {
            Directory.CreateDirectory(folder!);
            using ReplacedFile file = ReplacedFile.Open(path);
            file.Stream.Write(SavedFutures.Write(futures, key));
            file.Commit();
            foreach (
                FileInfo old in new DirectoryInfo(folder!)
                    .EnumerateFiles('*' + Suffix)
                    .OrderByDescending(file => file.LastWriteTimeUtc)
                    .Skip(MostFiles)
            )
            {
                old.Delete();
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException or InvalidInputException)
        {
            // A cache that cannot be written costs time, nothing else.
        }
    }
}
