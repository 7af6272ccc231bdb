using System.Collections.Immutable;
using System.Globalization;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Engine.Rules;

namespace ExpressEntry.Sim.Data.Scenarios;

/// <summary>Reads scenario files; <c>docs/scenarios/README.md</c> describes them.</summary>
public static class ScenarioReader
{
    private const int MostDays = 1826; // five years
    private const int MostMonths = 60;

    /// <summary>Reads a file.</summary>
    /// <param name="path">A YAML file of up to 1 MB.</param>
    /// <param name="settings">Values in the place of the file's, later ones over earlier ones.</param>
    /// <returns>The scenario, with what it inherits by <c>extends</c>; what no file says has its default.</returns>
    /// <exception cref="InvalidInputException">The file is wrong; the message says where, and what is allowed.</exception>
    public static Scenario ReadFile(string path, params IEnumerable<ScenarioSetting> settings)
    {
        YamlNode node = ScenarioExtension.ReadFile(path);
        return Read(path, node is YamlMap map ? settings.Aggregate(map, (result, setting) => setting.Apply(result)) : node);
    }

    /// <summary>Reads a text.</summary>
    /// <param name="name">Its name, for messages.</param>
    /// <param name="yaml">The text.</param>
    /// <returns>The scenario; what the text does not say has its default. It cannot extend a file.</returns>
    /// <exception cref="InvalidInputException">The text is wrong; the message says where, and what is allowed.</exception>
    public static Scenario Read(string name, string yaml) => Read(name, YamlInput.Read(name, yaml));

    private static Scenario Read(string file, YamlNode node)
    {
        ScenarioSection root = ScenarioSection.Open("", node, ScenarioKeys.Root);
        if (root.Has("extends"))
        {
            throw root.Error("extends", "names a file; expected it in a scenario that is a file itself");
        }

        root.Whole("scenario", null, 1, 1);
        ScenarioSection? pool = root.Section("pool", ScenarioKeys.Pool);
        ScenarioSection? arrivals = root.Section("arrivals", ScenarioKeys.Arrivals);
        return new Scenario
        {
            Name = root.Line("name", Path.GetFileNameWithoutExtension(file), 100),
            Description = root.Text("description", "", 4000).Trim(),
            AsOf = root.Day("as_of"),
            HorizonDays = (int)root.Whole("horizon_days", 365, 1, MostDays),
            Seed = root.Has("seed") ? root.Whole("seed", null, 0, long.MaxValue) : null,
            Replications = root.Has("replications") ? (int)root.Whole("replications", null, 1, 1_000_000) : null,
            IsFixedParameters = root.Word("parameters", "drawn", ["drawn", "fixed"]) == "fixed",
            RuleSet = root.Word("rule_set", Scenario.KnownRuleSet, [Scenario.KnownRuleSet]),
            RuleChanges = root.Document("rules") is { } rules ? ScenarioRules.Read(rules, file) : [],
            PoolFactor = pool?.Number("factor", 1, 0, 10) ?? 1,
            IsFromPosterior = pool?.Word("from", "posterior", ["flows", "posterior"]) is null or "posterior",
            PoolAsOf = pool?.Day("as_of"),
            PoolFile = pool is null ? null : ScenarioPoolFile.Open(pool, file),
            ArrivalFactor = arrivals?.Number("factor", 1, 0, 10) ?? 1,
            ArrivalTrend = arrivals?.Number("trend", 1, 0.1, 10) ?? 1,
            ArrivalSeason = arrivals is null ? ImmutableSortedDictionary<int, double>.Empty : ReadSeason(arrivals),
            ArrivalShocks = arrivals is null ? [] : [.. arrivals.Sections("shocks", ScenarioKeys.Shock).Select(ReadShock)],
            Categories = ReadCategories(root),
            BandFactors = arrivals is null ? Scenario.NoBands : ReadBands(arrivals),
            GroupFactors = arrivals is null ? Scenario.NoGroups : ReadGroups(arrivals),
            NominationFactor = Factor(root, "nominations", 100),
            DepartureFactor = Factor(root, "departures", 10),
            ReentryFactor = Factor(root, "reentry", 10),
            ScoreChangeFactor = Factor(root, "score_changes", 10),
            Rounds = root.Section("rounds", ScenarioKeys.Rounds) is { } rounds
                ? ScenarioRoundsReader.Read(rounds)
                : Scenario.FittedRounds,
            Responses = root.Section("responses", ScenarioKeys.Responses) is { } responses ? ReadResponses(responses) : null,
            Applications = root.Section("applications", ScenarioKeys.Applications) is { } applications
                ? new ScenarioApplications(
                    applications.Has("refused") ? applications.Number("refused", null, 0, 1) : null,
                    applications.Has("months") ? (int)applications.Whole("months", null, 1, MostMonths) : null
                )
                : null,
            Places = ScenarioPlaces.Of(node),
        };
    }

    private static double Factor(ScenarioSection root, string key, double most) =>
        root.Section(key, ScenarioKeys.Factor)?.Number("factor", 1, 0, most) ?? 1;

