using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ExpressEntry.Sim.Engine.Pools;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Engine.Simulation;

/// <summary>Refuses laws and starts that mean nothing, before anything is drawn.</summary>
internal static class PoolLawsCheck
{
    private const int SecondsPerDay = 86_400;
    private const int MostWeeksLater = 104;
    private const double SumTolerance = 1e-9;

    /// <summary>Checks every value.</summary>
    /// <exception cref="ArgumentException">One is out of its range; the message says which and what is allowed.</exception>
    public static void Check(PoolLaws laws, PoolStart start)
    {
        int signatures = laws.Signatures.Length;
        Require(
            signatures is >= 1 and <= PoolLaws.MostSignatures,
            $"There are {signatures} signatures; expected 1 to {PoolLaws.MostSignatures}."
        );
        uint notAllowed = GroupSet.Of(RoundType.Pnp).Bits | GroupSet.InPool;
        for (int i = 0; i < signatures; i++)
        {
            Signature signature = laws.Signatures[i];
            Require(
                (signature.Groups.Bits & notAllowed) == 0,
                $"Signature {i} names pnp or general; nominees are known by their score."
            );
            Require(IndexOf(laws.Signatures, signature.Groups.Bits) == i, $"Signature {i} has the groups of one before it.");
            CheckNumbers("Arrivals of signature", signature.ArrivalsPerDay, CrsScore.Count, i);
        }

        Require(laws.ArrivalFactors.Length > 0, "There are no arrival factors; expected at least one.");
        CheckNumbers("Arrival factors", laws.ArrivalFactors, laws.ArrivalFactors.Length);
        CheckShare(nameof(laws.WithdrawnSharePerDay), laws.WithdrawnSharePerDay);
        CheckShare(nameof(laws.LostEligibilitySharePerDay), laws.LostEligibilitySharePerDay);
        Require(
            laws.LeavingSharePerDay < 1,
            $"The shares that leave on a day add up to {laws.LeavingSharePerDay}; expected less than 1."
        );
        Require(
            laws.NominationsPerDay >= 0 && double.IsFinite(laws.NominationsPerDay),
            $"{nameof(laws.NominationsPerDay)} is {laws.NominationsPerDay}; expected a finite number, 0 or more."
        );
        CheckNumbers("Nomination weights", laws.NominationWeights, CrsScore.Nomination + 1);
        foreach (ScoreChange change in laws.Changes)
        {
            Check(change, laws.Signatures);
        }

        long before = long.MinValue;
        foreach (Rescoring rescoring in laws.Rescorings)
        {
            Require(
                rescoring.AtUtcSeconds % SecondsPerDay == 0,
                $"A rescoring is at {rescoring.AtUtcSeconds}; expected a midnight UTC."
            );
            Require(rescoring.AtUtcSeconds > before, "Rescorings are not in order of their days.");
            before = rescoring.AtUtcSeconds;
            Check(rescoring, signatures);
        }

        Check(laws.Reentry);
        Check(laws.Answers);
        Check(start, signatures);
    }

    private static void Check(ScoreChange change, ImmutableArray<Signature> signatures)
    {
        Require(
            change.ChancePerDay is >= 0 and < 1,
            $"Change '{change.Name}' has a chance of {change.ChancePerDay} a day; expected 0 to less than 1."
        );
        Require(change.Steps.Length > 0, $"Change '{change.Name}' has no steps; expected at least one.");
        double total = 0;
        foreach (ScoreStep step in change.Steps)
        {
            Require(
                step.Weight >= 0 && double.IsFinite(step.Weight),
                $"Change '{change.Name}' has a weight of {step.Weight}; expected 0 or more."
            );
            Require(
                Math.Abs(step.Points) <= CrsScore.Nomination,
                $"Change '{change.Name}' has a step of {step.Points} points; expected −{CrsScore.Nomination} to {CrsScore.Nomination}."
            );
            total += step.Weight;
        }

        Require(total > 0, $"Change '{change.Name}' has only weights of 0; expected one above.");
        Require(
            0 <= change.LowestScore
                && change.LowestScore <= change.HighestScore
                && change.HighestScore <= CrsScore.Nomination,
            $"Change '{change.Name}' befalls scores {change.LowestScore} to {change.HighestScore}; expected a range within 0 to {CrsScore.Nomination}."
        );
        foreach (Signature signature in signatures)
        {
            uint groups = signature.Groups.Bits;
            if (((groups | GroupSet.InPool) & change.Of.Bits) != 0)
            {
                uint after = (groups | change.Gained.Bits) & ~change.Lost.Bits;
                Require(
                    IndexOf(signatures, after) >= 0,
                    $"Change '{change.Name}' leads from groups {groups:x} to {after:x}, which no signature has."
                );
            }
        }
    }

