using System.Text;
using ExpressEntry.Sim.Data.Replay;
using ExpressEntry.Sim.Engine.Replay;

namespace ExpressEntry.Sim.Data.Tests.Replay;

public sealed class ProfileFileTests : IDisposable
{
    private const string Header = "profile_id,crs,submitted_at,programs,categories,expires_at\n";
    private const string Good = "a,480,2026-01-01T00:00:00Z,cec,french,\n";
    private readonly string _path = Path.GetTempFileName();

    public void Dispose() => File.Delete(_path);

    [Fact]
    public void ReadCsv_AnyOrderOfColumnsQuotesAndLineEnds_AreRead()
    {
        ReplayPool pool = Read(
            "\uFEFFcrs,note,categories,profile_id,programs,submitted_at\r\n"
                + "480,\"a,\nb\",french|stem,\"x \"\"1\"\"\",cec,2026-01-02T03:04:05Z\r\n"
                + "\r\n"
                + "500,,,y,,2024-02-29T00:00:00Z"
        );
        Assert.Equal(2, pool.Count);
        Assert.Equal("x \"1\"", Encoding.UTF8.GetString(pool.IdOf(0)));
        Assert.Equal((480, 500), (pool.ScoreOf(0), pool.ScoreOf(1)));
        Assert.Equal(new DateTimeOffset(2026, 1, 2, 3, 4, 5, default).ToUnixTimeSeconds(), pool.SubmittedOf(0));
    }

    [Fact]
    public void ReadCsv_LargerThanTheBuffer_KeepsEveryRecord()
    {
        var text = new StringBuilder(Header);
        for (int i = 0; i < 60_000; i++)
        {
            text.Append(i % 3 == 0 ? $"\"id \"\"{i}\"\"\"" : $"id {i}").Append(",480,2026-01-01T00:00:00Z,cec,,\n");
        }

        ReplayPool pool = Read(text.ToString());
        Assert.Equal(60_000, pool.Count);
        for (int i = 0; i < pool.Count; i++)
        {
            Assert.Equal(i % 3 == 0 ? $"id \"{i}\"" : $"id {i}", Encoding.UTF8.GetString(pool.IdOf(i)));
        }
    }

    [Theory]
    [InlineData("", "is empty")]
    [InlineData("profile_id,crs,submitted_at,programs\n", "line 1: no column 'categories'")]
    [InlineData("crs,crs\n", "line 1: two columns 'crs'")]
    [InlineData(Header + Good + "b,480.5,2026-01-01T00:00:00Z,cec,,\n", "line 3: 'crs' is \"480.5\"")]
    [InlineData(Header + "b,1201,2026-01-01T00:00:00Z,cec,,\n", "line 2: 'crs' is \"1201\"")]
    [InlineData(Header + "b,-1,2026-01-01T00:00:00Z,cec,,\n", "line 2: 'crs' is \"-1\"")]
    [InlineData(Header + "b,,2026-01-01T00:00:00Z,cec,,\n", "line 2: 'crs' is \"\"")]
    [InlineData(Header + ",480,2026-01-01T00:00:00Z,cec,,\n", "line 2: 'profile_id' is \"\"")]
    [InlineData(Header + "b,480,2026-02-29T00:00:00Z,cec,,\n", "line 2: 'submitted_at' is \"2026-02-29T00:00:00Z\"")]
    [InlineData(Header + "b,480,2026-01-01 00:00:00,cec,,\n", "line 2: 'submitted_at'")]
    [InlineData(Header + "b,480,2026-01-01T24:00:00Z,cec,,\n", "line 2: 'submitted_at'")]
    [InlineData(Header + "b,480,2026-01-01T00:00:00Z,cecc,,\n", "line 2: 'programs' is \"cecc\"")]
    [InlineData(Header + "b,480,2026-01-01T00:00:00Z,cec,french||stem,\n", "line 2: 'categories' is \"french||stem\"")]
    [InlineData(Header + "b,480,2026-01-01T00:00:00Z,cec,other,\n", "line 2: 'categories' is \"other\"")]
    [InlineData(Header + "b,480,2026-01-01T00:00:00Z,cec,,soon\n", "line 2: 'expires_at' is \"soon\"")]
    [InlineData(
        Header + Good + "b,480,2026-01-01T00:00:00Z,cec,,2025-12-31T23:59:59Z\n",
        "line 3: 'expires_at' is \"2025-12-31T23:59:59Z\"; expected an instant on or after submitted_at, or nothing"
    )]
    [InlineData(Header + "b,480,2026-01-01T00:00:00Z,cec\n", "line 2: 4 fields; expected 6")]
    [InlineData(Header + "\"b,480,2026-01-01T00:00:00Z,cec,,\n", "line 2: a quoted field does not end")]
    [InlineData(Header + "\"b\"c,480,2026-01-01T00:00:00Z,cec,,\n", "line 2: something stands behind")]
    [InlineData(Header + "\"x\ny\",480,2026-01-01T00:00:00Z,cec,,\n\nb,4x,2026-01-01T00:00:00Z,cec,,\n", "line 5: 'crs'")]
    [InlineData(
        Header + Good + "\nb,1,2026-01-01T00:00:00Z,cec,,\n" + Good,
        "line 5: profile_id \"a\" is already on line 2"
    )]
    public void ReadCsv_WrongInput_NamesTheLineAndTheColumn(string text, string expected)
    {
        var wrong = Assert.Throws<InvalidInputException>(() => Read(text));
        Assert.Contains(expected, wrong.Message, StringComparison.Ordinal);
        Assert.StartsWith(_path, wrong.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void ReadCsv_Garbage_IsRefusedOrReadButNeverFailsOtherwise()
    {
        for (int seed = 0; seed < 300; seed++)
        {
            byte[] bytes = Encoding.UTF8.GetBytes(Header + Good + Good.Replace('a', 'b'));
            for (int change = 0; change < 3; change++)
            {
                bytes[(seed * 7919 + change * 104_729) % bytes.Length] = (byte)((seed * 31) + change * 77);
            }

            File.WriteAllBytes(_path, bytes);
            try
            {
                Assert.InRange(ProfileFile.ReadCsv(_path).Count, 0, 2);
            }
            catch (InvalidInputException wrong)
            {
                Assert.StartsWith(_path, wrong.Message, StringComparison.Ordinal);
            }
        }
    }

    private ReplayPool Read(string text)
    {
        File.WriteAllText(_path, text);
        return ProfileFile.ReadCsv(_path);
    }
}
