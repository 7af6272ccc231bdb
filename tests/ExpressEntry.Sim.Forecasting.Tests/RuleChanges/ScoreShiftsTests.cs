using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;
using ExpressEntry.Sim.Engine.Simulation;
using ExpressEntry.Sim.Forecasting.RuleChanges;

namespace ExpressEntry.Sim.Forecasting.Tests.RuleChanges;

public sealed class ScoreShiftsTests
{
    private const int Enough = ScoreShifts.Enough;
    private static readonly ImmutableArray<GroupSet> Mix =
    [
        GroupSet.Of(RoundType.Fsw),
        GroupSet.Of(RoundType.Fsw, RoundType.Stem),
        GroupSet.Of(RoundType.Cec),
    ];

    [Fact]
    public void Moves_NobodyChanges_AreNone() => Assert.Empty(Moves([(0, 450, 450, 500), (1, 470, 470, 3)]));

    [Fact]
    public void Moves_EverybodyGainsTheSame_MoveEveryScoreByIt()
    {
        ImmutableArray<ScoreMove> moves = Moves([(0, 450, 460, 500), (2, 470, 480, 3)]);
        Assert.Equal(Mix.Length * 600, moves.Length); // all but 600, which has nowhere to go
        Assert.All(moves, move => Assert.Equal((Math.Min(600, move.From + 10), 1.0), (move.To, move.Share)));
        Assert.All(moves, move => Assert.Equal(move.Signature, move.ToSignature));
    }

    [Fact]
    public void Moves_EnoughProfilesOfAScore_AreItsOwnSharesAlone()
    {
        ImmutableArray<ScoreMove> moves = Moves([
            (0, 450, 400, Enough / 4),
            (0, 450, 450, Enough - (Enough / 4)),
            (0, 451, 501, 5000),
        ]);
        ScoreMove move = Assert.Single(moves, move => move is { Signature: 0, From: 450 });
        Assert.Equal((400, 0.25), (move.To, move.Share));
    }

    [Fact]
    public void Moves_FewProfilesOfAScore_TakeInNeighboursThenOthersOfTheProgram()
    {
        // Of signature 1 there are too few at 450 alone; with 448 and 452 there are enough, half of which lose 50 points.
        ImmutableArray<ScoreMove> moves = Moves([
            (1, 448, 398, Enough / 2),
            (1, 452, 452, Enough / 2),
            (0, 300, 290, 1000),
            (2, 300, 280, 1000),
        ]);
        Assert.Equal([(400, 0.5)], At(1, 450));
        // Nobody of it is near 300: others of FSW are, and CEC is another program.
        Assert.Equal([(290, 1.0)], At(1, 300));
        Assert.Equal([(280, 1.0)], At(2, 300));

        (int, double)[] At(int signature, int from) =>
            [.. moves.Where(move => move.Signature == signature && move.From == from).Select(move => (move.To, move.Share))];
    }

    [Fact]
    public void Moves_TinyPopulation_SpeaksForEverybody() =>
        Assert.All(
            Moves([(0, 400, 430, 1), (2, 500, 500, 1)]),
            move => Assert.Equal((Math.Min(600, move.From + 30), 0.5), (move.To, move.Share))
        );

    [Fact]
    public void Moves_ScoresAtTheEnds_StayOnTheScale() =>
        Assert.All(Moves([(0, 300, 250, 100)]), move => Assert.InRange(move.To, 0, move.From - 1));

    [Fact]
    public void Moves_OfARandomPopulation_GiveItsRescoredHistogram()
    {
        // Sizes as in a run: a tenth loses 50 points, more of them higher up; some gain 3 to 15.
        var random = new RandomStream(11, 0, StreamPurpose.Workload, 0);
        List<(int Signature, int From, int To, int Count)> profiles = [];
        for (int i = 0; i < 100_000; i++)
        {
            int signature = random.NextBelow(10) < 7 ? 0 : 1 + random.NextBelow(2);
            int from = Math.Clamp((int)(440 + (60 * random.NextNormal())), 100, 600);
            int to =
                random.NextUniform() < 0.1 + ((from - 440) / 1000.0) ? from - 50
                : random.NextBelow(5) == 0 ? Math.Min(600, from + 3 + random.NextBelow(13))
                : from;
            profiles.Add((signature, from, to, 1));
        }

        ImmutableArray<ScoreMove> moves = Moves(profiles);
        double[] histogram = new double[Mix.Length * 601];
        double[] difference = new double[Mix.Length * 601]; // moved less rescored
        foreach ((int signature, int from, int to, _) in profiles)
        {
            histogram[(signature * 601) + from]++;
            difference[(signature * 601) + from]++;
            difference[(signature * 601) + to]--;
        }

        foreach (IGrouping<(int, int), ScoreMove> cell in moves.GroupBy(move => (move.Signature, move.From)))
        {
            Assert.InRange(cell.Sum(move => move.Share), 0, 1 + 1e-12);
        }

        foreach (ScoreMove move in moves)
        {
            double moved = histogram[(move.Signature * 601) + move.From] * move.Share;
            difference[(move.Signature * 601) + move.From] -= moved;
            difference[(move.ToSignature * 601) + move.To] += moved;
        }

        // Half the sum of differences is how many profiles stand elsewhere: those of scores that took in neighbours.
        Assert.InRange(difference.Sum(Math.Abs) / 2 / profiles.Count, 0, 0.01);
        // Where every score has enough profiles the bands agree; in sparse ones, within four standard deviations of who moves
        // in or out, at most half a root each of the band's profiles and of those 50 points up.
        for (int band = 100; band <= 590; band += 10)
        {
            double off = Math.Abs(Enumerable.Range(band, 10).Sum(score => SumOf(difference, score)));
            double profilesInBand = Enumerable.Range(band, 10).Sum(score => SumOf(histogram, score));
            double above = Enumerable.Range(band + 50, 10).Sum(score => SumOf(histogram, score));
            Assert.InRange(off, 0, profilesInBand > 2000 ? 0.01 * profilesInBand : 2 * Math.Sqrt(profilesInBand + above));
        }

        static double SumOf(double[] values, int score) =>
            score > 600 ? 0 : Enumerable.Range(0, Mix.Length).Sum(signature => values[(signature * 601) + score]);
    }

    private static ImmutableArray<ScoreMove> Moves(List<(int Signature, int From, int To, int Count)> profiles) =>
        new ScoreShifts(
            Mix,
            profiles.Select(profile => new ScoreShift(
                profile.Signature,
                profile.From,
                profile.To - profile.From,
                profile.Count
            ))
        ).Moves();
}
