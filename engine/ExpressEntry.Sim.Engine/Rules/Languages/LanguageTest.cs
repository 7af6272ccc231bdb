using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules.Crs;

namespace ExpressEntry.Sim.Engine.Rules.Languages;

/// <summary>A language test whose results are accepted.</summary>
/// <param name="Word">The word profiles use, for example <c>ielts_general</c>.</param>
/// <param name="Title">The name people know.</param>
/// <param name="Language">The language tested.</param>
/// <param name="Scales">Its scales, earliest first; exactly one covers any test day.</param>
public sealed record LanguageTest(string Word, string Title, OfficialLanguage Language, ImmutableArray<TestScale> Scales)
{
    /// <summary>The scale of a test day.</summary>
    /// <param name="tested">Day of the test.</param>
    /// <returns>The scale, or null where no scale covers the day.</returns>
    public TestScale? ScaleOn(DateOnly tested) => Scales.FirstOrDefault(scale => scale.CoversTest(tested));
}