    private static ImmutableSortedDictionary<int, (ScoreBand, double)> ReadBands(ScenarioSection arrivals)
    {
        var factors = ImmutableSortedDictionary.CreateBuilder<int, (ScoreBand Band, double)>();
        foreach (
            (string label, double factor, Func<string, InvalidInputException> wrong) in arrivals.Numbers("bands", 0, 10)
        )
        {
            if (!ScoreBand.TryParse(label, out ScoreBand band) || band.High > CrsScore.Nomination)
            {
                throw wrong($"expected a band of scores in 0-{CrsScore.Nomination}, as 451-460");
            }

            if (factors.Values.Any(other => other.Band.Low <= band.High && band.Low <= other.Band.High))
            {
                throw wrong("overlaps a band above");
            }

            factors[band.Low] = (band, factor);
        }

        return factors.ToImmutable();
    }

    private static ImmutableSortedDictionary<RoundType, double> ReadGroups(ScenarioSection arrivals)
    {
        var factors = ImmutableSortedDictionary.CreateBuilder<RoundType, double>();
        string[] allowed = [.. RoundTypes.AllowedWords.Where(word => word is not ("general" or "pnp" or "fsw"))];
        foreach (
            (string word, double factor, Func<string, InvalidInputException> wrong) in arrivals.Numbers("groups", 0, 100)
        )
        {
            factors[
                allowed.Contains(word) && RoundTypes.TryParse(word, out RoundType type)
                    ? type
                    : throw wrong($"expected {ScenarioSection.OneOf(word, allowed)}")
            ] = factor;
        }

        return factors.ToImmutable();
    }

    private static ImmutableSortedDictionary<int, double> ReadSeason(ScenarioSection arrivals)
    {
        var factors = ImmutableSortedDictionary.CreateBuilder<int, double>();
        foreach (
            (string word, double factor, Func<string, InvalidInputException> wrong) in arrivals.Numbers("season", 0, 10)
        )
        {
            bool isMonth = int.TryParse(word, NumberStyles.None, CultureInfo.InvariantCulture, out int month);
            if (!isMonth || month is < 1 or > 12)
            {
                throw wrong("expected a month, 1 to 12");
            }

            // "8" and "08" are two keys of YAML and one month.
            if (!factors.TryAdd(month, factor))
            {
                throw wrong($"month {month} is given twice; expected each month once");
            }
        }

        return factors.ToImmutable();
    }

    private static ScenarioShock ReadShock(ScenarioSection shock)
    {
        (DateOnly from, DateOnly to) = shock.Days();
        return new ScenarioShock(from, to, shock.Number("factor", null, 0, 10));
    }

    private static ImmutableArray<ScenarioCategory> ReadCategories(ScenarioSection root)
    {
        var categories = ImmutableArray.CreateBuilder<ScenarioCategory>();
        foreach (ScenarioSection entry in root.Sections("categories", ScenarioKeys.Category))
        {
            RoundType type = entry.Type("type");
            if (type <= RoundType.French)
            {
                throw entry.Error("type", $"is {type.ToWord()}; expected a category of occupations, as transport");
            }

            if (categories.Any(category => category.Type == type))
            {
                throw entry.Error("type", $"names {type.ToWord()} twice; expected one entry a type");
            }

            categories.Add(new ScenarioCategory(type, entry.Number("share", null, 0, 1)));
        }

        double total = categories.Sum(category => category.Share);
        return total <= 1
            ? categories.ToImmutable()
            : throw root.Error("categories", $"has shares of {total:0.####} together; expected up to 1");
    }

    private static ScenarioResponses ReadResponses(ScenarioSection responses)
    {
        if (responses.Has("deadline_days") && responses.Has("deadlines"))
        {
            throw responses.Error("deadlines", "and 'deadline_days' both say how long invitations are open; expected one");
        }

        bool hasShares = responses.Has("declined") || responses.Has("lapsed");
        double? declined = hasShares ? responses.Number("declined", null, 0, 1) : null;
        double? lapsed = hasShares ? responses.Number("lapsed", null, 0, 1) : null;
        return declined + lapsed > 1
            ? throw responses.Error("lapsed", $"and 'declined' are {declined + lapsed:0.####} together; expected up to 1")
            : new ScenarioResponses(declined, lapsed, ReadDeadlines(responses));
    }

    private static ImmutableArray<ScenarioDeadline> ReadDeadlines(ScenarioSection responses)
    {
        if (responses.Has("deadline_days"))
        {
            return [new ScenarioDeadline(DateOnly.MinValue, (int)responses.Whole("deadline_days", null, 1, 365))];
        }

        ImmutableArray<ScenarioDeadline> deadlines =
        [
            .. responses
                .Sections("deadlines", ScenarioKeys.Deadline)
                .Select(deadline => new ScenarioDeadline(
                    deadline.Day("from") ?? throw deadline.Error("from", "is missing; expected the first day of issue"),
                    (int)deadline.Whole("days", null, 1, 365)
                )),
        ];
        for (int i = 1; i < deadlines.Length; i++)
        {
            if (deadlines[i].From <= deadlines[i - 1].From)
            {
                throw responses.Error(
                    "deadlines",
                    $"has {deadlines[i].From:yyyy-MM-dd} out of order; expected later days below"
                );
            }
        }

        return deadlines;
    }
}
