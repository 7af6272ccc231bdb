using System.Collections.Immutable;
using System.Runtime.InteropServices;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Cli.History;

/// <summary>How many past rounds of a type would have invited a profile.</summary>
/// <param name="Type">Whom the rounds ranked.</param>
/// <param name="From">Day of the first of them.</param>
/// <param name="Rounds">Rounds counted.</param>
/// <param name="Invited">Rounds that would have invited it whatever its place at a tie-break.</param>
/// <param name="Ties">Rounds that would have invited it only if submitted early enough.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct InvitationCount(RoundType Type, DateOnly From, int Rounds, int Invited, int Ties)
{
    /// <summary>Counts rounds type by type, in the order of the types.</summary>
    /// <param name="rounds">In order of date; those of other groups do not count.</param>
    /// <param name="profile">The profile.</param>
    public static IEnumerable<InvitationCount> Of(ImmutableArray<PublishedRound> rounds, InvitationRule profile) =>
        from round in rounds
        where profile.Ranks(round.Type)
        group round by round.Type into ofType
        orderby ofType.Key
        select new InvitationCount(
            ofType.Key,
            ofType.First().Date,
            ofType.Count(),
            ofType.Count(round => profile.Judge(round) == InvitationVerdict.Invited),
            ofType.Count(round => profile.Judge(round) == InvitationVerdict.Tie)
        );

    /// <summary>The counts in one sentence.</summary>
    public static string Describe(ImmutableArray<PublishedRound> rounds, InvitationRule profile)
    {
        string submitted = profile.Submitted is { } at ? $", submitted {PlainText.Instant(at)}," : "";
        string[] counts = [.. Of(rounds, profile).Select(count => count.Describe())];
        string said = counts.Length == 0 ? "no round of its groups is among these" : string.Join(", ", counts);
        return $"A profile with {profile.Score} points{submitted} would have been invited by: {said}.";
    }

    private string Describe()
    {
        string noun = $"{Type.ToWord()} round{(Rounds == 1 ? "" : "s")}";
        string ties = Ties == 0 ? "" : $" (and {Ties:N0} more if submitted by the tie-break)";
        return $"{Invited:N0} of {Rounds:N0} {noun} since {PlainText.Day(From)}{ties}";
    }
}
