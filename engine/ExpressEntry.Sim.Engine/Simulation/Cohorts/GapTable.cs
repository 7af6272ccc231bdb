using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Vectors;

namespace ExpressEntry.Sim.Engine.Simulation.Cohorts;

/// <summary>How many profiles are passed over before the next one something befalls: geometric, from a table.</summary>
/// <remarks>The last outcome means "so many and on": the law has no memory, so a draw starts again from there.</remarks>
internal sealed class GapTable
{
    /// <summary>The outcome that means: so many, and on.</summary>
    public const uint AndOn = Cells - 1;

    private const int Cells = 1024;
    private readonly MarkTable _table = new();
    private double _builtFor = -1;

    /// <summary>Whether anything can happen.</summary>
    public bool IsNever => _builtFor <= 0;

    /// <summary>Prepares for a chance.</summary>
    /// <param name="chance">Of each profile, 0 to 1.</param>
    public void Prepare(double chance)
    {
        if (chance == _builtFor)
        {
            return;
        }

        _builtFor = chance;
        _table.Clear();
        double left = 1;
        for (uint gap = 0; gap < Cells - 1; gap++)
        {
            _table.Add(gap, left * chance);
            left *= 1 - chance;
        }

        _table.Add(Cells - 1, left);
        _table.Build();
    }

    /// <summary>Draws many outcomes.</summary>
    /// <param name="lanes">Gives the numbers.</param>
    /// <param name="gaps">Gets the outcomes; a whole number of steps. <see cref="AndOn"/> is to be added to the next one.</param>
    /// <param name="width">Of the vectors.</param>
    public void Draw(ref LaneStream lanes, Span<uint> gaps, VectorWidth width) => _table.Draw(ref lanes, gaps, width);

    /// <summary>Draws a gap.</summary>
    /// <param name="random">Gives the numbers.</param>
    /// <param name="most">Gaps from here on are alike to the caller.</param>
    /// <returns>0 or more.</returns>
    public int Draw(ref RandomStream random, int most)
    {
        int gap = 0;
        while (true)
        {
            int more = (int)_table.Draw(ref random);
            gap += more;
            if (more < Cells - 1 || gap >= most)
            {
                return gap;
            }
        }
    }
}