    private static void Check(Rescoring rescoring, int signatures)
    {
        double[] shares = new double[rescoring.Moves.IsEmpty ? 0 : signatures * (CrsScore.Nomination + 1)];
        foreach (ScoreMove move in rescoring.Moves)
        {
            Require(
                move.Signature >= 0 && move.Signature < signatures && move.ToSignature >= 0 && move.ToSignature < signatures,
                $"A rescoring moves signature {move.Signature} to {move.ToSignature}; expected 0 to {signatures - 1}."
            );
            Require(
                move.From is >= 0 and <= CrsScore.Nomination && move.To is >= 0 and <= CrsScore.Nomination,
                $"A rescoring moves score {move.From} to {move.To}; expected 0 to {CrsScore.Nomination}."
            );
            CheckShare("A rescoring's share", move.Share);
            ref double sum = ref shares[(move.Signature * (CrsScore.Nomination + 1)) + move.From];
            sum += move.Share;
            Require(
                sum <= 1 + SumTolerance,
                $"A rescoring moves {sum} of signature {move.Signature} at {move.From}; expected 1 at most."
            );
        }
    }

    private static void Check(ReentryLaw reentry)
    {
        CheckShare(nameof(reentry.ShareOfExpired), reentry.ShareOfExpired);
        CheckShare(nameof(reentry.ShareOfWithdrawn), reentry.ShareOfWithdrawn);
        CheckShare(nameof(reentry.ShareOfLapsed), reentry.ShareOfLapsed);
        Require(
            reentry.WeeksLater.Length is >= 1 and <= MostWeeksLater,
            $"Re-entry has {reentry.WeeksLater.Length} weeks; expected 1 to {MostWeeksLater}."
        );
        CheckNumbers("Weeks to re-entry", reentry.WeeksLater, reentry.WeeksLater.Length);
        Require(
            reentry.WeeksLater.Any(weight => weight > 0),
            "Weeks to re-entry have only weights of 0; expected one above."
        );
    }

    private static void Check(AnswerLaw answers)
    {
        CheckShare(nameof(answers.DeclinedShare), answers.DeclinedShare);
        CheckShare(nameof(answers.LapsedShare), answers.LapsedShare);
        double sum = answers.DeclinedShare + answers.LapsedShare;
        Require(sum <= 1, $"The shares that decline and lapse add up to {sum}; expected 1 at most.");
        Require(answers.Deadlines.Length > 0, "There are no deadlines; expected at least one.");
        long before = long.MinValue;
        foreach (DatedDeadline deadline in answers.Deadlines)
        {
            Require(
                deadline.Days is >= 1 and <= ProfileValidity.Days,
                $"A deadline is {deadline.Days} days; expected 1 to {ProfileValidity.Days}."
            );
            Require(deadline.FromUtcSeconds >= before, "Deadlines are not in order of their first instants.");
            before = deadline.FromUtcSeconds;
            CheckDelays(nameof(answers.DeclinedAfterDays), answers.DeclinedAfterDays, deadline.Days);
            CheckDelays(nameof(answers.AppliedAfterDays), answers.AppliedAfterDays, deadline.Days);
        }
    }

    private static void CheckDelays(string name, ImmutableArray<double> weights, int deadlineDays)
    {
        CheckNumbers(name, weights, weights.Length);
        Require(
            weights.IsEmpty
                || weights
                    .AsSpan()[..Math.Min(deadlineDays, weights.Length)]
                    .ContainsAnyInRange(double.Epsilon, double.MaxValue),
            $"{name} has no weight above 0 within a deadline of {deadlineDays} days."
        );
    }

