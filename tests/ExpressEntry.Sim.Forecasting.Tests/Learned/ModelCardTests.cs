using System.Collections.Immutable;
using System.Globalization;
using ExpressEntry.Sim.Data.History;
using ExpressEntry.Sim.Forecasting.Evaluation;
using ExpressEntry.Sim.Forecasting.Learned;
using ExpressEntry.Sim.Forecasting.Tests.Evaluation;

namespace ExpressEntry.Sim.Forecasting.Tests.Learned;

/// <summary>The figures of <c>docs/models</c> are those of a fresh run.</summary>
[Trait("Length", "long")]
public sealed class ModelCardTests
{
    private const ulong ProgramSeed = 20150131;
    private static readonly PublishedHistory History = HistoryTables.ReadEmbedded();
    private static readonly EvaluationWindow HoldOut = new(new DateOnly(2018, 1, 1), new DateOnly(2023, 6, 30));
    private static readonly string[] Groups =
    [
        "nopnp",
        "cec",
        "french",
        "healthcare",
        "othercat",
        "general",
        "mature:nopnp",
    ];

    private static readonly Lazy<(CutoffReport Standard, CutoffReport HoldOut)> Clearance = new(() => Run("clearance"));
    private static readonly Lazy<ImmutableArray<FeatureImportance>> Importances = new(() =>
        FeatureImportance.Measure(History, EvaluationWindow.Standard, ProgramSeed)
    );

    [Theory]
    [InlineData("regression")]
    [InlineData("boosted")]
    [InlineData("forest")]
    [InlineData("eesim", "combination")]
    public void Card_Accuracy_IsThisRun(string method, string? name = null)
    {
        string card = File.ReadAllText(DocumentPage.PathOf("models", $"{name ?? method}.md"));
        (CutoffReport standard, CutoffReport holdOut) = Run(method);
        foreach (string group in Groups)
        {
            string row = DocumentPage.CardRow(group, standard.Find(group)!, Clearance.Value.Standard.Find(group)!);
            Assert.Contains(row, card, StringComparison.Ordinal);
        }

        string old = DocumentPage.CardRow("nopnp", holdOut.Find("nopnp")!, Clearance.Value.HoldOut.Find("nopnp")!);
        Assert.Contains(
            old.Replace("`nopnp`", "`nopnp`, 2018 to mid-2023", StringComparison.Ordinal),
            card,
            StringComparison.Ordinal
        );
    }

    [Fact]
    public void Card_Importances_AreThisRun()
    {
        foreach (LearnedModel model in LearnedModels.All)
        {
            string card = File.ReadAllText(DocumentPage.PathOf("models", $"{model.ToWord()}.md"));
            foreach (FeatureImportance one in Importances.Value.OrderByDescending(one => one.Losses[(int)model]).Take(6))
            {
                string loss = one.Losses[(int)model].ToString("0.00", CultureInfo.InvariantCulture);
                Assert.Contains($"| `{one.Feature.Name}` | {loss} |", card, StringComparison.Ordinal);
            }
        }
    }

    [Fact]
    public void FeaturePage_EveryFeature_IsListedAsTheCodeHasIt()
    {
        string page = File.ReadAllText(DocumentPage.PathOf("models", "features.md"));
        Assert.All(
            RoundFeatures.All,
            one =>
                Assert.Contains(
                    $"| `{one.Name}` | {one.Unit} | {one.KnownFrom} | {one.Meaning} |",
                    page,
                    StringComparison.Ordinal
                )
        );
    }

    private static (CutoffReport Standard, CutoffReport HoldOut) Run(string method)
    {
        CutoffReport Judge(EvaluationWindow window) =>
            new Backtest(
                History,
                new BacktestOptions(window, ProgramSeed, Threads: 2, Progress: null, CancellationToken.None),
                method
            ).RunSizeGiven();
        return (Judge(EvaluationWindow.Standard), Judge(HoldOut));
    }
}
