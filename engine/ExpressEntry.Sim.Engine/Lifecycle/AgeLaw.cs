using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Randomness;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Lifecycle;

/// <summary>How old the profiles of one score are, given that they are still in the pool.</summary>
/// <remarks>
/// Attrition leaves e^(−μ·age) of those who arrived. At every age beyond which a type's rounds took its members, the share
/// that is not a member is left. Between those ages the law is a truncated exponential: a piece is drawn by its weight, then
/// the age inside it. Source: <c>docs/model.md</c>, "The start pool".
/// </remarks>
internal sealed class AgeLaw
{
    private const double SecondsPerDay = 86_400;
    private readonly double _attrition; // μ, per day; 0 for none
    private readonly double[] _from; // days, ascending; the first is 0, the end of the last piece is the validity
    private readonly double[] _cumulative; // up to and with each piece; the last one is the total
    private readonly double[] _gone; // share that attrition takes between the ends of each piece
    private readonly uint[] _taken; // groups whose members of that age are gone

    /// <summary>Prepares the ages of one score.</summary>
    /// <param name="start">Clearings and shares.</param>
    /// <param name="score">CRS points.</param>
    /// <param name="attritionPerDay">μ, 0 or more.</param>
    public AgeLaw(StartPool start, int score, double attritionPerDay)
    {
        _attrition = attritionPerDay;
        List<(double Age, uint Bit, double Kept)> steps = [(0, 0, 1)];
        foreach (Clearing clearing in start.Clearings)
        {
            long clearedTo = clearing.ClearedToUtcSeconds[score];
            double age = clearedTo == long.MinValue ? double.MaxValue : (start.AtUtcSeconds - clearedTo) / SecondsPerDay;
            if (age < ProfileValidity.Days)
            {
                double share =
                    clearing.Type == RoundType.General
                        ? 1
                        : start.Groups.FirstOrDefault(group => group.Type == clearing.Type)?.ShareByScore[score] ?? 0;
                steps.Add((Math.Max(0, age), GroupSet.Of(clearing.Type).Bits, 1 - share));
            }
        }

        steps.Sort((a, b) => a.Age.CompareTo(b.Age));
        _from = [.. steps.Select(step => step.Age)];
        _taken = new uint[steps.Count];
        _cumulative = new double[steps.Count];
        double kept = 1;
        double total = 0;
        for (int i = 0; i < steps.Count; i++)
        {
            kept *= steps[i].Kept;
            _taken[i] = steps[i].Bit | (i > 0 ? _taken[i - 1] : 0);
            total += kept * (Left(_from[i]) - Left(EndOf(i)));
            _cumulative[i] = total;
        }

        // Published profiles that every past round should have taken are there all the same: let them be of any age.
        if (!(total > 0))
        {
            _from = [0];
            _cumulative = [1];
            _taken = [0];
        }

        _gone = [.. _from.Select((from, i) => 1 - PortableMath.Exp(-_attrition * (EndOf(i) - from)))];
    }

    /// <summary>Draws an age.</summary>
    /// <param name="random">The start pool's stream; one number is used.</param>
    /// <returns>Seconds, 1 to a year of 365 days, and the groups a profile of that age cannot be in.</returns>
    public (long AgeSeconds, uint TakenGroups) Draw(ref RandomStream random)
    {
        double u = random.NextOpenUniform() * _cumulative[^1];
        int piece = 0;
        while (u > _cumulative[piece])
        {
            piece++;
        }

        double before = piece > 0 ? _cumulative[piece - 1] : 0;
        double share = (u - before) / (_cumulative[piece] - before);
        double age =
            _attrition > 0
                ? _from[piece] - (PortableMath.Log(1 - (share * _gone[piece])) / _attrition)
                : _from[piece] + (share * (EndOf(piece) - _from[piece]));
        return (Math.Clamp((long)(age * SecondsPerDay) + 1, 1, (long)(ProfileValidity.Days * SecondsPerDay)), _taken[piece]);
    }

    /// <summary>Ages between which the law is one truncated exponential.</summary>
    public int Pieces => _from.Length;

    /// <summary>One piece of the law.</summary>
    /// <param name="piece">0 to <see cref="Pieces"/> − 1, the youngest first.</param>
    /// <returns>Its ages in days, its share of the profiles, and the groups a profile of such an age cannot be in.</returns>
    public (double FromDays, double ToDays, double Share, uint TakenGroups) PieceAt(int piece) =>
        (
            _from[piece],
            EndOf(piece),
            (_cumulative[piece] - (piece > 0 ? _cumulative[piece - 1] : 0)) / _cumulative[^1],
            _taken[piece]
        );

    private double EndOf(int piece) => piece + 1 < _from.Length ? _from[piece + 1] : ProfileValidity.Days;

    // Falls with age; differences are the time spent in a piece, attrition counted.
    private double Left(double age) => _attrition > 0 ? PortableMath.Exp(-_attrition * age) / _attrition : -age;
}
