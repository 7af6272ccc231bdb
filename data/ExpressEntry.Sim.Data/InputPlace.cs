namespace ExpressEntry.Sim.Data;

/// <summary>What stands at the name of a file that is to be read.</summary>
public static class InputPlace
{
    /// <summary>Refuses a folder, of which the system says no more than that access is denied.</summary>
    /// <param name="path">The name of a file to be read; whether it exists is not looked at.</param>
    /// <param name="expected">What should be there, for the message.</param>
    /// <exception cref="InvalidInputException">It is a folder.</exception>
    public static void RequireNoFolder(string path, string expected)
    {
        if (Directory.Exists(path))
        {
            throw new InvalidInputException($"{path} is a folder; expected {expected}.");
        }
    }
}
