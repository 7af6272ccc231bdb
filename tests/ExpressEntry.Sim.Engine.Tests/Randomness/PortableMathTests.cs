using ExpressEntry.Sim.Engine.Randomness;

namespace ExpressEntry.Sim.Engine.Tests.Randomness;

public sealed class PortableMathTests
{
    [Fact]
    public void Log_OverTheWholeRange_AgreesWithThePlatform()
    {
        var random = new RandomStream(1, 0, StreamPurpose.Parameters, 0);
        for (int i = 0; i < 100_000; i++)
        {
            double x = Math.ScaleB(1 + random.NextUniform(), random.NextBelow(2000) - 1000);
            Assert.Equal(Math.Log(x), PortableMath.Log(x), Math.Max(1e-15, Math.Abs(Math.Log(x)) * 5e-16));
        }
    }

    [Fact]
    public void Exp_OverTheWholeRange_AgreesWithThePlatform()
    {
        var random = new RandomStream(2, 0, StreamPurpose.Parameters, 0);
        for (int i = 0; i < 100_000; i++)
        {
            double x = (random.NextUniform() * 1400) - 700;
            Assert.Equal(1, PortableMath.Exp(x) / Math.Exp(x), 1e-15);
        }
    }

    [Theory]
    // Table values of the standard normal distribution.
    [InlineData(0.5, 0.0)]
    [InlineData(0.975, 1.959963984540054)]
    [InlineData(0.95, 1.6448536269514722)]
    [InlineData(0.001, -3.090232306167813)]
    [InlineData(1e-9, -5.9978070150076865)]
    [InlineData(1e-16, -8.222082216130435)]
    public void InverseNormal_TableValues_AreMet(double p, double z) =>
        Assert.Equal(z, PortableMath.InverseNormal(p), 1e-12 * Math.Max(1, Math.Abs(z)));

    [Theory]
    [InlineData(0.0)]
    [InlineData(-1.0)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void Log_OutsideItsRange_IsRefused(double x) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PortableMath.Log(x));

    [Theory]
    [InlineData(0.0)]
    [InlineData(1.0)]
    [InlineData(double.NaN)]
    public void InverseNormal_OutsideItsRange_IsRefused(double p) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => PortableMath.InverseNormal(p));
}
