using System.Text.Json;

namespace ExpressEntry.Sim.Reports.Tests;

/// <summary>
/// Looks at pages with a real browser (Chromium), each page once. A machine without one fails the tests and says so: a page
/// nobody has looked at is not known to work.
/// </summary>
public sealed class Browser(SmallRuns runs)
{
    private readonly Dictionary<string, JsonElement> _seen = new(StringComparer.Ordinal);

    /// <summary>The small result sets and their pages.</summary>
    public SmallRuns Runs { get; } = runs;

    /// <summary>What the browser found on a page; the keys are those of apps/charts/tests/browser/inspect.mjs.</summary>
    public JsonElement Look(string page)
    {
        if (!_seen.TryGetValue(page, out JsonElement found))
        {
            found = JsonSerializer.Deserialize<JsonElement>(
                Charts.RunNode([Path.Combine("tests", "browser", "inspect.mjs"), page])
            );
            _seen.Add(page, found);
        }

        return found;
    }
}
