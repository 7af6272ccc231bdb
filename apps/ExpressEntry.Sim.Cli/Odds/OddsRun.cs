using System.Collections.Immutable;
using ExpressEntry.Sim.Data.Profiles;
using ExpressEntry.Sim.Data.Rules;
using ExpressEntry.Sim.Forecasting.Candidates;

namespace ExpressEntry.Sim.Cli.Odds;

/// <summary>Finds everything <c>eesim odds</c> says.</summary>
internal static class OddsRun
{
    private const int DaysAMonth = 30;
    private static readonly ImmutableArray<double> AskedOdds = [0.5, 0.8];
    private static readonly ImmutableArray<int> CurveDays =
    [
        .. Enumerable.Range(1, CandidateOdds.MostDays / DaysAMonth).Select(month => month * DaysAMonth),
    ];

    /// <summary>Answers a request.</summary>
    /// <param name="request">Who asks, and about what.</param>
    /// <param name="gapDays">Days before the first day of which nothing is known either.</param>
    /// <param name="cancellation">Ends the run between two answers.</param>
    public static OddsResult Answer(OddsRequest request, int gapDays, CancellationToken cancellation)
    {
        // Changes are followed through the rules while the odds of today's profile are found: neither needs the other.
        Task<ImmutableArray<(ProfileChange, CandidateTimeline)>>? changes = request.Profile is { } profile
            ? Task.Run(() => FollowChanges(request, profile, cancellation), cancellation)
            : null;
        var odds = new CandidateOdds(
            request.Known.History,
            request.Known.AsOf,
            gapDays,
            (ulong)request.Seed,
            request.Replications
        );
        cancellation.ThrowIfCancellationRequested();
        ImmutableArray<CandidateOddsAnswer> answers = odds.Answer(request.Candidate, request.Days);
        ImmutableArray<CandidateOddsAnswer> curve = odds.Answer(request.Candidate, CurveDays);
        ImmutableArray<(int, double, int?)> scores =
        [
            .. from days in request.Days
            from probability in AskedOdds
            select (days, probability, Score(request, odds, days, probability, cancellation)),
        ];
        cancellation.ThrowIfCancellationRequested();
        return new OddsResult(
            answers,
            curve,
            scores,
            changes is null ? null : Improve(request, changes.GetAwaiter().GetResult(), answers, odds)
        );
    }

    private static int? Score(
        OddsRequest request,
        CandidateOdds odds,
        int days,
        double probability,
        CancellationToken cancellation
    )
    {
        cancellation.ThrowIfCancellationRequested();
        return request.Types.IsEmpty ? null : odds.FindScore(request.Types, request.Candidate.Submitted, days, probability);
    }

    private static ImmutableArray<(ProfileChange, CandidateTimeline)> FollowChanges(
        OddsRequest request,
        ProfileStatement profile,
        CancellationToken cancellation
    )
    {
        RuleBook book = RuleBook.Embedded;
        var followed = ImmutableArray.CreateBuilder<(ProfileChange, CandidateTimeline)>();
        foreach (ProfileChange change in ProfileChanges.Of(profile.Candidate, request.Known.AsOf, book))
        {
            cancellation.ThrowIfCancellationRequested();
            ProfileStatement after = profile with { Candidate = change.After };
            followed.Add((change, CandidateReader.Follow(after, request.Known.AsOf, request.Candidate.Submitted, book)));
        }

        return followed.ToImmutable();
    }

    private static ImmutableArray<OddsImprovement> Improve(
        OddsRequest request,
        ImmutableArray<(ProfileChange Change, CandidateTimeline After)> changes,
        ImmutableArray<CandidateOddsAnswer> now,
        CandidateOdds odds
    )
    {
        List<(OddsImprovement Improvement, double Gain)> useful = [];
        foreach ((ProfileChange change, CandidateTimeline after) in changes)
        {
            CandidateStanding then = after.On(request.Known.AsOf);
            ImmutableArray<CandidateOddsAnswer> answers = odds.Answer(after, request.Days);
            int points = then.Score - request.Today.Score;
            double gain = answers.Zip(now, (with, without) => with.Probability - without.Probability).Average();
            if (gain > 0 || points > 0)
            {
                useful.Add((new OddsImprovement(change, points, then.Score, answers), gain));
            }
        }

        return
        [
            .. useful
                .OrderByDescending(one => one.Gain)
                .ThenByDescending(one => one.Improvement.Points)
                .Select(one => one.Improvement),
        ];
    }
}
