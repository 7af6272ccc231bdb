using System.Collections.Immutable;

namespace ExpressEntry.Sim.Gate.Statistics;

/// <summary>How the one false alarm in a thousand runs is shared out among everything a run decides.</summary>
/// <param name="Paths">Paths decided, 1 or more.</param>
/// <param name="Looks">After how many blocks in all a path may be decided, rising.</param>
/// <remarks>
/// Bonferroni: paths × looks × measures decisions, each wrong with at most an equal share, so that at most the whole is wrong
/// whatever depends on what. A path that is decided early leaves its later shares unused.
/// </remarks>
internal sealed record FamilyPlan(int Paths, ImmutableArray<int> Looks)
{
    /// <summary>The most often a run of unchanged code may raise any alarm.</summary>
    public const double FalseAlarmRate = 0.001;

    /// <summary>Processor time and wall time.</summary>
    public const int Measures = 2;

    /// <summary>Slower by no more than this is no alarm: a tenth of it comes from where the compiler happens to put a loop.</summary>
    public const double Harmless = 0.02;

    /// <summary>What the gate is built to catch, and what an "ok" rules out.</summary>
    public const double Caught = 0.10;

    /// <summary>The plan of <c>bench/gate</c>.</summary>
    /// <param name="paths">Paths decided.</param>
    public static FamilyPlan For(int paths) => new(paths, [18, 30]);

    /// <summary>The share of one decision.</summary>
    public double Alpha => FalseAlarmRate / (Paths * Looks.Length * Measures);

    /// <summary>Decides a path, or not yet.</summary>
    /// <param name="processor">A difference a block so far: logarithm of change over base, in processor time.</param>
    /// <param name="wall">The same in wall time.</param>
    /// <returns>Null between two looks, and where another look may tell more.</returns>
    public Decision? Decide(ReadOnlySpan<double> processor, ReadOnlySpan<double> wall)
    {
        int look = Looks.IndexOf(processor.Length);
        if (look < 0)
        {
            return null;
        }

        var decision = new Decision(ShiftInterval.Of(processor, Alpha), ShiftInterval.Of(wall, Alpha), processor.Length);
        return decision.Verdict == Verdict.CannotTell && look + 1 < Looks.Length ? null : decision;
    }
}
