using ExpressEntry.Sim.Data.Documents;
using ExpressEntry.Sim.Data.Rules;

namespace ExpressEntry.Sim.Data.Profiles;

/// <summary>Reads one profile from a file.</summary>
public static class ProfileFile
{
    /// <summary>Reads a YAML or JSON file of at most 1 MB.</summary>
    /// <param name="path">The file.</param>
    /// <param name="book">The rules.</param>
    /// <param name="day">The day of the score.</param>
    /// <returns>What the profile states.</returns>
    /// <exception cref="InvalidInputException">Something is wrong; the message names file, line, path and what is allowed.</exception>
    public static ProfileStatement Read(string path, RuleBook book, DateOnly day) =>
        new ProfileReader(book, day).Read(DocumentFile.Read(path));
}
