using System.Text.Json;
using ExpressEntry.Sim.Cli.Common;
using ExpressEntry.Sim.Cli.Tests.Score;

namespace ExpressEntry.Sim.Cli.Tests.Documents;

/// <summary>The verbs that candidates call speak French with <c>--lang fr</c>, and nothing else changes.</summary>
public sealed class FrenchTests : IDisposable
{
    private readonly TestHost _host = new() { Width = 1_000 };
    private readonly string _profile;

    public FrenchTests() => _profile = _host.Write("profile.yaml", ExampleFiles.Read("profile.yaml"));

    public void Dispose() => _host.Dispose();

    [Theory]
    [InlineData("score", "Note du SCG le 21 juillet 2026\u00A0: 524 (règles en vigueur depuis le 25 mars 2025)")]
    [InlineData("score", "1\u00A0560 heures de travail qualifié")]
    [InlineData("score", "Attention\u00A0: les fonds d'établissement")]
    [InlineData("invitation", "Présentez votre demande au plus tard le 19 septembre 2026 (60 jours).")]
    [InlineData("invitation", "20 juin 2026 à 15\u00A0h\u00A004\u00A0min\u00A005\u00A0s\u00A0UTC")]
    [InlineData("invitation", "2\u00A0000 invitations")]
    [InlineData("odds", "Vos chances d'être invité sont d'environ")]
    [InlineData("odds", "1\u00A0000 avenirs simulés")]
    public void Run_French_WritesDatesAndNumbersAsInCanada(string verb, string expected)
    {
        Assert.Equal(ExitCode.Done, _host.Run(Call(verb, "fr")));

        Assert.Contains(expected, _host.Out, StringComparison.Ordinal);
        Assert.Empty(_host.Error);
    }

    [Theory]
    [InlineData("score")]
    [InlineData("invitation")]
    [InlineData("odds")]
    public void Run_French_FitsTheTerminal(string verb)
    {
        _host.Width = 100;
        Assert.Equal(ExitCode.Done, _host.Run(Call(verb, "fr")));

        Assert.All(_host.Out.Split('\n'), line => Assert.True(line.Length <= 100, line));
        Assert.DoesNotContain("…", _host.Out, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("score")]
    [InlineData("invitation")]
    [InlineData("odds")]
    public void Run_FrenchJson_DiffersInTextsOnly(string verb)
    {
        Assert.Equal(ExitCode.Done, _host.Run([.. Call(verb, "en"), "--json"]));
        JsonElement english = JsonElement.Parse(_host.Out);
        Assert.Equal(ExitCode.Done, _host.Run([.. Call(verb, "fr"), "--json"]));
        JsonElement french = JsonElement.Parse(_host.Out);

        Assert.NotEqual(english.GetRawText(), french.GetRawText());
        Assert.Equal(Shape(english), Shape(french));
    }

    [Theory]
    [InlineData("score")]
    [InlineData("invitation")]
    [InlineData("odds")]
    public void Run_English_IsTheDefault(string verb)
    {
        Assert.Equal(ExitCode.Done, _host.Run(Call(verb, "en")));
        string english = _host.Out;
        Assert.Equal(ExitCode.Done, _host.Run(Call(verb, "en")[..^2]));

        Assert.Equal(english, _host.Out);
    }

    [Theory]
    [InlineData("score", "de")]
    [InlineData("invitation", "FR")]
    [InlineData("odds", "")]
    public void Run_UnknownLanguage_IsAWrongCall(string verb, string language)
    {
        Assert.Equal(ExitCode.WrongInput, _host.Run(Call(verb, language)));

        Assert.Contains($"--lang is '{language}'; expected en or fr", _host.Error, StringComparison.Ordinal);
        Assert.Empty(_host.Out);
    }

    private string[] Call(string verb, string language) =>
        [
            verb,
            .. verb switch
            {
                "score" => (string[])[_profile, "--on", "2026-07-21", "--timeline", "24"],
                "invitation" => [_profile, "--at", "2026-07-21", "--round", "428", "--history", "embedded"],
                _ => ["--profile", _profile, "--history", "embedded"],
            },
            "--lang",
            language,
        ];

    // Keys, numbers and codes; texts that people read are left out.
    private static string Shape(JsonElement json) =>
        json.ValueKind switch
        {
            JsonValueKind.Object => string.Join(
                ';',
                json.EnumerateObject().Select(member => $"{member.Name}={(IsText(member) ? "text" : Shape(member.Value))}")
            ),
            JsonValueKind.Array => $"[{string.Join(',', json.EnumerateArray().Select(Shape))}]",
            _ => json.GetRawText(),
        };

    private static bool IsText(JsonProperty member) =>
        member.Name is "what" or "warnings" or "change" && member.Value.ValueKind is not JsonValueKind.Number;
}
