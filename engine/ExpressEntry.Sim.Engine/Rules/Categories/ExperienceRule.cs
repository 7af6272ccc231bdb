namespace ExpressEntry.Sim.Engine.Rules.Categories;

/// <summary>The experience in one listed occupation that a category asks for from a day on.</summary>
/// <param name="From">First day.</param>
/// <param name="Hours">Counted hours.</param>
/// <param name="WindowYears">Years back in which they count.</param>
/// <param name="MustBeContinuous">Whether without a gap.</param>
public sealed record ExperienceRule(DateOnly From, int Hours, int WindowYears, bool MustBeContinuous);
