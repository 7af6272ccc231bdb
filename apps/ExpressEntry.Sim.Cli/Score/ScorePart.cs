using System.Runtime.InteropServices;

namespace ExpressEntry.Sim.Cli.Score;

/// <summary>One line of a breakdown.</summary>
/// <param name="Key">The key in the JSON document, with its section; see <see cref="ScoreWords.Part"/>.</param>
/// <param name="Points">What the profile earns.</param>
/// <param name="Most">The most anyone in the same column can earn.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct ScorePart(string Key, int Points, int Most);
