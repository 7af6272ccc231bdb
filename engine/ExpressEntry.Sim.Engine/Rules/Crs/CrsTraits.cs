namespace ExpressEntry.Sim.Engine.Rules.Crs;

/// <summary>What is simply true or not of a profile, one bit each.</summary>
/// <remarks>The six lowest bits are those that earn additional points, so that they index one small table.</remarks>
[Flags]
public enum CrsTraits : ushort
{
    /// <summary>Nothing.</summary>
    None = 0,

    /// <summary>Holds a provincial or territorial nomination.</summary>
    Nomination = 1 << 0,

    /// <summary>Has a brother or sister in Canada who counts.</summary>
    Sibling = 1 << 1,

    /// <summary>Has an offer in senior management.</summary>
    SeniorManagementOffer = 1 << 2,

    /// <summary>Has an offer in another skilled occupation.</summary>
    OtherOffer = 1 << 3,

    /// <summary>Earned a credential of one or two years in Canada, and none longer.</summary>
    ShortCanadianStudy = 1 << 4,

    /// <summary>Earned a credential of three years or more, or a graduate or professional degree, in Canada.</summary>
    LongCanadianStudy = 1 << 5,

    /// <summary>Is scored with a spouse: one who comes along and is neither citizen nor permanent resident.</summary>
    Spouse = 1 << 6,

    /// <summary>Holds a certificate of qualification in a trade.</summary>
    Certificate = 1 << 7,

    /// <summary>The first official language is French.</summary>
    FirstIsFrench = 1 << 8,

    /// <summary>The second official language is French.</summary>
    SecondIsFrench = 1 << 9,
}
