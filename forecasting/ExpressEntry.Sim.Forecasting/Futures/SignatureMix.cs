using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Forecasting.Futures;

/// <summary>Which mixes of programs and categories occur, and how the profiles of one score are shared out among them.</summary>
/// <remarks>
/// A profile is in one program (CEC, FST, or else FSW: whoever is eligible meets one), has French or not, and is in no or one
/// occupation category. Physicians, senior managers and researchers have Canadian experience and are in CEC; who is in FST
/// is in trades or in no category. Apart from that the three are independent given the score. Source:
/// <c>docs/model.md</c>, "Groups".
/// </remarks>
internal sealed class SignatureMix
{
    /// <summary>Length of a row of members by type.</summary>
    public const int Types = (int)RoundType.Other + 1;

    private const int Fsw = 0;
    private const int Cec = 1;
    private const int Fst = 2;
    private const int Programs = 3;
    private const int None = 0; // of the occupations
    private readonly ImmutableArray<RoundType> _occupations; // the one at index i has number i + 1
    private readonly int[] _indexOf; // by program, French, occupation; −1 where the mix does not occur
    private readonly int _trades; // number of trades among the occupations; −1 where there is none

    /// <summary>Lists the mixes.</summary>
    /// <param name="types">The programs and categories that something is known of; general, pnp and fsw may be among them.</param>
    public SignatureMix(IEnumerable<RoundType> types)
    {
        ImmutableArray<RoundType> known = [.. types.Distinct().Order()];
        _occupations = [.. known.Where(type => type > RoundType.French)];
        _trades = _occupations.IndexOf(RoundType.Trades) + 1;
        _trades = _trades == 0 ? -1 : _trades;
        bool hasCec = known.Contains(RoundType.Cec) || _occupations.Any(NeedsCanadianWork);
        _indexOf = new int[Programs * 2 * (_occupations.Length + 1)];
        Array.Fill(_indexOf, -1);
        var groups = ImmutableArray.CreateBuilder<GroupSet>();
        RoundType[] programs = [RoundType.Fsw, RoundType.Cec, RoundType.Fst];
        for (int program = 0; program < Programs; program++)
        {
            if ((program == Cec && !hasCec) || (program == Fst && !known.Contains(RoundType.Fst)))
            {
                continue;
            }

            for (int french = 0; french < (known.Contains(RoundType.French) ? 2 : 1); french++)
            {
                for (int occupation = None; occupation <= _occupations.Length; occupation++)
                {
                    if (Occurs(program, occupation))
                    {
                        _indexOf[Place(program, french, occupation)] = groups.Count;
                        groups.Add(
                            GroupSet.Of(programs[program])
                                | (french == 1 ? GroupSet.Of(RoundType.French) : default)
                                | (occupation == None ? default : GroupSet.Of(_occupations[occupation - 1]))
                        );
                    }
                }
            }
        }

        Groups = groups.ToImmutable();
    }

    /// <summary>The mixes; the first is FSW alone.</summary>
    public ImmutableArray<GroupSet> Groups { get; }

    /// <summary>The fewest profiles that so many members of each type can be among.</summary>
    /// <param name="members">By type, <see cref="Types"/> numbers, 0 or more; fsw is not looked at.</param>
    /// <returns>0 or more.</returns>
    public double Fewest(ReadOnlySpan<double> members)
    {
        double canadian = 0;
        double others = 0;
        foreach (RoundType occupation in _occupations)
        {
            (NeedsCanadianWork(occupation) ? ref canadian : ref others) += members[(int)occupation];
        }

        double cec = Math.Max(members[(int)RoundType.Cec], canadian);
        double fst = members[(int)RoundType.Fst];
        double notInTrades = canadian + others - (_trades > 0 ? members[(int)RoundType.Trades] : 0);
        double programs = Math.Max(cec + fst, notInTrades + fst);
        return Math.Max(members[(int)RoundType.French], Math.Max(canadian + others, programs));
    }

    /// <summary>Shares out the profiles of one score.</summary>
    /// <param name="profiles">How many there are, 0 or more.</param>
    /// <param name="members">
    /// Members of each type by <see cref="RoundType"/>, <see cref="Types"/> numbers, 0 or more; fsw is not looked at. Where
    /// they do not fit in, occupations are scaled down together, then CEC goes before FST.
    /// </param>
    /// <param name="shares">Gets the profiles of each mix; they add up to <paramref name="profiles"/>.</param>
    public void Split(double profiles, ReadOnlySpan<double> members, Span<double> shares)
    {
        shares.Clear();
        if (profiles <= 0)
        {
            return;
        }

        Span<double> in1 = stackalloc double[_occupations.Length + 1]; // by occupation, the CEC-only ones and the others
        double canadian = 0;
        double others = 0;
        for (int occupation = 1; occupation < in1.Length; occupation++)
        {
            in1[occupation] = members[(int)_occupations[occupation - 1]];
            (NeedsCanadianWork(_occupations[occupation - 1]) ? ref canadian : ref others) += in1[occupation];
        }

        if (canadian + others > profiles)
        {
            double scale = profiles / (canadian + others);
            (canadian, others) = (canadian * scale, others * scale);
            for (int occupation = 1; occupation < in1.Length; occupation++)
            {
                in1[occupation] *= scale;
            }
        }

        double rest = Math.Max(0, profiles - canadian); // of which some are in each of the other occupations or in none
        double inNone = Math.Max(0, rest - others);
        double cec = Math.Min(Math.Max(members[(int)RoundType.Cec], canadian), profiles);
        double french = Math.Min(1, members[(int)RoundType.French] / profiles);
        double trades = _trades > 0 ? in1[_trades] : 0;
        double fst = Math.Min(Math.Min(members[(int)RoundType.Fst], profiles - cec), trades + inNone);
        if (fst > 0)
        {
            double fstTrades = fst * trades / (trades + inNone);
            Add(shares, Fst, None, french, fst - fstTrades);
            Add(shares, Fst, _trades, french, fstTrades);
            rest -= fst;
            inNone -= fst - fstTrades;
            if (_trades > 0)
            {
                in1[_trades] -= fstTrades;
            }
        }

        double cecOfRest = rest > 0 ? Math.Clamp((cec - canadian) / rest, 0, 1) : 0;
        in1[None] = Math.Max(0, inNone);
        for (int occupation = None; occupation < in1.Length; occupation++)
        {
            if (occupation != None && NeedsCanadianWork(_occupations[occupation - 1]))
            {
                Add(shares, Cec, occupation, french, in1[occupation]);
                continue;
            }

            double isCec = in1[occupation] * cecOfRest;
            Add(shares, Cec, occupation, french, isCec);
            Add(shares, Fsw, occupation, french, in1[occupation] - isCec);
        }
    }

    private static bool NeedsCanadianWork(RoundType occupation) =>
        occupation is RoundType.Physicians or RoundType.SeniorManagers or RoundType.Researchers;

    private bool Occurs(int program, int occupation) =>
        occupation == None
        || program == Cec
        || (program == Fst ? occupation == _trades : !NeedsCanadianWork(_occupations[occupation - 1]));

    private int Place(int program, int french, int occupation) =>
        (((program * 2) + french) * (_occupations.Length + 1)) + occupation;

    private void Add(Span<double> shares, int program, int occupation, double french, double profiles)
    {
        if (profiles <= 0)
        {
            return;
        }

        shares[_indexOf[Place(program, 0, occupation)]] += profiles * (1 - french);
        if (french > 0)
        {
            shares[_indexOf[Place(program, 1, occupation)]] += profiles * french;
        }
    }
}
