namespace ExpressEntry.Sim.Gate.Paths;

/// <summary>A piece of work whose cost is guarded: seeded, of real size, in units that are all alike.</summary>
internal abstract class HotPath
{
    /// <summary>Its name in budgets, reports and the trend; a published name keeps its meaning.</summary>
    public abstract string Id { get; }

    /// <summary>What one unit is, for a reader of the report.</summary>
    public abstract string Unit { get; }

    /// <summary>Goes up when the unit means other work; times of two revisions are not compared.</summary>
    public virtual int Revision => 1;

    /// <summary>Units of one timed slice: about 5 to 15 ms of work, where a unit is not longer than that.</summary>
    public abstract int UnitsPerSlice { get; }

    /// <summary>Slices of one block of measurements, an even number.</summary>
    public virtual int SlicesPerBlock => 8;

    /// <summary>How often in a block the inputs are made anew, at other places in memory; divides the slices.</summary>
    /// <remarks>
    /// Where vectors cross cache lines for the life of an array, one process in ten can be a quarter slower than the next.
    /// </remarks>
    public virtual int LayoutsPerBlock => 1;

    /// <summary>Units that are counted exactly.</summary>
    public virtual int CountedUnits => 3;

    /// <summary>Makes the inputs; outside every clock and counter.</summary>
    public abstract void Prepare();

    /// <summary>Runs one unit.</summary>
    /// <param name="number">Which, 0 or more: the same number is the same work.</param>
    /// <returns>Bytes written, 0 where the path writes nothing.</returns>
    public abstract long Run(int number);
}
