using System.Text.Json;
using ExpressEntry.Sim.Forecasting.Lab.Comparisons;

namespace ExpressEntry.Sim.Forecasting.Tests.Lab;

public sealed class ScenarioKeyDifferenceTests
{
    [Fact]
    public void Find_SectionsAndLists_NamesEachKeyAsSetSpellsIt()
    {
        Assert.Equal(
            [
                "arrivals.bands.451-460: –, 1.2",
                "rounds.without: cec, cec and stem",
                "rounds.cadence.french.size: 1000, 2000",
                "rounds.cadence.cec.size: –, 5",
                "rounds.list.2.size: 4, 9",
                "responses.lapsed: 0.1, –",
            ],
            Find(
                """
                {"name":"one","arrivals":{"bands":{}},"rounds":{"without":["cec"],
                 "cadence":[{"type":"french","size":1000,"last":null}],
                 "list":[{"type":"cec","size":3},{"type":"cec","size":4}]},"responses":{"lapsed":0.1}}
                """,
                """
                {"name":"two","description":"other","arrivals":{"bands":{"451-460":1.2}},"rounds":{"without":["cec","stem"],
                 "cadence":[{"type":"french","size":2000},{"type":"cec","size":5}],
                 "list":[{"type":"cec","size":3},{"type":"cec","size":9}]},"responses":null}
                """
            )
        );
    }

    [Fact]
    public void Find_EqualScenarios_FindsNothing() =>
        Assert.Empty(Find("""{"name":"a","pool":{"factor":1}}""", """{"name":"b","pool":{"factor":1}}"""));

    private static string[] Find(params string[] scenarios) =>
        [
            .. ScenarioKeyDifference
                .Find([.. scenarios.Select(text => JsonDocument.Parse(text).RootElement)])
                .Select(key => $"{key.Key}: {string.Join(", ", key.Values.Select(Spell))}"),
        ];

    private static string Spell(string? value) => value?.Replace(", ", " and ", StringComparison.Ordinal) ?? "–";
}
