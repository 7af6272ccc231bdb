using System.Collections.Immutable;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>Reads the section <c>rounds</c> of a scenario.</summary>
internal static class ScenarioRoundsReader
{
    private const int MostSize = 100_000;
    private const int MostRounds = 10_000;
    private const int MostPersons = 10_000_000;
    private static readonly TimeOnly UsualTime = new(14, 0);

    /// <summary>Reads it.</summary>
    /// <exception cref="InvalidInputException">A value is wrong; the message says where, and what is allowed.</exception>
    public static ScenarioRounds Read(ScenarioSection rounds)
    {
        ImmutableArray<ScenarioCadence> cadences = [.. rounds.Sections("cadence", ScenarioKeys.Cadence).Select(ReadCadence)];
        ScenarioCadence? twice = cadences.FirstOrDefault((cadence) => cadences.Count(c => c.Type == cadence.Type) > 1);
        if (twice is not null)
        {
            throw rounds.Error("cadence", $"names {twice.Type.ToWord()} twice; expected one entry a type");
        }

        ImmutableArray<ScenarioRound> list =
        [
            .. rounds
                .Sections("list", ScenarioKeys.Round)
                .Select(round => new ScenarioRound(
                    round.Instant("at"),
                    round.Type("type"),
                    (int)round.Whole("size", null, 1, MostSize)
                )),
        ];
        if (list.Length > MostRounds)
        {
            throw rounds.Error("list", $"has {list.Length} rounds; expected up to {MostRounds}");
        }

        ImmutableArray<RoundType> without = [.. rounds.Types("without").Distinct().Order()];
        // What changes drawn rounds of a type that has none would do nothing.
        string? WhyNotDrawn(RoundType type) =>
            without.Contains(type) ? $"holds for {type.ToWord()} rounds that are drawn, and 'rounds.without' has them out"
            : cadences.Any(cadence => cadence.Type == type)
                ? $"holds for {type.ToWord()} rounds that are drawn, and a cadence stands in their place"
            : null;
        var read = new ScenarioRounds(
            rounds.Word("process", "fitted", ["fitted", "none"]) == "none" ? RoundSource.None : RoundSource.Fitted,
            without,
            rounds.Number("size_factor", 1, 0.01, 100),
            [.. cadences.OrderBy(cadence => cadence.Type)],
            list
        )
        {
            TypeFactors = ReadFactors(rounds, WhyNotDrawn),
            Instead = ReadInstead(rounds, WhyNotDrawn),
            Pauses = [.. rounds.Sections("pauses", ScenarioKeys.Pause).Select(ReadPause)],
            Targets = ReadTargets(rounds),
        };
        return
            read.Process == RoundSource.None
            && read.Targets.Any(target => target.Line == TargetLine.Federal)
            && cadences.All(cadence => cadence.Type == RoundType.Pnp)
            ? throw rounds.Error(
                "targets",
                "set sizes of rounds that are drawn or have a cadence, and with 'process: none' there are none for the federal line; expected 'process: fitted', a cadence, or no such target"
            )
            : read;
    }

    private static ImmutableSortedDictionary<RoundType, double> ReadFactors(
        ScenarioSection rounds,
        Func<RoundType, string?> whyNotDrawn
    )
    {
        var factors = ImmutableSortedDictionary.CreateBuilder<RoundType, double>();
        foreach (
            (string word, double factor, Func<string, InvalidInputException> wrong) in rounds.Numbers(
                "size_factors",
                0.01,
                100
            )
        )
        {
            factors[DrawnTypeOf(word, whyNotDrawn, wrong)] = factor;
        }

        return factors.ToImmutable();
    }

    private static ImmutableSortedDictionary<RoundType, RoundType> ReadInstead(
        ScenarioSection rounds,
        Func<RoundType, string?> whyNotDrawn
    )
    {
        var instead = ImmutableSortedDictionary.CreateBuilder<RoundType, RoundType>();
        foreach ((string word, RoundType to, Func<string, InvalidInputException> wrong) in rounds.TypesByKey("instead"))
        {
            instead[DrawnTypeOf(word, whyNotDrawn, wrong)] =
                to != RoundType.Pnp ? to : throw wrong("is pnp; nominees are invited as they come, expected another type");
        }

        return instead.ToImmutable();
    }

    private static RoundType DrawnTypeOf(
        string word,
        Func<RoundType, string?> whyNotDrawn,
        Func<string, InvalidInputException> wrong
    )
    {
        RoundType type = TypeOf(word, wrong);
        return whyNotDrawn(type) is { } why
            ? throw wrong($"{why}; expected one of the two (~ takes an inherited key away)")
            : type;
    }

    // Sizes of nominee rounds follow the stock of nominees.
    private static RoundType TypeOf(string word, Func<string, InvalidInputException> wrong)
    {
        string[] allowed = [.. RoundTypes.AllowedWords.Where(allowed => allowed != "pnp")];
        return allowed.Contains(word) && RoundTypes.TryParse(word, out RoundType type)
            ? type
            : throw wrong($"expected {ScenarioSection.OneOf(word, allowed)}");
    }

    private static ScenarioPause ReadPause(ScenarioSection pause)
    {
        (DateOnly from, DateOnly to) = pause.Days();
        return new ScenarioPause(from, to, [.. pause.Types("types").Distinct().Order()]);
    }

    private static ImmutableArray<ScenarioTarget> ReadTargets(ScenarioSection rounds)
    {
        var targets = ImmutableArray.CreateBuilder<ScenarioTarget>();
        foreach (ScenarioSection entry in rounds.Sections("targets", ScenarioKeys.Target))
        {
            int year = (int)entry.Whole("year", null, 2015, 2100);
            var line = (TargetLine)TargetLines.Words.IndexOf(entry.Word("line", "federal", TargetLines.Words));
            if (targets.Any(target => target.Year == year && target.Line == line))
            {
                throw entry.Error("year", $"has a second target for {year}; expected one a year and line");
            }

            targets.Add(new ScenarioTarget(year, line, (int)entry.Whole("persons", null, 0, MostPersons)));
        }

        return [.. targets.OrderBy(target => (target.Line, target.Year))];
    }

    private static ScenarioCadence ReadCadence(ScenarioSection cadence)
    {
        RoundType type = cadence.Type("type");
        if (cadence.Has("size") == cadence.Has("per_year"))
        {
            throw cadence.Error("size", "or 'per_year' says how many invitations; expected one of the two");
        }

        var read = new ScenarioCadence(
            type,
            (int)cadence.Whole("every_days", null, 1, 366),
            (int)cadence.Whole("size", 0, cadence.Has("size") ? 1 : 0, MostSize),
            (int)cadence.Whole("per_year", 0, cadence.Has("per_year") ? 1 : 0, 10_000_000),
            cadence.Day("first"),
            cadence.Day("last"),
            cadence.TimeOfDay("at", UsualTime)
        );
        if ((long)read.PerYear * read.EveryDays / 365 > MostSize)
        {
            throw cadence.Error(
                "per_year",
                $"gives rounds of more than {MostSize} invitations; expected fewer, or more often"
            );
        }

        return read.Last < read.First
            ? throw cadence.Error("last", $"is before 'first', {read.First:yyyy-MM-dd}; expected that day or a later one")
            : read;
    }
}
