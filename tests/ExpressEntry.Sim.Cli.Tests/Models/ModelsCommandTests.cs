using System.Text.Json;
using ExpressEntry.Sim.Cli.Common;

namespace ExpressEntry.Sim.Cli.Tests.Models;

public sealed class ModelsCommandTests : IDisposable
{
    private readonly string _parent = Directory.CreateTempSubdirectory("eesim-models-").FullName;

    public void Dispose() => Directory.Delete(_parent, recursive: true);

    [Fact]
    public void Run_OutTwice_WritesTheSameBytesAndCheckAgrees()
    {
        (string first, string second) = (Path.Combine(_parent, "one"), Path.Combine(_parent, "two"));
        Assert.Equal(ExitCode.Done, Run("models", "--out", first, "--as-of", "2025-03-10").Code);
        Assert.Equal(ExitCode.Done, Run("models", "--out", second, "--as-of", "2025-02-01").Code); // the same half-year
        string[] files = [.. Directory.GetFiles(first).Select(file => Path.GetFileName(file)).Order(StringComparer.Ordinal)];
        Assert.Equal(
            [
                "boosted-size-hidden.json",
                "boosted-size-known.json",
                "forest-size-hidden.json",
                "forest-size-known.json",
                "regression-size-hidden.json",
                "regression-size-known.json",
            ],
            files
        );
        Assert.All(
            files,
            file => Assert.Equal(File.ReadAllBytes(Path.Combine(first, file)), File.ReadAllBytes(Path.Combine(second, file)))
        );
        (int code, string output, string error) = Run("models", "--check", first);
        Assert.Equal((ExitCode.Done, ""), (code, error));
        Assert.Contains("byte for byte", output, StringComparison.Ordinal);
    }

    [Fact]
    public void Run_CheckOfAChangedNumber_SaysWhichFile()
    {
        string folder = Path.Combine(_parent, "changed");
        Run("models", "--out", folder);
        string file = Path.Combine(folder, "regression-size-known.json");
        string text = File.ReadAllText(file);
        int digit = text.IndexOf("\"coefficients\":[[", StringComparison.Ordinal) + "\"coefficients\":[[".Length;
        int end = text.IndexOf(',', digit);
        File.WriteAllText(file, text[..digit] + "1.5" + text[end..]);
        AssertRefused($"{file}: 'parameters' are not those", "models", "--check", folder);
    }

    [Fact]
    public void Run_CheckAgainstAnotherHistory_NamesTheDigests()
    {
        string folder = Path.Combine(_parent, "late");
        Run("models", "--out", folder);
        AssertRefused("'data_digest' is", "models", "--check", folder, "--as-of", "2024-01-01");
    }

    [Fact]
    public void Run_Json_HasDigestModelsAndEveryFeature()
    {
        (int code, string output, _) = Run("models", "--json");
        Assert.Equal(ExitCode.Done, code);
        using var document = JsonDocument.Parse(output);
        JsonElement root = document.RootElement;
        Assert.Equal(64, root.GetProperty("data_digest").GetString()!.Length);
        Assert.Equal(6, root.GetProperty("models").GetArrayLength());
        JsonElement feature = root.GetProperty("features")[0];
        Assert.Equal("last_cutoff", feature.GetProperty("name").GetString());
        Assert.Equal(JsonValueKind.Number, feature.GetProperty("importance").GetProperty("forest").ValueKind);
    }

    [Fact]
    public void Run_FolderThatIsNotEmpty_IsRefused()
    {
        File.WriteAllText(Path.Combine(_parent, "note.txt"), "mine");
        AssertRefused("expected a new or empty folder", "models", "--out", _parent);
        Assert.Equal("mine", File.ReadAllText(Path.Combine(_parent, "note.txt")));
    }

    [Theory]
    [InlineData("holds no model file", "--check", "no-such-folder")]
    [InlineData("--out and --check are both given", "--check", "a", "--out", "b")]
    [InlineData("expected 60 or more", "--as-of", "2015-06-01")]
    public void Run_WrongCall_IsOneLineAndExitCodeTwo(string expected, params string[] arguments) =>
        AssertRefused(expected, ["models", .. arguments]);

    [Theory]
    [InlineData("clearance")]
    [InlineData("forest")]
    public void Backtest_AnotherMethod_IsNamedAndJudgedAlone(string method)
    {
        string[] window = ["--from", "2026-05-01", "--to", "2026-07-31", "--task", "a"];
        (int code, string output, _) = Run(["backtest", "--method", method, .. window]);
        Assert.Equal(ExitCode.Done, code);
        Assert.Contains($"({method} alone)", output, StringComparison.Ordinal);
        Assert.NotEqual(Run(["backtest", .. window]).Output, output);
    }

    [Fact]
    public void Backtest_AMethodThatIsNone_NamesThoseThatAre() =>
        AssertRefused("--method is 'oracle'; expected eesim, clearance, regression", "backtest", "--method", "oracle");

    private static void AssertRefused(string expected, params string[] arguments)
    {
        (int code, string output, string error) = Run(arguments);
        Assert.Equal(ExitCode.WrongInput, code);
        Assert.Empty(output);
        Assert.Contains(expected, error, StringComparison.Ordinal);
        Assert.Single(error.TrimEnd().Split('\n'));
    }

    private static (int Code, string Output, string Error) Run(params string[] arguments)
    {
        using var host = new TestHost();
        int code = host.Run(arguments);
        return (code, host.Out, host.Error);
    }
}