    private static void Check(PoolStart start, int signatures)
    {
        Require(start.AtUtcSeconds % SecondsPerDay == 0, $"The start is at {start.AtUtcSeconds}; expected a midnight UTC.");
        Require(
            start.Stocks.Length == signatures,
            $"There are {start.Stocks.Length} stocks; expected one for each of {signatures} signatures."
        );
        Require(
            start.AttritionPerDay >= 0 && double.IsFinite(start.AttritionPerDay),
            $"{nameof(start.AttritionPerDay)} is {start.AttritionPerDay}; expected a finite number, 0 or more."
        );
        for (int i = 0; i < signatures; i++)
        {
            CheckNumbers("The stock of signature", start.Stocks[i].Profiles, CrsScore.Count, i);
            ImmutableArray<double> oldest = start.Stocks[i].OldestDays;
            Require(
                oldest.IsEmpty
                    || (oldest.Length == CrsScore.Count && oldest.All(days => days is > 0 and <= ProfileValidity.Days)),
                $"The oldest ages of signature {i} are not {CrsScore.Count} numbers above 0 and up to {ProfileValidity.Days}."
            );
        }

        foreach (StartBand band in start.Bands)
        {
            int overlapping = 0;
            foreach (StartBand other in start.Bands)
            {
                overlapping += other.Low <= band.High && band.Low <= other.High ? 1 : 0;
            }

            Require(
                band.Low >= 0 && band.Low <= band.High && band.High <= CrsScore.Max && overlapping == 1,
                $"A band is {band.Low} to {band.High}; expected bands within 0 to {CrsScore.Max} that do not overlap."
            );
            Require(band.Count >= 0, $"The band from {band.Low} holds {band.Count}; expected 0 or more.");
        }
    }

    private static int IndexOf(ImmutableArray<Signature> signatures, uint groups)
    {
        for (int i = 0; i < signatures.Length; i++)
        {
            if (signatures[i].Groups.Bits == groups)
            {
                return i;
            }
        }

        return -1;
    }

    private static void CheckNumbers(string name, ImmutableArray<double> numbers, int count, int index = -1)
    {
        Require(
            !numbers.IsDefault && numbers.Length == count,
            $"{Name(name, index)} are {(numbers.IsDefault ? 0 : numbers.Length)} numbers; expected {count}."
        );
        foreach (double number in numbers)
        {
            if (!(number >= 0 && number <= double.MaxValue))
            {
                Require(false, $"{Name(name, index)} have the value {number}; expected finite numbers, 0 or more.");
            }
        }
    }

    private static string Name(string name, int index) => index < 0 ? name : $"{name} {index}";

    private static void CheckShare(string name, double share) =>
        Require(share is >= 0 and <= 1, $"{name} is {share}; expected 0 to 1.");

    private static void Require(bool isMet, string message, string parameter = "laws")
    {
        if (!isMet)
        {
            throw new ArgumentException(message, parameter);
        }
    }

    private static void Require(
        bool isMet,
        [InterpolatedStringHandlerArgument(nameof(isMet))] ref RefusalText message,
        string parameter = "laws"
    )
    {
        if (!isMet)
        {
            throw new ArgumentException(message.ToString(), parameter);
        }
    }

    /// <summary>A message that is only put together where something is refused: a check of good laws allocates nothing.</summary>
    [InterpolatedStringHandler]
    private ref struct RefusalText
    {
        private DefaultInterpolatedStringHandler _text;

        public RefusalText(int literalLength, int formattedCount, bool isMet, out bool isWritten)
        {
            isWritten = !isMet;
            _text = isMet ? default : new DefaultInterpolatedStringHandler(literalLength, formattedCount);
        }

        public void AppendLiteral(string text) => _text.AppendLiteral(text);

        public void AppendFormatted<T>(T value, string? format = null) => _text.AppendFormatted(value, format);

        public override readonly string ToString() => _text.ToString();
    }
}
