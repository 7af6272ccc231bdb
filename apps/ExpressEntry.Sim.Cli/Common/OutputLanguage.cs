namespace ExpressEntry.Sim.Cli.Common;

/// <summary>The language in which a verb speaks to people; keys, codes and errors stay English.</summary>
internal enum OutputLanguage : byte
{
    /// <summary><c>--lang en</c>.</summary>
    English,

    /// <summary><c>--lang fr</c>: Canadian French.</summary>
    French,
}
