namespace ExpressEntry.Sim.Engine.Rules.Crs;

/// <summary>Section D, additional points: at most 600.</summary>
/// <param name="Nomination">Points for a nomination.</param>
/// <param name="Offer">Points for a job offer; 0 since 2025-03-25.</param>
/// <param name="Study">Points for study in Canada.</param>
/// <param name="French">Points for French.</param>
/// <param name="Sibling">Points for a brother or sister in Canada.</param>
/// <param name="Occupation">Points of a scenario's factor for the occupation worked in; 0 in every published rule set.</param>
/// <param name="OfferOccupation">Points of a scenario's factor for the occupation offered; 0 in every published rule set.</param>
/// <param name="Subtotal">The section, capped.</param>
public readonly record struct CrsAdditional(
    int Nomination,
    int Offer,
    int Study,
    int French,
    int Sibling,
    int Occupation,
    int OfferOccupation,
    int Subtotal
);
