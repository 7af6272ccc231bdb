namespace ExpressEntry.Sim.Data.Population;

/// <summary>Writes profiles to a stream in one format.</summary>
internal interface IPopulationWriter
{
    /// <summary>Writes some profiles.</summary>
    /// <param name="profiles">In the order of the file.</param>
    /// <param name="firstNumber">The number of the first, from 1.</param>
    void Write(SyntheticProfile[] profiles, long firstNumber);

    /// <summary>Writes what ends the file.</summary>
    void Finish();
}
