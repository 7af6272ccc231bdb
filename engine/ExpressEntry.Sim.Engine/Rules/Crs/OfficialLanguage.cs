namespace ExpressEntry.Sim.Engine.Rules.Crs;

/// <summary>Canada's official languages, as the score tells them apart.</summary>
public enum OfficialLanguage : byte
{
    /// <summary>English; levels are Canadian Language Benchmarks (CLB).</summary>
    English,

    /// <summary>French; levels are <c>Niveaux de compétence linguistique canadiens</c> (NCLC), the same scale.</summary>
    French,
}
