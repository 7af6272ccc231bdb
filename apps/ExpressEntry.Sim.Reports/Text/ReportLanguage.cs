namespace ExpressEntry.Sim.Reports.Text;

/// <summary>The language of a report.</summary>
public enum ReportLanguage : byte
{
    /// <summary>Canadian English.</summary>
    English,

    /// <summary>Canadian French.</summary>
    French,
}
