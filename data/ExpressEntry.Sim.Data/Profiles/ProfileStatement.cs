using ExpressEntry.Sim.Data.Documents;
using ExpressEntry.Sim.Engine.Rules.Candidates;

namespace ExpressEntry.Sim.Data.Profiles;

/// <summary>A profile as it was read.</summary>
/// <param name="Candidate">What it states.</param>
/// <param name="Id">Its <c>id</c>, to be given back as it is; null for none.</param>
/// <param name="RuleSet">The dated rule set it asks for; null for that of the day.</param>
public sealed record ProfileStatement(Candidate Candidate, DocumentNode? Id, DateOnly? RuleSet);
