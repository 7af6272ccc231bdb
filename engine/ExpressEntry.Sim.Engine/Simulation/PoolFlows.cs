namespace ExpressEntry.Sim.Engine.Simulation;

/// <summary>What has happened since the start, in profiles, by event and program.</summary>
/// <remarks>Every profile that enters or leaves is in one count. Not safe for several threads.</remarks>
public sealed class PoolFlows
{
    private readonly long[] _counts = new long[FlowEvents * FlowPrograms.Count];

    /// <summary>How many kinds of events there are.</summary>
    public const int FlowEvents = (int)FlowEvent.Changed + 1;

    /// <summary>Profiles in the pool at the start.</summary>
    public int AtStart { get; internal set; }

    /// <summary>The count of an event under one program.</summary>
    /// <param name="what">The event.</param>
    /// <param name="program">The program.</param>
    /// <returns>0 or more.</returns>
    public long this[FlowEvent what, FlowProgram program] => _counts[((int)what * FlowPrograms.Count) + (int)program];

    /// <summary>The count of an event under all programs.</summary>
    /// <param name="what">The event.</param>
    /// <returns>0 or more.</returns>
    public long this[FlowEvent what]
    {
        get
        {
            long sum = 0;
            for (int program = 0; program < FlowPrograms.Count; program++)
            {
                sum += _counts[((int)what * FlowPrograms.Count) + program];
            }

            return sum;
        }
    }

    /// <summary>Copies the counts, event by event and in each by program.</summary>
    /// <param name="counts">Gets <see cref="FlowEvents"/> × <see cref="FlowPrograms.Count"/> numbers.</param>
    public void CopyTo(Span<long> counts) => _counts.CopyTo(counts);

    internal void Clear()
    {
        Array.Clear(_counts);
        AtStart = 0;
    }

    internal void Add(FlowEvent what, FlowProgram program, long profiles) =>
        _counts[((int)what * FlowPrograms.Count) + (int)program] += profiles;
}
