using ExpressEntry.Sim.Data;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Data.Results;

namespace ExpressEntry.Sim.Forecasting.Lab.Comparisons;

/// <summary>Refuses comparisons whose subjects did not see the same random numbers and the same data.</summary>
internal static class SubjectCheck
{
    private const int FewestSubjects = 2;

    /// <summary>Checks a request.</summary>
    /// <exception cref="InvalidInputException">Two subjects do not belong together; the message says in what.</exception>
    public static void Check(ComparisonRequest request)
    {
        if (request.Subjects.Length < FewestSubjects)
        {
            throw new InvalidInputException("A comparison needs two scenarios or result sets, or more.");
        }

        LabSettings settings = request.Settings;
        string? data = request.History is null ? null : HistoryDigest.Of(request.History);
        ComparisonSubject first = request.Subjects[0];
        foreach (ComparisonSubject subject in request.Subjects)
        {
            Require(subject, first, "as_of", subject.AsOf.ToString("yyyy-MM-dd"), first.AsOf.ToString("yyyy-MM-dd"));
            if (subject.Stored is { } set)
            {
                Require(subject, first, "seed", set.Run.Seed, request.Seed);
                Require(
                    subject,
                    first,
                    "replications",
                    RangeOf(set),
                    $"{settings.FirstReplication} to {settings.LastReplication}"
                );
                Require(subject, first, "engine", set.Run.Engine, settings.Engine);
                string known = data ?? first.Stored?.Run.DataDigest ?? set.Run.DataDigest;
                Require(subject, first, "data", Shorten(set.Run.DataDigest), Shorten(known));
            }
            else
            {
                Require(subject, first, "seed", subject.Live!.Scenario.Seed!.Value, request.Seed);
            }
        }
    }

    private static string RangeOf(ResultSet set) => $"{set.Manifest.FirstReplication} to {set.Manifest.LastReplication}";

    private static string Shorten(string digest) => digest.Length > 12 ? digest[..12] + "…" : digest;

    private static void Require<T>(ComparisonSubject subject, ComparisonSubject first, string what, T here, T there)
    {
        if (!Equals(here, there))
        {
            string other = ReferenceEquals(subject, first) ? "the call" : first.Source;
            throw new InvalidInputException(
                $"{subject.Source} cannot be compared with {other}: its {what} {(what.EndsWith('s') ? "are" : "is")} {here}, expected {there}; the same random numbers and data are needed."
            );
        }
    }
}
