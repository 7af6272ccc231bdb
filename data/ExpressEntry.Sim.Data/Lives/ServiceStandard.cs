namespace ExpressEntry.Sim.Data.Lives;

/// <summary>Months within which 80 % of the applications received from a day on are decided.</summary>
/// <param name="From">First day of receipt.</param>
/// <param name="Pnp">Months for nominees.</param>
/// <param name="Cec">Months for the Canadian Experience Class.</param>
/// <param name="Fsw">Months for Federal Skilled Workers.</param>
/// <param name="Fst">Months for Federal Skilled Trades.</param>
public sealed record ServiceStandard(DateOnly From, int Pnp, int Cec, int Fsw, int Fst);
